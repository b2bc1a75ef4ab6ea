import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { remembering } from "../logic/remembering.ts";
import { type Situation, situationOf, statusesOn } from "../logic/situation.ts";
import { GATES, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Profile } from "../profile/answer.ts";
import type { Facts } from "../profile/facts.ts";
import { findWarnings, otherDayWarnings } from "../profile/warnings.ts";
import type { Condition } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { canonicalProfile } from "../situation/canonical.ts";
import { conversionWarnings } from "./conversion.ts";
import { RuleEngine } from "./engine.ts";
import { createFinding, notApplicable } from "./finding.ts";
import { createLeads } from "./leads.ts";
import { matchOpportunities } from "./opportunities.ts";
import { explainOwnership } from "./ownership.ts";

/** Evaluates profiles by one rulebook with full explanations. */
export interface Evaluator {
  /** The situation of a company on a day (YYYY-MM-DD), for the methods that end in `In`. */
  situation(profile: Profile, asOf: string): Situation;
  /** The rules that neither place nor activity rules out, in the rulebook's order. */
  concerned(situation: Situation): readonly Rule[];
  /** Every rule's finding for a profile on a day (YYYY-MM-DD), sorted by provision. */
  findings(profile: Profile, asOf: string): Promise<Finding[]>;
  findingsIn(situation: Situation): Promise<Finding[]>;
  /** The contract's JSON report. */
  report(profile: Profile, asOf: string): Promise<EvaluatedReport>;
  reportIn(situation: Situation): Promise<EvaluatedReport>;
}

/** The rules that neither place nor activity rules out, and what tells one such choice of rules from another. */
interface Concerned {
  readonly rules: readonly Rule[];
  readonly key: string;
}

const CACHED_ENGINES = 64;
const CACHED_GATES = 1000;

/** `version` is the program's own version, for the report. */
export function createEvaluator(rulebook: Rulebook, version: string): Evaluator {
  const engineFor = remembering(CACHED_ENGINES, (_key, rules: readonly Rule[]) => new RuleEngine(rules));
  const concernedAt = remembering(CACHED_GATES, (_gates, facts: Facts): Concerned => {
    const rules = rulebook.rules.filter((rule) => !isRuledOut(rule.applies, facts));
    return { rules, key: rules.map(({ id }) => id).join(" ") };
  });
  const concernedBy = (facts: Facts): Concerned =>
    concernedAt(JSON.stringify(GATES.map((gate) => facts.get(gate))), facts);
  const tellLeads = createLeads(rulebook);

  const situation = (profile: Profile, asOf: string): Situation =>
    situationOf(profile, rulebook.vocabulary, statusesOn(rulebook, asOf));

  const findingsIn = async ({ facts, statuses }: Situation): Promise<Finding[]> => {
    const { rules, key } = concernedBy(facts);
    const judged = await engineFor(key, rules).run(facts, statuses.statusOf);
    return rulebook.rules.map((rule) => {
      const trees = judged.get(rule.id);
      const status = statuses.datedStatusOf(rule.document);
      return trees === undefined ? notApplicable(rule, status) : createFinding(rule, trees, status);
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
      leads: tellLeads(facts, found, asOf),
      opportunities: matchOpportunities(rulebook, facts, statuses.statusOf),
    };
  };

  return {
    situation,
    concerned: ({ facts }) => concernedBy(facts).rules,
    findings: async (profile, asOf) => findingsIn(situation(profile, asOf)),
    findingsIn,
    report: async (profile, asOf) => reportIn(situation(profile, asOf)),
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
