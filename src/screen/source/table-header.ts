import { MOST_ABOVE, type HeadRow } from "../columns/find-table.ts";
import { errorAt, screenError } from "../screen-error.ts";
import { parseCsv, RecordScanner } from "./csv.ts";
import type { Encoding } from "./encoding.ts";
import { piecesOf } from "./pieces.ts";

/** One of the first records of a CSV that is not empty, and where the records behind it begin. */
export interface FirstRecord extends HeadRow {
  readonly nextOffset: number;
  readonly nextLine: number;
}

/**
 * Reads the first records of a CSV of so many bytes, whose text begins at `start`. Throws a ScreenError where there is
 * none, or where the first is broken.
 */
export function readFirstRecords(
  file: string,
  name: string,
  { start, size, encoding }: { readonly start: number; readonly size: number; readonly encoding: Encoding },
): FirstRecord[] {
  const [first] = piecesOf(file, start);
  if (first === undefined) throw screenError("emptyInput", { source: name });
  const isWhole = start + first.length >= size;
  const scanner = new RecordScanner(first.toString("latin1"), 1, { isWhole, quotes: true });
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const records: FirstRecord[] = [];
  while (records.length < MOST_ABOVE) {
    const span = scanner.next();
    if (span === null && records.length === 0 && !isWhole)
      throw errorAt(1, 1, "recordTooLong", { most: "1" });
    if (span === null) break;
    if (span.broken !== null && records.length === 0)
      throw errorAt(span.line, span.broken.column, span.broken.code, {});
    if (span.broken !== null) break;
    const [record] = parseCsv(decoder.decode(first.subarray(span.start, span.end)), span.line);
    if (record === undefined || record.cells.every((cell) => cell.trim() === "")) continue;
    const { line, cells } = record;
    records.push({ line, cells, nextOffset: start + span.next, nextLine: line + span.lines });
  }
  if (records.length === 0) throw errorAt(1, 1, "noHeader", {});
  return records;
}
