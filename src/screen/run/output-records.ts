import { type Language, textIn } from "../../language/language.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { ParsedRow } from "../columns/answers.ts";
import { csvRecord } from "../table/safe-cell.ts";
import words from "../words.json" with { type: "json" };
import type { Detail } from "../workbook/details.ts";

/** A record of left-out.csv. */
export function leftOutRecord(
  { line, reason, cells }: Pick<ParsedRow & { kind: "left-out" }, "line" | "reason" | "cells">,
  language: Language,
): string {
  return csvRecord([String(line), textIn(words.leftOut[reason], language), ...cells]);
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

/** The heading under which a list of profiles has its rows in rejects.csv and left-out.csv. */
export const PROFILE_COLUMN = "profile";
