import type { Finding } from "../contract/finding.ts";
import type { AdvisedReport } from "../contract/report.ts";
import { type Evaluator, statusesOn } from "../evaluate/evaluate.ts";
import type { Profile } from "../profile/answer.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { type Advice, adviseOn } from "./advice-on-goal.ts";
import { goalOf } from "./goal.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { situationOf } from "./situation.ts";
import { solveTogether } from "./together.ts";

/** What nobody may change, besides the facts that are not in the company's hands. */
export interface AdviceOptions {
  readonly keep?: readonly string[];
}

/** Tells what would have to change. */
export interface Advisor {
  /** The evaluator's report with the changes of every ineligible finding, and how close each number is to the edge. */
  report(profile: Profile, asOf: string, options?: AdviceOptions): Promise<AdvisedReport>;
  /** The changes after which all of the rules named apply and are met at once. Throws on an unknown rule. */
  advise(profile: Profile, asOf: string, rules: readonly string[], options?: AdviceOptions): Advice;
}

export function createAdvisor(rulebook: Rulebook, evaluator: Evaluator): Advisor {
  const byId = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const rulesOf = (ids: readonly string[]): Rule[] =>
    ids.map((id) => {
      const rule = byId.get(id);
      if (rule === undefined) throw new Error(`there is no rule ${id}`);
      return rule;
    });
  return {
    report: async (profile, asOf, { keep = [] } = {}) => {
      const report = await evaluator.report(profile, asOf);
      const situation = situationOf(profile, rulebook.vocabulary, asOf);
      const { statusOf } = statusesOn(rulebook, asOf);
      const advice = (ids: readonly string[]): Advice =>
        adviseOn(goalOf(rulesOf(ids), statusOf), situation, keep);
      const findings = report.findings.map((finding) => advised(finding, advice));
      return {
        ...report,
        findings,
        together: solveTogether(findings, advice),
        sensitivity: sensitivityOf(rulebook.rules, statusOf, situation),
      };
    },
    advise: (profile, asOf, rules, { keep = [] } = {}) =>
      adviseOn(
        goalOf(rulesOf(rules), statusesOn(rulebook, asOf).statusOf),
        situationOf(profile, rulebook.vocabulary, asOf),
        keep,
      ),
  };
}

function advised(finding: Finding, advise: (ids: readonly string[]) => Advice): Finding {
  if (finding.outcome !== "ineligible") return finding;
  const { changes, blocked } = advise([finding.provision]);
  return { ...finding, changes, ...(changes.length > 0 ? {} : { blocked }) };
}
