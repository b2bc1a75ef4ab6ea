import type { Truth } from "../logic/kleene.ts";
import { type Condition, type Fold, fold, type Leaf, testKey } from "../rules/condition.ts";
import type { Certainty } from "../rules/condition-schema.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule } from "../rules/rulebook.ts";

type Truths = ReadonlySet<Truth>;

const OF_LEAF: Readonly<Record<Certainty, Truths>> = {
  settled: new Set<Truth>([true, false, "unknown"]),
  orUnsettled: new Set<Truth>([true, "unknown"]),
  unsettled: new Set<Truth>(["unknown"]),
};

const MET: Truths = new Set<Truth>([true]);

/**
 * The outcomes that a rule can have while its document is in force: what its trees can come to when every test is
 * free to come out in each way that its operator knows. A requirement that is asked of all whom the rule is about
 * anyway is met by each of them.
 */
export function reachableOutcomes(rule: Rule): Set<Outcome> {
  const gates = new Set(fold(rule.applies, GATES).map(testKey));
  const applies = reach(rule.applies, new Set());
  const requires = reach(rule.requires, gates);
  const outcomes = new Set<Outcome>();
  if (applies.has(false)) outcomes.add("not-applicable");
  if (applies.has("unknown")) outcomes.add("undetermined");
  if (!applies.has(true)) return outcomes;
  if (requires.has("unknown")) outcomes.add("undetermined");
  if (requires.has(false)) outcomes.add("ineligible");
  if (requires.has(true)) outcomes.add(rule.open.length > 0 ? "conditional" : "eligible");
  return outcomes;
}

/** The tests that all whom a rule is about have met. */
const GATES: Fold<readonly Leaf[]> = {
  leaf: (leaf) => [leaf],
  all: (members) => members.flat(),
  any: () => [],
  not: () => [],
};

function reach(condition: Condition, gates: ReadonlySet<string>): Truths {
  return fold<Truths>(condition, {
    leaf: (leaf) => (gates.has(testKey(leaf)) ? MET : OF_LEAF[leaf.certainty]),
    all: reachAll,
    any: (members) => mirror(reachAll(members.map(mirror))),
    not: mirror,
  });
}

function mirror(truths: Truths): Truths {
  return new Set([...truths].map((truth) => (truth === "unknown" ? truth : !truth)));
}

function reachAll(members: readonly Truths[]): Truths {
  const truths = new Set<Truth>();
  if (members.every((member) => member.has(true))) truths.add(true);
  if (members.some((member) => member.has(false))) truths.add(false);
  const canHold = members.every((member) => member.has(true) || member.has("unknown"));
  if (canHold && members.some((member) => member.has("unknown"))) truths.add("unknown");
  return truths;
}
