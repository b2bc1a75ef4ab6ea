import type { Report } from "../../src/contract/report.ts";
import type { Finding } from "../../src/contract/finding.ts";
import { createAdvisor } from "../../src/advise/advisor.ts";
import { answerReport } from "../../src/answers/answer-report.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import { createProfileReader } from "../../src/situation/parse-profile.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { ROOT } from "./root.ts";

/** The project's own rules, loaded once a test file. */
export const rulebook = loadRulebook(readDataFiles(ROOT));
export const reader = createProfileReader(rulebook.vocabulary);
export const evaluator = createEvaluator(rulebook, "0.1.0");
export const advisor = createAdvisor(rulebook, evaluator);

/** A day on which both plans are plainly in force. */
export const IN_FORCE = "2024-06-30";

/** The finding of one provision for a profile. */
export async function findingOf(provision: string, profile: object, asOf = IN_FORCE): Promise<Finding> {
  const findings = await evaluator.findings(reader.fromText(JSON.stringify(profile)), asOf);
  const finding = findings.find((candidate) => candidate.provision === provision);
  if (finding === undefined) throw new Error(`there is no provision ${provision}`);
  return finding;
}

/** The advisor's report with its answers first, as every door gives it. */
export const answering = {
  report: async (...asked: Parameters<typeof advisor.report>): Promise<Report> =>
    answerReport(await advisor.report(...asked), rulebook),
};
