import { createEvaluator } from "../../evaluate/evaluate.ts";
import type { Language } from "../../language/language.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { renderText } from "../../report/text.ts";
import { viewReport } from "../../report/view.ts";
import { readProfile } from "../input.ts";
import { loadRules } from "../seal.ts";
import type { Outside } from "../terminal.ts";

export const CHECK_FORMATS = ["text", "json", "markdown"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckRequest {
  readonly file: string;
  readonly format: CheckFormat;
  readonly asOf: string;
  readonly language: Language;
  readonly all: boolean;
}

/** `zhunru check FILE`: one profile against every rule. */
export async function runCheck(request: CheckRequest, outside: Outside): Promise<number> {
  const rulebook = loadRules(outside.root);
  const profile = await readProfile(request.file, rulebook.vocabulary);
  const report = await createEvaluator(rulebook, outside.version).report(profile, request.asOf);
  if (request.format === "json") {
    outside.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const { language } = request;
  const view = viewReport(report, rulebook, language, request.all);
  const { width, colour } = outside;
  outside.write(
    request.format === "markdown"
      ? renderMarkdown(view, language)
      : renderText(view, { language, width, colour }),
  );
  return 0;
}
