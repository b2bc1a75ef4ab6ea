import { type Language, textIn, type Words } from "../../language/language.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ReportForm } from "../reports/report-maker.ts";
import type { Summary } from "../summary/summary.ts";
import { type Cell, sheetXml, STYLE, textCell } from "./sheet-xml.ts";
import words from "./words.json" with { type: "json" };

/** What the workbook is made from. */
export interface WorkbookSource {
  /** The files of the parts, a JSON value a line. */
  readonly results: string;
  readonly details: string;
  /** The form of the reports that stand beside the workbook; null where there are none. */
  readonly reports: ReportForm | null;
  /** What differs from an earlier screening, a JSON value a line; null where none was named. */
  readonly flips: string | null;
  readonly summary: Summary;
  readonly rulebook: Rulebook;
  readonly language: Language;
  /** Headings of the columns that describe companies, and of all columns. */
  readonly carried: readonly string[];
  readonly headings: readonly string[];
}

/** Rows that a sheet can hold, less the headings. */
export const MOST_ROWS = 1_048_575;

/** How an outcome's cell looks. */
export const OUTCOME_STYLES: Readonly<Record<Outcome, number>> = {
  eligible: STYLE.eligible,
  conditional: STYLE.conditional,
  undetermined: STYLE.undetermined,
  ineligible: STYLE.ineligible,
  "not-in-force": STYLE.notInForce,
  "not-applicable": STYLE.wrapped,
};

/** The headings of who is meant. */
export function who(language: Language): string[] {
  return [textIn(words.findings.line, language), textIn(words.findings.name, language)];
}

/** Words as headings. */
export function titles(of: Readonly<Record<string, Words>>, language: Language): string[] {
  return Object.values(of).map((title) => textIn(title, language));
}

/** A sheet of headings and rows of text. */
export function table(
  widths: readonly number[],
  heads: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Iterable<string> {
  return sheetXml(widths, withHeads(heads, rows), { columnStyle: STYLE.text, filteredColumns: heads.length });
}

/** Headings and as many rows as a sheet holds. */
export function* withHeads(
  heads: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Generator<readonly Cell[]> {
  yield heads.map((head) => textCell(head, STYLE.heading));
  let count = 0;
  for (const row of rows) {
    if (count >= MOST_ROWS) return;
    count += 1;
    yield row;
  }
}

/** Cells of text. */
export function texts(cells: readonly string[]): Cell[] {
  return cells.map((cell) => textCell(cell, STYLE.wrapped));
}
