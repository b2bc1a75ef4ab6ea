import type { Profile } from "../profile/answer.ts";
import { canonicalProfile } from "../profile/canonical.ts";
import { type Facts, factsOf } from "../profile/facts.ts";
import { findWarnings } from "../profile/warnings.ts";
import type { Condition } from "../rules/condition.ts";
import { type DatedStatus, statusOn } from "../rules/document.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { conversionWarnings } from "./conversion.ts";
import { RuleEngine } from "./engine.ts";
import { createFinding, notApplicable } from "./finding.ts";
import { leadsOf } from "./leads.ts";
import { matchOpportunities } from "./opportunities.ts";
import { explainOwnership } from "./ownership.ts";
import type { Finding, MatchedOpportunity, Report } from "./report.ts";
import { GATES, judgeLeaf, valueAt } from "./tree.ts";

/** Evaluates profiles by one rulebook with full explanations. */
export interface Evaluator {
  /** Every rule's finding for a profile on a day (YYYY-MM-DD), sorted by provision. */
  findings(profile: Profile, asOf: string): Promise<Finding[]>;
  /** The contract's JSON report. */
  report(profile: Profile, asOf: string): Promise<Report>;
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
    const dated = statusesOn(rulebook, asOf);
    const statusOf = (document: string): DatedStatus => {
      const status = dated.get(document);
      if (status === undefined) throw new Error(`no document ${document}`);
      return status;
    };
    const concerned = rulebook.rules.filter((rule) => !isRuledOut(rule.applies, facts));
    const judged = await engineFor(concerned).run(facts, (document) => statusOf(document).status);
    return rulebook.rules.map((rule) => {
      const trees = judged.get(rule.id);
      const status = statusOf(rule.document);
      return trees === undefined ? notApplicable(rule, status) : createFinding(rule, trees, status);
    });
  };

  const opportunities = (facts: Facts, asOf: string): MatchedOpportunity[] => {
    const statusOf = (document: string): DatedStatus =>
      statusOn(rulebook.documents.get(document) ?? { status: [] }, asOf);
    return matchOpportunities(rulebook, facts, statusOf);
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
          ...findWarnings(profile, rulebook.vocabulary, asOf),
          ...conversionWarnings(requirements, profile),
        ],
        ownership: explainOwnership(profile),
        findings: found,
        leads: leadsOf(rulebook, facts, found, asOf),
        opportunities: opportunities(facts, asOf),
      };
    },
  };
}

/** The status of every document on a day. */
export function statusesOn(rulebook: Rulebook, asOf: string): Map<string, DatedStatus> {
  return new Map([...rulebook.documents].map(([id, document]) => [id, statusOn(document, asOf)]));
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
