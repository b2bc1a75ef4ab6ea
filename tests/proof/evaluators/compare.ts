import type { CompiledRulebook } from "../../../src/evaluate/compiled/compile.ts";
import type { EncodedProfile } from "../../../src/evaluate/compiled/encoded-profile.ts";
import type { JudgedRule } from "../../../src/evaluate/engine.ts";
import { outcomeOf } from "../../../src/evaluate/outcome.ts";
import { formatRational } from "../../../src/exact/rational.ts";
import { judgedLeaves } from "../../../src/logic/tree.ts";
import type { Facts } from "../../../src/profile/facts.ts";
import type { Status } from "../../../src/rules/document.ts";
import type { Outcome } from "../../../src/rules/rule-schema.ts";
import type { Rule } from "../../../src/rules/rulebook.ts";
import { hitsOf, noteFault, resultOf, type Tally } from "./tally.ts";

/** The outcome that json-rules-engine's leaves come to. */
export function engineOutcome(rule: Rule, judged: JudgedRule, status: Status): Outcome {
  return outcomeOf(judged.applies.truth, () => judged.requires.truth, status, rule.open.length > 0);
}

/** Compares the requirements of one rule, by name and result, and counts what they came to. */
export function compareRequirements(
  rule: Rule,
  index: number,
  judged: JudgedRule,
  compiled: CompiledRulebook,
  profile: EncodedProfile,
  tally: Tally,
): void {
  const { results } = hitsOf(tally, rule.id);
  const actual = compiled.requirements(profile, index);
  judgedLeaves(judged.requires).forEach(({ leaf, truth }, place) => {
    results[resultOf(truth)] += 1;
    const other = actual[place];
    if (other?.id === leaf.name && other.truth === truth) return;
    const what = `${leaf.name}: engine ${resultOf(truth)}, compiled ${other === undefined ? "nothing" : resultOf(other.truth)}`;
    noteFault(tally, { rule: rule.id, what, case: showFacts(profile.facts) });
  });
}

/** Compares an outcome, and counts it. */
export function compareOutcome(
  rule: Rule,
  expected: Outcome,
  actual: Outcome,
  profile: EncodedProfile,
  tally: Tally,
): void {
  hitsOf(tally, rule.id).outcomes[expected] += 1;
  if (actual === expected) return;
  const what = `engine ${expected}, compiled ${actual}, status ${profile.statusOf(rule.document)}`;
  noteFault(tally, { rule: rule.id, what, case: showFacts(profile.facts) });
}

/** The known facts as text, for whoever looks into a fault. */
export function showFacts(facts: Facts): string {
  const known = [...facts].filter(([, value]) => value.kind !== "unknown");
  return JSON.stringify(Object.fromEntries(known), (_key, value: unknown) =>
    isRational(value) ? formatRational(value) : value,
  );
}

function isRational(value: unknown): value is Parameters<typeof formatRational>[0] {
  return typeof value === "object" && value !== null && "n" in value && "d" in value;
}
