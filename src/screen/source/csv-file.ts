import { chunksOf } from "./chunks.ts";
import { parseCsv } from "./csv.ts";

/** The records of a CSV that this program wrote (UTF-8, with or without a byte-order mark), the headings first. */
export function* recordsOfCsv(file: string): Generator<readonly string[]> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (const { bytes, line, fault } of chunksOf(file, { offset: 0, line: 1 }, true)) {
    for (const row of parseCsv(decoder.decode(bytes).replace(/^\ufeff/, ""), line)) yield row.cells;
    if (fault !== null) throw fault;
  }
}
