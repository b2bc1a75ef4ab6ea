import { formatPath, type Problem } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ParsedRow } from "../columns/answers.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { TableReader } from "../columns/table-reader.ts";
import { type CsvRow, parseCsv } from "../source/csv.ts";
import { parseRows } from "../source/table-row.ts";
import words from "../words.json" with { type: "json" };
import type { ScreenPlan } from "./plan.ts";

/** Reads the rows of a chunk; the facts of their keys are in this order. */
export interface RowReader {
  readonly order: readonly string[];
  readonly read: (text: string, line: number) => Iterable<ParsedRow>;
  /** What people call the place of a problem in a row. */
  readonly nameColumn: (problem: Problem) => string;
}

/** The reader of a plan's records. */
export function createRowReader(
  rulebook: Rulebook,
  { form, columns, asOf, isStrict }: ScreenPlan,
): RowReader {
  if (columns === null) {
    const reader = new LinesReader(rulebook.vocabulary, asOf);
    const read: RowReader["read"] = function* (text, first) {
      for (const [index, line] of linesOf(text)) {
        if (line.trim() !== "") yield reader.read(first + index, line);
      }
    };
    return { order: reader.facts, read, nameColumn: ({ path }) => formatPath(path) };
  }
  const reader = new TableReader(columns, rulebook.vocabulary, { asOf, isStrict });
  const read: RowReader["read"] =
    form === "csv"
      ? function* (text, first) {
          for (const row of parseCsv(text, first)) yield brokenRow(row, columns, reader) ?? reader.read(row);
        }
      : function* (text, first) {
          for (const row of parseRows(text, first, columns.headings.length)) yield reader.read(row);
        };
  return { order: reader.facts, read, nameColumn: (problem) => reader.headingOf(problem) };
}

/** What keeps a record of a CSV from being a row of its table; null where nothing does. */
function brokenRow(
  { line, cells, text, broken }: CsvRow,
  { headings }: ColumnPlan,
  reader: TableReader,
): ParsedRow | null {
  const width = headings.length;
  if (broken === null && (cells.length === width || (cells.length > width && isEmptyFrom(cells, width))))
    return null;
  const own = headings.map((_, index) => cells[index] ?? "");
  const reason = broken === null ? reader.leaveOut(cells) : null;
  if (reason !== null) return { kind: "left-out", line, reason, cells: own };
  const counts = { found: String(cells.length), expected: String(width) };
  const expected = broken === null ? fillWords(words.errors.ragged, counts) : words.errors[broken.code];
  const column = broken === null ? "" : (headings[broken.column - 1] ?? "");
  return { kind: "rejected", line, faults: [{ column, value: text, expected, problem: null }], cells: own };
}

function isEmptyFrom(cells: readonly string[], from: number): boolean {
  return cells.slice(from).every((cell) => cell.trim() === "");
}

function linesOf(text: string): Iterable<readonly [number, string]> {
  return text.split(/\r\n|\n|\r/).entries();
}
