import { createLookAhead, type LookAhead, MONTHS_IN_REPORT } from "../analyse/ahead.ts";
import type { Finding } from "../contract/finding.ts";
import type { AdvisedReport } from "../contract/report.ts";
import type { Evaluator } from "../evaluate/evaluate.ts";
import { remembering } from "../logic/remembering.ts";
import type { Situation, StatusesOnDay } from "../logic/situation.ts";
import type { Profile } from "../profile/answer.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { type Advice, createAdviceOn } from "./advice-on-goal.ts";
import { goalOf } from "./goal.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { solveTogether } from "./together.ts";

/** What nobody may change, besides the facts that are not in the company's hands. */
export interface AdviceOptions {
  readonly keep?: readonly string[];
}

/** Tells what would have to change. */
export interface Advisor {
  /** The situation of a company on a day (YYYY-MM-DD), for the methods that end in `In`. */
  situation(profile: Profile, asOf: string): Situation;
  /**
   * The evaluator's report with the changes of every ineligible finding, how close each number is to the edge, and what
   * changes by itself in the time that a report looks ahead.
   */
  report(profile: Profile, asOf: string, options?: AdviceOptions): Promise<AdvisedReport>;
  reportIn(situation: Situation, options?: AdviceOptions): Promise<AdvisedReport>;
  /** The findings alone, with their changes. */
  findingsIn(situation: Situation): Promise<Finding[]>;
  /** The changes after which all of the rules named apply and are met at once. Throws on an unknown rule. */
  advise(profile: Profile, asOf: string, rules: readonly string[], options?: AdviceOptions): Advice;
  adviseIn(situation: Situation, rules: readonly string[], options?: AdviceOptions): Advice;
}

/** So many goals are kept ready; a goal is some rules on a day. */
const MOST_GOALS = 1000;

export function createAdvisor(rulebook: Rulebook, evaluator: Evaluator): Advisor {
  const byId = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const adviceOn = remembering(MOST_GOALS, (_key, ids: readonly string[], { statusOf }: StatusesOnDay) => {
    const rules = ids.map((id) => {
      const rule = byId.get(id);
      if (rule === undefined) throw new Error(`there is no rule ${id}`);
      return rule;
    });
    return createAdviceOn(goalOf(rules, statusOf));
  });
  // The evaluator keeps the same list of rules for companies that the same ones concern; no day changes which do.
  const lookAheads = new WeakMap<readonly Rule[], LookAhead>();
  const lookAheadBy = (rules: readonly Rule[]): LookAhead => {
    const lookAhead = lookAheads.get(rules) ?? createLookAhead({ ...rulebook, rules });
    lookAheads.set(rules, lookAhead);
    return lookAhead;
  };
  const given = new WeakMap<Situation, Map<string, Advice>>();
  const adviseIn: Advisor["adviseIn"] = (situation, ids, { keep = [] } = {}) => {
    const { asOf, statuses } = situation;
    const known = given.get(situation) ?? new Map<string, Advice>();
    given.set(situation, known);
    const key = [asOf, ...ids, "", ...keep].join(" ");
    const advice = known.get(key) ?? adviceOn([asOf, ...ids].join(" "), ids, statuses)(situation, keep);
    known.set(key, advice);
    return advice;
  };
  const advised = (finding: Finding, situation: Situation, options: AdviceOptions): Finding => {
    if (finding.outcome !== "ineligible") return finding;
    const { changes, blocked } = adviseIn(situation, [finding.provision], options);
    return { ...finding, changes, ...(changes.length > 0 ? {} : { blocked }) };
  };
  const reportIn: Advisor["reportIn"] = async (situation, options = {}) => {
    const { profile, asOf, facts } = situation;
    const report = await evaluator.reportIn(situation);
    const findings = report.findings.map((finding) => advised(finding, situation, options));
    const concerned = evaluator.concerned(situation);
    return {
      ...report,
      findings,
      together: solveTogether(
        findings,
        (ids) => adviseIn(situation, ids, options),
        situation.vocabulary.relations,
      ),
      sensitivity: sensitivityOf(concerned, situation),
      ahead: lookAheadBy(concerned)(profile, asOf, MONTHS_IN_REPORT, facts),
    };
  };
  return {
    situation: evaluator.situation,
    report: async (profile, asOf, options) => reportIn(evaluator.situation(profile, asOf), options),
    reportIn,
    findingsIn: async (situation) =>
      (await evaluator.findingsIn(situation)).map((finding) => advised(finding, situation, {})),
    advise: (profile, asOf, ids, options) => adviseIn(evaluator.situation(profile, asOf), ids, options),
    adviseIn,
  };
}
