import type { Finding } from "../../src/contract/finding.ts";
import type { AdvisedReport } from "../../src/contract/report.ts";
import { createAdvisor } from "../../src/advise/advisor.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

export const advisor = createAdvisor(rulebook, evaluator);

/** The advised report of a profile given as plain JSON data. */
export function advisedReport(
  profile: object,
  keep: readonly string[] = [],
  asOf = IN_FORCE,
): Promise<AdvisedReport> {
  return advisor.report(reader.fromText(JSON.stringify(profile)), asOf, { keep });
}

/** The advised finding of one provision. */
export async function advisedFinding(
  provision: string,
  profile: object,
  keep: readonly string[] = [],
): Promise<Finding> {
  const { findings } = await advisedReport(profile, keep);
  const finding = findings.find((candidate) => candidate.provision === provision);
  if (finding === undefined) throw new Error(`there is no provision ${provision}`);
  return finding;
}
