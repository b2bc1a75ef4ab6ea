import { errorAt, screenError } from "../screen-error.ts";
import { parseCsv, RecordScanner } from "./csv.ts";
import type { Encoding } from "./encoding.ts";
import { piecesOf } from "./pieces.ts";

/** The first record of a CSV, and where the records behind it begin. */
export interface TableHeader {
  readonly headings: readonly string[];
  readonly nextOffset: number;
  readonly nextLine: number;
}

/**
 * Reads the headings of a CSV of so many bytes, whose text begins at `start`. Throws a ScreenError where the file is
 * empty or begins with an empty line, or where the headings are broken.
 */
export function readTableHeader(
  file: string,
  name: string,
  { start, size, encoding }: { readonly start: number; readonly size: number; readonly encoding: Encoding },
): TableHeader {
  const [first] = piecesOf(file, start);
  if (first === undefined) throw screenError("emptyInput", { source: name });
  const isWhole = start + first.length >= size;
  const scanner = new RecordScanner(first.toString("latin1"), 1, { isWhole, quotes: true });
  const span = scanner.next();
  if (span === null && !isWhole) throw errorAt(1, 1, "recordTooLong", { most: "1" });
  if (span === null || span.line > 1) throw errorAt(1, 1, "noHeader", {});
  if (span.broken !== null) throw errorAt(1, span.broken.column, span.broken.code, {});
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const [record] = parseCsv(decoder.decode(first.subarray(0, span.end)), 1);
  if (record === undefined || record.cells.every((cell) => cell.trim() === ""))
    throw errorAt(1, 1, "noHeader", {});
  return { headings: record.cells, nextOffset: start + span.next, nextLine: 1 + span.lines };
}
