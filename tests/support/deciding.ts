import { createAdvisor } from "../../src/advise/advisor.ts";
import { answerReport } from "../../src/answers/answer-report.ts";
import type { Finding } from "../../src/contract/finding.ts";
import type { AdvisedReport, Report } from "../../src/contract/report.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import type { DataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { createProfileReader } from "../../src/situation/parse-profile.ts";

/** A day on which the plans, the project's and the frozen ones, are plainly in force. */
export const IN_FORCE = "2024-06-30";

/** All that tests decide by the rules of some data files with. A company is given as the data of its JSON file. */
export function decidingBy(files: DataFiles) {
  const rulebook = loadRulebook(files);
  const reader = createProfileReader(rulebook.vocabulary);
  const evaluator = createEvaluator(rulebook, "0.1.0");
  const advisor = createAdvisor(rulebook, evaluator);
  const read = (profile: object) => reader.fromText(JSON.stringify(profile));

  /** The finding of one provision for a profile. */
  async function findingOf(provision: string, profile: object, asOf = IN_FORCE): Promise<Finding> {
    return findingIn(await evaluator.findings(read(profile), asOf), provision);
  }

  /** The advised report of a profile; what is in `keep` is not changed. */
  function advisedReport(
    profile: object,
    keep: readonly string[] = [],
    asOf = IN_FORCE,
  ): Promise<AdvisedReport> {
    return advisor.report(read(profile), asOf, { keep });
  }

  /** The advised finding of one provision. */
  async function advisedFinding(
    provision: string,
    profile: object,
    keep: readonly string[] = [],
  ): Promise<Finding> {
    return findingIn((await advisedReport(profile, keep)).findings, provision);
  }

  /** The advisor's report with its answers first, as every door gives it. */
  const answering = {
    report: async (...asked: Parameters<typeof advisor.report>): Promise<Report> =>
      answerReport(await advisor.report(...asked), rulebook),
  };

  return { rulebook, reader, evaluator, advisor, findingOf, advisedReport, advisedFinding, answering };
}

function findingIn(findings: readonly Finding[], provision: string): Finding {
  const finding = findings.find((candidate) => candidate.provision === provision);
  if (finding === undefined) throw new Error(`there is no provision ${provision}`);
  return finding;
}
