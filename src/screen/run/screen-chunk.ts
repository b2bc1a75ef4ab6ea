import { findWarningCodes } from "../../profile/warnings.ts";
import { fillWords, type Language } from "../../language/language.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { forParts, type Part } from "./journal.ts";
import type { RowReading, Unread } from "../columns/answers.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { SHOWN_OTHERWISE, TableReader } from "../columns/table-reader.ts";
import { CompanyScreener, type RuleOutcome } from "../company/company-screener.ts";
import { Tally, type Totals } from "../company/tally.ts";
import { type CsvRow, parseCsv } from "../source/csv.ts";
import type { Encoding } from "../source/encoding.ts";
import { parseRows } from "../source/table-row.ts";
import { createDrawing, type DrawnFinding, resultRow, type Table } from "../table/draw-finding.ts";
import { csvCell, csvRecord } from "../table/safe-cell.ts";
import type { Detail } from "../workbook/people-workbook.ts";
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
  /** Whether every cell that cannot be read rejects its row. */
  readonly isStrict: boolean;
  /** Whether results are in people's words, in CSV too. */
  readonly isInWords: boolean;
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
      createDrawing(plan, rulebook),
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
        this.#reject(reading, parts);
      } else if (reading.kind === "left-out") {
        tally.leftOut += 1;
        parts.leftOut.push(leftOutRecord(reading, this.#plan.language));
        if (this.#isBook) parts.details.push(leftOutDetail(reading));
      } else this.#row(reading, parts, tally);
    }
    return {
      parts: forParts((part) => encoder.encode(parts[part].join(""))),
      totals: tally.totals(),
    };
  }

  /** A row that was read, at least in part: a company unless a rule that concerns it looks at what was not. */
  #row(row: RowReading & { kind: "read" }, parts: Readonly<Record<Part, string[]>>, tally: Tally): void {
    const outcomes = this.#screener.screen(row);
    const isLookedAt = ({ fact }: Unread): boolean =>
      outcomes.some(({ rule }) => this.#screener.answersBehind(rule).includes(fact));
    if (row.unread.some(isLookedAt)) {
      tally.rejected += 1;
      const faults = row.unread.map(({ fault }) => fault);
      this.#reject({ kind: "rejected", line: row.line, faults, cells: row.cells }, parts);
      return;
    }
    tally.companies += 1;
    this.#company(row, outcomes, parts, tally);
  }

  #company(
    row: RowReading & { kind: "read" },
    outcomes: readonly RuleOutcome<DrawnFinding>[],
    parts: Readonly<Record<Part, string[]>>,
    tally: Tally,
  ): void {
    const { table, language, asOf } = this.#plan;
    const answer = row.profile.get("name");
    const name = answer?.kind === "text" ? answer.text : "";
    const counts = new Array<number>(OUTCOMES.length).fill(0);
    for (const { rule, outcome, drawn } of outcomes) {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      tally.count(rule, outcome);
      parts.results.push(resultRow(table, row.line, name, drawn));
      for (const { near, distance } of drawn.nearness) tally.near(row.line, name, near, distance);
    }
    const notRead = row.unread.map(({ fact, fault: { value, expected } }) => ({
      fact,
      words: fillWords(words.cells.notRead, { value, expected }),
    }));
    const told = [...row.understood, ...notRead];
    const understood = told.map(({ fact, words: said }) => `${fact}: ${said[language]}`).join("; ");
    const codes = [...findWarningCodes(row.profile, this.#vocabulary, asOf), ...row.warnings];
    const warnings = codes.join("; ");
    if (row.warnings.includes(SHOWN_OTHERWISE)) tally.shownOtherwise += 1;
    if (this.#isBook) {
      const carried = (this.#plan.columns?.carried ?? []).map((index) => row.cells[index] ?? "");
      const said = told.map(({ fact, words: text }) => ({ fact, words: text[language] }));
      const detail: Detail = {
        kind: "company",
        line: row.line,
        name,
        carried,
        understood: said,
        warnings: codes,
      };
      parts.details.push(`${JSON.stringify(detail)}\n`);
    }
    parts.profiles.push(`${row.json}\n`);
    counts[0] = this.#rules - outcomes.length;
    parts.companies.push(
      `${row.line},${csvCell(name)},${counts.toReversed().join(",")},${csvCell(understood)},${warnings}\n`,
    );
  }

  get #isBook(): boolean {
    return this.#plan.table === "xlsx";
  }

  #reject(row: RowReading & { kind: "rejected" }, parts: Readonly<Record<Part, string[]>>): void {
    const { line, cells } = row;
    parts.rejects.push(this.#rejected(row));
    if (!this.#isBook) return;
    const { language } = this.#plan;
    const faults = row.faults.map(({ column, value, expected }) => ({
      column,
      value,
      expected: expected[language],
    }));
    const detail: Detail = { kind: "rejected", line, faults, cells };
    parts.details.push(`${JSON.stringify(detail)}\n`);
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

/** The same for the workbook. */
export function leftOutDetail({
  line,
  reason,
  cells,
}: Pick<Detail & { kind: "left-out" }, "line" | "reason" | "cells">): string {
  const detail: Detail = { kind: "left-out", line, reason, cells };
  return `${JSON.stringify(detail)}\n`;
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

function readerOf(rulebook: Rulebook, { form, columns, asOf, isStrict }: ScreenPlan): Reader {
  if (columns === null) {
    const reader = new LinesReader(rulebook.vocabulary, asOf);
    const read: Reader["read"] = function* (text, first) {
      for (const [index, line] of linesOf(text)) {
        if (line.trim() !== "") yield reader.read(first + index, line);
      }
    };
    return { order: reader.facts, read };
  }
  const reader = new TableReader(columns, rulebook.vocabulary, { asOf, isStrict });
  const read: Reader["read"] =
    form === "csv"
      ? function* (text, first) {
          for (const row of parseCsv(text, first)) yield brokenRow(row, columns, reader) ?? reader.read(row);
        }
      : function* (text, first) {
          for (const row of parseRows(text, first, columns.headings.length)) yield reader.read(row);
        };
  return { order: reader.facts, read };
}

/** What keeps a record of a CSV from being a row of its table; null where nothing does. */
function brokenRow(
  { line, cells, text, broken }: CsvRow,
  { headings }: ColumnPlan,
  reader: TableReader,
): RowReading | null {
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
