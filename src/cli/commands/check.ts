import { createAdvisor } from "../../advise/advisor.ts";
import { parseKeep } from "../../advise/keep.ts";
import { answerReport } from "../../answers/answer-report.ts";
import { supportIn } from "../../answers/support.ts";
import { createEvaluator } from "../../evaluate/evaluate.ts";
import { renderJson } from "../../report/json.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { renderText } from "../../report/text.ts";
import { viewReport } from "../../report/view.ts";
import type { DossierWishes } from "./check-dossier.ts";
import { readOptionBy } from "../input.ts";
import { type ProfileRequest, readProfileAndDay } from "../ownership-input.ts";
import { readEvidenceFolder } from "../evidence-folder.ts";
import { loadData } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";

export const CHECK_FORMATS = ["text", "json", "markdown", "html", "pdf", "docx"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckRequest extends ProfileRequest {
  readonly format: CheckFormat;
  readonly all: boolean;
  /** Whether a text holds everything, and not the answers alone. */
  readonly full: boolean;
  /** Facts that cannot change, besides those that are not in the company's hands. */
  readonly keep: string;
  /** The folder of the documents that answers stand on; null where none is at hand. */
  readonly evidence: string | null;
  /** What only a dossier has; null for every other format. */
  readonly dossier: DossierWishes | null;
}

/** `zhunru check FILE`: one profile against every rule. */
export async function runCheck(request: CheckRequest, environment: Environment): Promise<number> {
  const { files, rulebook } = loadData(environment);
  const keep = readOptionBy("--keep", () => parseKeep(request.keep, rulebook.vocabulary));
  const { profile, asOf } = await readProfileAndDay(request, rulebook.vocabulary, environment);
  const documents = await readEvidenceFolder(request.evidence, profile);
  const supportOf = supportIn(profile, documents, rulebook.vocabulary);
  if (request.dossier !== null) {
    const { checkAsDossier } = await import("./check-dossier.ts");
    const inputs = [request.file, request.ownership?.file]
      .filter((file) => file !== undefined)
      .filter((file) => file !== "-");
    const wanted = { ...request.dossier, inputs, profile, asOf, keep, supportOf };
    return checkAsDossier(wanted, { files, rulebook }, environment);
  }
  const advisor = createAdvisor(rulebook, createEvaluator(rulebook, environment.version));
  const situation = advisor.situation(profile, asOf);
  const advised = await advisor.reportIn(situation, { keep });
  const report = answerReport(advised, rulebook, supportOf);
  if (request.format === "json") {
    environment.write(renderJson(report));
    return 0;
  }
  if (request.format === "html") {
    const { checkAsHtml } = await import("./check-html.ts");
    environment.write(await checkAsHtml(request, situation, report, { rulebook, advisor, environment }));
    return 0;
  }
  const { language } = request;
  const view = viewReport(report, rulebook, language, request.all);
  const { width, colour } = environment;
  environment.write(
    request.format === "markdown"
      ? renderMarkdown(view, language)
      : renderText(view, { language, width, colour }, request.full),
  );
  return 0;
}
