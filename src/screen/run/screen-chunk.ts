import { findWarningCodes } from "../../profile/warnings.ts";
import { fillWords, type Language } from "../../language/language.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { forParts, type Part } from "./journal.ts";
import type { RowReading } from "../columns/answers.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { SHOWN_OTHERWISE, TableReader } from "../columns/table-reader.ts";
import { CompanyScreener } from "../company/company-screener.ts";
import { Tally, type Totals } from "../company/tally.ts";
import { type CsvRow, parseCsv } from "../source/csv.ts";
import type { Encoding } from "../source/encoding.ts";
import { readRowLine, type TableRow } from "../source/table-row.ts";
import { createDrawing, type DrawnFinding, resultRow, type Table } from "../table/draw-finding.ts";
import { csvCell, csvRecord } from "../table/safe-cell.ts";
import words from "../words.json" with { type: "json" };

/** How the records of an input are written: CSV, a JSON profile a line, or a JSON array of cells a line. */
export type RecordForm = "csv" | "profiles" | "rows";

/** Everything that decides what comes of a row; it travels to the threads. */
export interface ScreenPlan {
  readonly form: RecordForm;
  readonly encoding: Encoding;
  /** null for profiles, which name their facts themselves. */
  readonly columns: ColumnPlan | null;
  readonly asOf: string;
  readonly language: Language;
  readonly table: Table;
  /** Whether CSV files begin with the mark by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
}

/** What came of a chunk of whole records: parts of the output files, as bytes, and totals. */
export interface ChunkResult {
  readonly parts: Readonly<Record<Part, Uint8Array>>;
  readonly totals: Totals;
}

const encoder = new TextEncoder();

/** Screens chunks of records by one plan; what it learns of one chunk makes the next ones faster. */
export class ChunkScreener {
  readonly #plan: ScreenPlan;
  readonly #vocabulary: Vocabulary;
  readonly #rules: number;
  readonly #screener: CompanyScreener<DrawnFinding>;
  readonly #read: Reader["read"];

  constructor(rulebook: Rulebook, plan: ScreenPlan) {
    this.#plan = plan;
    this.#rules = rulebook.rules.length;
    this.#vocabulary = rulebook.vocabulary;
    const { order, read } = readerOf(rulebook, plan);
    this.#read = read;
    this.#screener = new CompanyScreener(
      rulebook,
      plan.asOf,
      { order, isTable: plan.columns !== null },
      createDrawing(plan.table, plan.language, rulebook.vocabulary),
    );
  }

