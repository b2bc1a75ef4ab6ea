import { remembering } from "../logic/remembering.ts";
import { type Situation, situationOf, type StatusesOnDay, statusesOn } from "../logic/situation.ts";
import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { GATES, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Profile } from "../profile/answer.ts";
import { canonicalProfile } from "../profile/canonical.ts";
import type { Facts } from "../profile/facts.ts";
import { findWarnings, otherDayWarnings } from "../profile/warnings.ts";
import type { Condition } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { conversionWarnings } from "./conversion.ts";
import { RuleEngine } from "./engine.ts";
import { createFinding, notApplicable } from "./finding.ts";
import { leadsOf } from "./leads.ts";
import { matchOpportunities } from "./opportunities.ts";
import { explainOwnership } from "./ownership.ts";

/** Evaluates profiles by one rulebook with full explanations. */
export interface Evaluator {
  /** The situation of a company on a day (YYYY-MM-DD), for the methods that end in `In`. */
  situation(profile: Profile, asOf: string): Situation;
  /** Every rule's finding for a profile on a day (YYYY-MM-DD), sorted by provision. */
  findings(profile: Profile, asOf: string): Promise<Finding[]>;
  findingsIn(situation: Situation): Promise<Finding[]>;
  /** The contract's JSON report. */
  report(profile: Profile, asOf: string): Promise<EvaluatedReport>;
  reportIn(situation: Situation): Promise<EvaluatedReport>;
}

const CACHED_ENGINES = 64;
const CACHED_DAYS = 64;

/** `version` is the program's own version, for the report. */
export function createEvaluator(rulebook: Rulebook, version: string): Evaluator {
  const engineFor = remembering(CACHED_ENGINES, (_key, rules: readonly Rule[]) => new RuleEngine(rules));
  const statusesOf = remembering(CACHED_DAYS, (asOf) => statusesOn(rulebook, asOf));
  const asideOn = remembering(CACHED_DAYS, (_asOf, { datedStatusOf }: StatusesOnDay) => {
    return new Map(rulebook.rules.map((rule) => [rule, notApplicable(rule, datedStatusOf(rule.document))]));
  });

  const situation = (profile: Profile, asOf: string): Situation =>
    situationOf(profile, rulebook.vocabulary, statusesOf(asOf));

  const findingsIn = async ({ facts, asOf, statuses }: Situation): Promise<Finding[]> => {
    const concerned = rulebook.rules.filter((rule) => !isRuledOut(rule.applies, facts));
    const key = concerned.map((rule) => rule.id).join(" ");
    const judged = await engineFor(key, concerned).run(facts, statuses.statusOf);
    const aside = asideOn(asOf, statuses);
    return rulebook.rules.map((rule) => {
      const trees = judged.get(rule.id);
      const status = statuses.datedStatusOf(rule.document);
      const found = trees === undefined ? aside.get(rule) : createFinding(rule, trees, status);
      if (found === undefined) throw new Error(`${rule.id} is no rule of this rulebook`);
      return found;
    });
  };

  const reportIn = async (given: Situation): Promise<EvaluatedReport> => {
    const { profile, facts, asOf, statuses } = given;
    const found = await findingsIn(given);
    const requirements = found.flatMap((finding) => finding.requirements);
    return {
      zhunru: version,
      rules: { version: rulebook.version, sha256: rulebook.sha256 },
      asOf,
      profile: canonicalProfile(profile),
      warnings: [
        ...otherDayWarnings(profile, asOf),
        ...findWarnings(profile, rulebook.vocabulary, asOf),
        ...conversionWarnings(requirements, profile, rulebook.vocabulary.relations),
      ],
      ownership: explainOwnership(profile, rulebook.vocabulary.relations),
      findings: found,
      leads: leadsOf(rulebook, facts, found, asOf),
      opportunities: matchOpportunities(rulebook, facts, statuses.statusOf),
    };
  };

  return {
    situation,
    findings: (profile, asOf) => findingsIn(situation(profile, asOf)),
    findingsIn,
    report: (profile, asOf) => reportIn(situation(profile, asOf)),
    reportIn,
  };
}

/** Whether the place or the activity alone already keeps a rule away, so that it need not be run. */
export function isRuledOut(applies: Condition, facts: Facts): boolean {
  if (applies.kind !== "all") return false;
  return applies.members.some(
    (member) =>
      member.kind === "leaf" &&
      GATES.includes(member.fact) &&
      judgeLeaf(member, valueAt(member, facts, "in-force")).truth === false,
  );
}
