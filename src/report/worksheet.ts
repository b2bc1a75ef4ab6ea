import type { Report } from "../contract/report.ts";
import { type Language, textIn } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { factOf } from "../vocabulary/vocabulary.ts";
import { viewReport } from "./view.ts";
import type { AnswerView, BasisView } from "./view-answers.ts";
import type { RequirementView } from "./view-types.ts";

/** A single application as an examiner goes through it, in one language. */
export interface Worksheet {
  readonly language: Language;
  readonly heading: string;
  readonly asOf: string;
  /** Answers that are missing, each with who knows it. */
  readonly missing: readonly string[];
  readonly answers: readonly AnswerView[];
  readonly nothingAsked: string | null;
  readonly unmet: readonly (RequirementView & { readonly place: string })[];
  /** Every answer on which a result rests, with where it can be looked up. */
  readonly originals: readonly (BasisView & { readonly whoKnows: string })[];
  /** What an authority has to settle, each once. */
  readonly unsettled: readonly string[];
  readonly warnings: readonly string[];
}

/** The working sheet of a report. */
export function viewWorksheet(report: Report, rulebook: Rulebook, language: Language): Worksheet {
  const view = viewReport(report, rulebook, language, false);
  const needs = view.answers.flatMap((answer) => answer.needs);
  return {
    language,
    heading: view.heading,
    asOf: view.asOf,
    missing: [...new Set(view.findings.flatMap(({ missing }) => missing))],
    answers: view.answers,
    nothingAsked: view.nothingAsked,
    unmet: view.findings.flatMap(({ requirements, summaryPlace }) =>
      requirements
        .filter(({ result }) => result === "unmet")
        .map((requirement) => ({ ...requirement, place: summaryPlace })),
    ),
    originals: view.basis.map((basis) => ({
      ...basis,
      whoKnows: textIn(factOf(basis.fact, rulebook.vocabulary).whoKnows, language),
    })),
    unsettled: [
      ...new Set(
        needs.filter(({ kind }) => kind !== "answer" && kind !== "requirement").map(({ text }) => text),
      ),
    ],
    warnings: view.warnings,
  };
}