  /** `line` is the line on which the chunk begins. Throws a ScreenError where the file itself is broken. */
  screen(bytes: Uint8Array, line: number): ChunkResult {
    const text = new TextDecoder(this.#plan.encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const tally = new Tally(this.#rules);
    const parts = forParts((): string[] => []);
    for (const reading of this.#read(text, line)) {
      tally.rows += 1;
      if (reading.kind === "rejected") {
        tally.rejected += 1;
        parts.rejects.push(this.#rejected(reading));
      } else if (reading.kind === "left-out") {
        tally.leftOut += 1;
        parts.leftOut.push(leftOutRecord(reading, this.#plan.language));
      } else {
        tally.companies += 1;
        this.#company(reading, parts, tally);
      }
    }
    return {
      parts: forParts((part) => encoder.encode(parts[part].join(""))),
      totals: tally.totals(),
    };
  }

  #company(row: RowReading & { kind: "read" }, parts: Readonly<Record<Part, string[]>>, tally: Tally): void {
    const { table, language, asOf } = this.#plan;
    const answer = row.profile.get("name");
    const name = answer?.kind === "text" ? answer.text : "";
    const counts = new Array<number>(OUTCOMES.length).fill(0);
    const outcomes = this.#screener.screen(row);
    for (const { rule, outcome, drawn } of outcomes) {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      tally.count(rule, outcome);
      parts.results.push(resultRow(table, row.line, name, drawn));
      for (const { near, distance } of drawn.nearness) tally.near(row.line, name, near, distance);
    }
    const understood = row.understood.map(({ fact, words }) => `${fact}: ${words[language]}`).join("; ");
    const warnings = [...findWarningCodes(row.profile, this.#vocabulary, asOf), ...row.warnings].join("; ");
    if (row.warnings.includes(SHOWN_OTHERWISE)) tally.shownOtherwise += 1;
    parts.profiles.push(`${row.json}\n`);
    counts[0] = this.#rules - outcomes.length;
    parts.companies.push(
      `${row.line},${csvCell(name)},${counts.toReversed().join(",")},${csvCell(understood)},${warnings}\n`,
    );
  }

  #rejected({ line, faults, cells }: RowReading & { kind: "rejected" }): string {
    const { language } = this.#plan;
    return csvRecord([
      String(line),
      faults.map(({ column }) => column).join("; "),
      faults.map(({ value }) => value).join("; "),
      faults.map(({ expected }) => expected[language]).join("; "),
      ...cells,
    ]);
  }
}

/** A record of left-out.csv. */
export function leftOutRecord(
  { line, reason, cells }: Pick<RowReading & { kind: "left-out" }, "line" | "reason" | "cells">,
  language: Language,
): string {
  return csvRecord([String(line), words.leftOut[reason][language], ...cells]);
}

/** The columns of left-out.csv before the row's own. */
export const LEFT_OUT_COLUMNS: readonly string[] = ["line", "reason"];

/** The columns of companies.csv: the outcomes from the best to the last. */
export const COMPANY_COLUMNS: readonly string[] = [
  "line",
  "name",
  ...OUTCOMES.toReversed(),
  "understood",
  "warnings",
];

/** The columns of rejects.csv before the row's own. */
export const REJECT_COLUMNS: readonly string[] = ["line", "column", "value", "expected"];

/** Reads the rows of a chunk; the facts of their keys are in this order. */
interface Reader {
  readonly order: readonly string[];
  readonly read: (text: string, line: number) => Iterable<RowReading>;
}

function readerOf(rulebook: Rulebook, { form, columns, asOf }: ScreenPlan): Reader {
  if (columns === null) {
    const reader = new LinesReader(rulebook.vocabulary, asOf);
    const read: Reader["read"] = function* (text, first) {
      for (const [index, line] of linesOf(text)) {
        if (line.trim() !== "") yield reader.read(first + index, line);
      }
    };
    return { order: reader.facts, read };
  }
  const reader = new TableReader(columns, rulebook.vocabulary, asOf);
  const read: Reader["read"] =
    form === "csv"
      ? function* (text, first) {
          for (const row of parseCsv(text, first)) yield brokenRow(row, columns) ?? reader.read(row);
        }
      : function* (text, first) {
          for (const row of parseRows(text, first, columns.headings.length)) yield reader.read(row);
        };
  return { order: reader.facts, read };
}

/** What keeps a record of a CSV from being a row of its table; null where nothing does. */
function brokenRow({ line, cells, text, broken }: CsvRow, { headings }: ColumnPlan): RowReading | null {
  const width = headings.length;
  if (broken === null && cells.length === width) return null;
  const counts = { found: String(cells.length), expected: String(width) };
  const expected = broken === null ? fillWords(words.errors.ragged, counts) : words.errors[broken.code];
  const column = broken === null ? "" : (headings[broken.column - 1] ?? "");
  const own = headings.map((_, index) => cells[index] ?? "");
  return { kind: "rejected", line, faults: [{ column, value: text, expected, problem: null }], cells: own };
}

function linesOf(text: string): Iterable<readonly [number, string]> {
  return text.split(/\r\n|\n|\r/).entries();
}

/** Rows of a spreadsheet; an empty line is an empty row. */
function* parseRows(text: string, firstLine: number, width: number): Generator<TableRow> {
  for (const [index, line] of linesOf(text)) {
    if (line !== "") yield readRowLine(line, firstLine + index, width);
  }
}
