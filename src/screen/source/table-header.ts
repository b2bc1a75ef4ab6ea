import { errorAt, screenError } from "../screen-error.ts";
import { parseCsv } from "./csv.ts";
import type { Encoding } from "./encoding.ts";
import { piecesOf } from "./pieces.ts";
import { endOfFirstRecord } from "./split-records.ts";

/** The first record of a CSV, and where the records behind it begin. */
export interface TableHeader {
  readonly headings: readonly string[];
  readonly nextOffset: number;
  readonly nextLine: number;
}

/** Reads the headings of a CSV. Throws a ScreenError where the file is empty or begins with an empty line. */
export function readTableHeader(file: string, name: string, start: number, encoding: Encoding): TableHeader {
  const [first] = piecesOf(file, start);
  if (first === undefined) throw screenError("emptyInput", { source: name });
  const end = endOfFirstRecord(first) ?? first.length;
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(first.subarray(0, end));
  const [record] = parseCsv(text, 1);
  if (record === undefined || record.cells.every((cell) => cell.trim() === ""))
    throw errorAt(1, 1, "noHeader", {});
  return {
    headings: record.cells,
    nextOffset: start + end,
    nextLine: 1 + (text.match(/\r\n|\r|\n/g)?.length ?? 0),
  };
}
