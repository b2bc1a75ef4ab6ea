import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { GATES, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Profile } from "../profile/answer.ts";
import { canonicalProfile } from "../profile/canonical.ts";
import { type Facts, factsOf } from "../profile/facts.ts";
import { findWarnings, otherDayWarnings } from "../profile/warnings.ts";
import type { Condition } from "../rules/condition.ts";
import { type DatedStatus, statusOn } from "../rules/document.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { conversionWarnings } from "./conversion.ts";
import { RuleEngine, type StatusOf } from "./engine.ts";
import { createFinding, notApplicable } from "./finding.ts";
import { leadsOf } from "./leads.ts";
import { matchOpportunities } from "./opportunities.ts";
import { explainOwnership } from "./ownership.ts";

/** Evaluates profiles by one rulebook with full explanations. */
export interface Evaluator {
  /** Every rule's finding for a profile on a day (YYYY-MM-DD), sorted by provision. */
  findings(profile: Profile, asOf: string): Promise<Finding[]>;
  /** The contract's JSON report. */
  report(profile: Profile, asOf: string): Promise<EvaluatedReport>;
}

const CACHED_ENGINES = 64;

/** `version` is the program's own version, for the report. */
export function createEvaluator(rulebook: Rulebook, version: string): Evaluator {
  const engines = new Map<string, RuleEngine>();

  const engineFor = (rules: readonly Rule[]): RuleEngine => {
    const key = rules.map((rule) => rule.id).join(" ");
    const known = engines.get(key);
    if (known !== undefined) return known;
    const engine = new RuleEngine(rules);
    const oldest = engines.keys().next();
    if (engines.size >= CACHED_ENGINES && !oldest.done) engines.delete(oldest.value);
    engines.set(key, engine);
    return engine;
  };

  const findings = async (profile: Profile, asOf: string): Promise<Finding[]> => {
    const facts = factsOf(profile, rulebook.vocabulary, asOf);
    const statuses = statusesOn(rulebook, asOf);
    const concerned = rulebook.rules.filter((rule) => !isRuledOut(rule.applies, facts));
    const judged = await engineFor(concerned).run(facts, statuses.statusOf);
    return rulebook.rules.map((rule) => {
      const trees = judged.get(rule.id);
      const status = statuses.datedStatusOf(rule.document);
      return trees === undefined ? notApplicable(rule, status) : createFinding(rule, trees, status);
    });
  };

  return {
    findings,
    report: async (profile, asOf) => {
      const found = await findings(profile, asOf);
      const facts = factsOf(profile, rulebook.vocabulary, asOf);
      const requirements = found.flatMap((finding) => finding.requirements);
      return {
        zhunru: version,
        rules: { version: rulebook.version, sha256: rulebook.sha256 },
        asOf,
        profile: canonicalProfile(profile),
        warnings: [
          ...otherDayWarnings(profile, asOf),
          ...findWarnings(profile, rulebook.vocabulary, asOf),
          ...conversionWarnings(requirements, profile),
        ],
        ownership: explainOwnership(profile),
        findings: found,
        leads: leadsOf(rulebook, facts, found, asOf),
        opportunities: matchOpportunities(rulebook, facts, statusesOn(rulebook, asOf).statusOf),
      };
    },
  };
}

/** The status of each document on one day; both throw for a document that the rulebook does not hold. */
export interface StatusesOnDay {
  readonly statusOf: StatusOf;
  readonly datedStatusOf: (document: string) => DatedStatus;
}

/** The status of every document on a day (YYYY-MM-DD). Throws for a document that has none. */
export function statusesOn(rulebook: Rulebook, asOf: string): StatusesOnDay {
  const statuses = new Map([...rulebook.documents].map(([id, document]) => [id, statusOn(document, asOf)]));
  const datedStatusOf = (document: string): DatedStatus => {
    const dated = statuses.get(document);
    if (dated === undefined) throw new Error(`there is no document ${document}`);
    return dated;
  };
  return { statusOf: (document) => datedStatusOf(document).status, datedStatusOf };
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
