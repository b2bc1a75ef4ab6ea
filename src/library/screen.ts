/**
 * `zhunru/screen`: many companies by one set of rules, row by row (`screenRows`) or a whole file into a folder
 * (`screenFile`), as `screen` does it.
 */

import type { Finding as InnerFinding } from "../contract/finding.ts";
import { showProblem } from "../contract/problem.ts";
import { type Problem as InnerProblem, InputError as UnusableInput } from "../input/problem.ts";
import { LinesReader, nameIn } from "../screen/columns/lines-reader.ts";
import { CompanyScreener } from "../screen/company/company-screener.ts";
import type { Problem } from "./errors.ts";
import { type DayOption, dayOf } from "./evaluate.ts";
import { type ProfileAnswers, readAnswers } from "./read-answers.ts";
import { insideOf, type Rules } from "./rules.ts";
import type { Finding } from "./shapes.ts";

export { InputError, type Problem, ScreenError } from "./errors.ts";
export type { DayOption } from "./evaluate.ts";
export type { GivenAnswer, ProfileAnswers } from "./read-answers.ts";
export type { Rules } from "./rules.ts";
export { type FileOptions, type ScreenSummary, screenFile } from "./screen-file.ts";
export type { Finding, Outcome } from "./shapes.ts";

/** A company: the text of a profile's JSON object, or answers in which every number is text. */
export type Row = string | ProfileAnswers;

/** What came of one row. */
export type ScreenedRow =
  | {
      readonly kind: "company";
      /** The row's number, from 1. */
      readonly row: number;
      readonly name: string | null;
      /** Of every provision that applies, or could apply, in the order of their ids. */
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: "rejected";
      readonly row: number;
      readonly name: string | null;
      /** Everything that keeps the row from being used. */
      readonly problems: readonly Problem[];
    };

/**
 * Screens rows one after the other: each row in gives one out, in order, and none is kept. The findings are those of
 * `evaluate` for the same profile and day (without `blocked`), many times faster, since companies that are alike share
 * their reasons. `asOf` (YYYY-MM-DD) is the day of the whole list, today in Asia/Shanghai by default; a row about another
 * day is rejected. Throws an InputError for a day that there is none of.
 */
export async function* screenRows(
  rules: Rules,
  rows: Iterable<Row> | AsyncIterable<Row>,
  options: DayOption = {},
): AsyncGenerator<ScreenedRow, void, undefined> {
  const { rulebook } = insideOf(rules);
  const asOf = dayOf(null, options);
  const reader = new LinesReader(rulebook.vocabulary, asOf);
  const screener = new CompanyScreener<InnerFinding>(rulebook, asOf, reader.facts, (finding) => finding);
  let row = 0;
  for await (const given of rows) {
    row += 1;
    yield screenRow(row, given, reader, screener);
  }
}

function screenRow(
  row: number,
  given: Row,
  reader: LinesReader,
  screener: CompanyScreener<InnerFinding>,
): ScreenedRow {
  const rejected = (name: string | null, problems: readonly InnerProblem[]): ScreenedRow => ({
    kind: "rejected",
    row,
    name,
    problems: problems.map(showProblem),
  });
  let text: string;
  try {
    text = typeof given === "string" ? given : JSON.stringify(readAnswers(given));
  } catch (error) {
    if (!(error instanceof UnusableInput) || typeof given === "string") throw error;
    const { name } = given;
    return rejected(typeof name === "string" ? name : null, error.problems);
  }
  const parsed = reader.read(row, text);
  switch (parsed.kind) {
    case "read": {
      const name = parsed.profile.get("name");
      const findings = screener.screen(parsed).map(({ formatted }) => formatted);
      return { kind: "company", row, name: name?.kind === "text" ? name.text : null, findings };
    }
    case "rejected":
      return rejected(
        nameIn(text),
        parsed.faults.flatMap(({ problem }) => problem ?? []),
      );
    case "left-out":
      throw new Error("a row of a list of profiles is not left out");
  }
}
