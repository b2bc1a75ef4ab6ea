import type { Basis } from "../contract/answers.ts";
import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { factsOfLeaf, leavesOf } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { SupportOf } from "./support.ts";

const HOLDERS: readonly string[] = ["investors", "entities"];
const RATES = "exchangeRates";

/** Every answer, “don't know” too, that a finding other than `not-applicable` looked at, in the vocabulary's order. */
export function basisOf(
  report: EvaluatedReport,
  { rules, vocabulary }: Rulebook,
  supportOf: SupportOf,
): Basis[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const users = new Map<string, string[]>();
  for (const finding of report.findings) {
    if (finding.outcome === "not-applicable") continue;
    const rule = byId.get(finding.provision);
    if (rule === undefined) throw new Error(`the report speaks of ${finding.provision}, which is no rule`);
    for (const fact of factsLookedAt(rule, finding, vocabulary))
      users.set(fact, [...(users.get(fact) ?? []), finding.provision]);
  }
  return vocabulary.facts.flatMap(({ id }) => {
    const usedBy = users.get(id);
    const value = report.profile[id];
    return usedBy === undefined || value === undefined ? [] : [{ fact: id, value, usedBy, ...supportOf(id) }];
  });
}

function factsLookedAt(rule: Rule, finding: Finding, vocabulary: Vocabulary): Set<string> {
  const { shareSides, ownership, sharesOpenBy, dateOf } = vocabulary.relations;
  const besideShares = sharesOpenBy === null ? ownership : [...ownership, sharesOpenBy];
  const facts = new Set<string>();
  const look = (id: string): void => {
    const fact = vocabulary.byId.get(id);
    if (fact === undefined || facts.has(id)) return;
    facts.add(id);
    if (shareSides.includes(id)) for (const other of besideShares) facts.add(other);
    if (fact.elapsedSince !== undefined) look(fact.elapsedSince);
    if (fact.derivedFrom !== undefined) for (const other of HOLDERS) facts.add(other);
    const date = dateOf.get(id);
    if (date !== undefined) facts.add(date);
  };
  for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)])
    for (const id of factsOfLeaf(leaf)) look(id);
  const isConverted = finding.requirements.some(
    ({ conversion, reason }) => conversion !== undefined || reason === "rate-missing",
  );
  if (isConverted) facts.add(RATES);
  return facts;
}
