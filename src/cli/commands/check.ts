import { createAdvisor } from "../../advise/advisor.ts";
import { parseKeep } from "../../advise/keep.ts";
import { answerReport } from "../../answers/answer-report.ts";
import { createEvaluator } from "../../evaluate/evaluate.ts";
import type { Language } from "../../language/language.ts";
import { dayAskedIn } from "../../profile/days.ts";
import { renderJson } from "../../report/json.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { renderText } from "../../report/text.ts";
import { viewReport } from "../../report/view.ts";
import { readOptionBy, readProfile } from "../input.ts";
import { loadRules } from "../seal.ts";
import type { Outside } from "../terminal.ts";

export const CHECK_FORMATS = ["text", "json", "markdown", "html"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckRequest {
  readonly file: string;
  readonly format: CheckFormat;
  /** null for the profile's own day, or else today. */
  readonly asOf: string | null;
  readonly language: Language;
  readonly all: boolean;
  /** Whether a text holds everything, and not the answers alone. */
  readonly full: boolean;
  /** Facts that cannot change, besides those that are not in the company's hands. */
  readonly keep: string;
}

/** `zhunru check FILE`: one profile against every rule. */
export async function runCheck(request: CheckRequest, outside: Outside): Promise<number> {
  const rulebook = loadRules(outside);
  const keep = readOptionBy("--keep", () => parseKeep(request.keep, rulebook.vocabulary));
  const profile = await readProfile(request.file, rulebook.vocabulary);
  const asOf = request.asOf ?? dayAskedIn(profile) ?? outside.today;
  const evaluator = createEvaluator(rulebook, outside.version);
  const advised = await createAdvisor(rulebook, evaluator).report(profile, asOf, { keep });
  const report = answerReport(advised, rulebook);
  if (request.format === "json") {
    outside.write(renderJson(report));
    return 0;
  }
  if (request.format === "html") {
    const { checkAsHtml } = await import("./check-html.ts");
    outside.write(await checkAsHtml({ ...request, asOf }, profile, report, { rulebook, evaluator, outside }));
    return 0;
  }
  const { language } = request;
  const view = viewReport(report, rulebook, language, request.all);
  const { width, colour } = outside;
  outside.write(
    request.format === "markdown"
      ? renderMarkdown(view, language)
      : renderText(view, { language, width, colour }, request.full),
  );
  return 0;
}
