import { missingFacts } from "../evaluate/missing.ts";
import { outcomeOf } from "../evaluate/outcome.ts";
import { foldCondition } from "../logic/tree.ts";
import { type Condition, fold, type Leaf, leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Rule } from "../rules/rulebook.ts";
import { MET, type State } from "./rule-tests.ts";

/** What decides about a fact: always, never, a condition of SQL; null where no row comes there. */
type Decision = "TRUE" | "FALSE" | string | null;

/** No fact's value, as the trees need one beside a verdict. */
const NO_VALUE = { kind: "unknown", reason: "not-answered", missing: [] } as const;

/** What stands in a decision for the condition of a variable's state. */
const PLACEHOLDER = /\{(\d+):(\d+)\}/g;

/**
 * Writes, for the facts that rules may miss, when their answer could still change the outcome. What missingFacts says
 * of every combination of what a rule's tests can say is put into a tree of decisions for each fact; rules whose trees
 * are alike share these.
 */
export class MissingWriter {
  readonly #decisions = new Map<string, readonly Decision[]>();

  /** Each fact with its condition, by the facts' names; where the outcome is decided the conditions mean nothing. */
  write(
    rule: Rule,
    status: Status,
    statesOf: (leaf: Leaf) => readonly State[],
  ): readonly (readonly [fact: string, condition: string])[] {
    const variables: (readonly State[])[] = [];
    const places = new Map<string, number>();
    const placeOf = new Map<Leaf, number>();
    for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
      const states = statesOf(leaf);
      const key = JSON.stringify(states);
      const place = places.get(key) ?? variables.push(states) - 1;
      places.set(key, place);
      placeOf.set(leaf, place);
    }
    const facts = [
      ...new Set(variables.flatMap((states) => states.flatMap(({ verdict }) => verdict.missing))),
    ];
    const shape = JSON.stringify([
      shapeOf(rule.applies, placeOf),
      shapeOf(rule.requires, placeOf),
      variables.map((states) =>
        states.map(({ verdict: { truth, missing } }) => [truth, missing.map((fact) => facts.indexOf(fact))]),
      ),
      status,
      rule.open.length > 0,
    ]);
    const decisions =
      this.#decisions.get(shape) ??
      decisionsOf(facts, variables, missingByCombination(rule, status, variables, placeOf));
    this.#decisions.set(shape, decisions);
    return facts
      .map((fact, index) => [fact, named(decisions[index] ?? null, variables)] as const)
      .filter(([, condition]) => condition !== "FALSE")
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** A tree with the numbers of its tests' variables; the certainty of a test decides with its states. */
function shapeOf(condition: Condition, placeOf: ReadonlyMap<Leaf, number>): unknown {
  return fold<unknown>(condition, {
    leaf: (leaf) => [placeOf.get(leaf), leaf.certainty, leaf.bound.kind],
    all: (members) => ["all", ...members],
    any: (members) => ["any", ...members],
    not: (member) => ["not", member],
  });
}

function named(decision: Decision, variables: readonly (readonly State[])[]): string {
  return (decision ?? "FALSE").replace(PLACEHOLDER, (_, variable: string, state: string) => {
    const when = variables[Number.parseInt(variable, 10)]?.[Number.parseInt(state, 10)]?.when;
    if (when === undefined) throw new Error(`there is no state ${state} of variable ${variable}`);
    return when.includes(" ") ? `(${when})` : when;
  });
}

function decisionsOf(
  facts: readonly string[],
  variables: readonly (readonly State[])[],
  missingIn: MissingIn,
): Decision[] {
  return facts.map((fact) => {
    const asks = variables.map((states) => states.some(({ verdict }) => verdict.missing.includes(fact)));
    const order = [...variables.keys()].sort((a, b) => Number(asks[b]) - Number(asks[a]) || a - b);
    return decide(fact, variables, order, missingIn);
  });
}

/** The state of each variable by its number; -1 where none is chosen yet. */
type Combination = number[];

/** What is missing in a combination of states; null where the outcome is decided, whatever is still to be chosen. */
type MissingIn = (states: Combination, isWhole: boolean) => ReadonlySet<string> | null;

function missingByCombination(
  rule: Rule,
  status: Status,
  variables: readonly (readonly State[])[],
  placeOf: ReadonlyMap<Leaf, number>,
): MissingIn {
  const known = new Map<number, ReadonlySet<string> | null>();
  const judged = (states: Combination) => {
    const judgeOne = (leaf: Leaf) => {
      const place = placeOf.get(leaf) ?? -1;
      const verdict = states[place] === -1 ? MET : variables[place]?.[states[place] ?? -1]?.verdict;
      if (verdict === undefined) throw new Error(`${rule.id} has no state for its test of ${leaf.fact}`);
      return { kind: "leaf", truth: verdict.truth, leaf, value: NO_VALUE, verdict } as const;
    };
    const applies = foldCondition(rule.applies, judgeOne);
    return { applies, requires: foldCondition(rule.requires, judgeOne) };
  };
  const ofApplies = leavesOf(rule.applies).map((leaf) => placeOf.get(leaf) ?? -1);
  const isMonotone = !hasNot(rule.applies) && !hasNot(rule.requires);
  return (states, isWhole) => {
    if (!isWhole) {
      // The best that can still come: where that is a no, no is all that can come.
      const { applies, requires } = judged(states);
      const isNo =
        applies.truth === false ||
        (requires.truth === false &&
          applies.truth === true &&
          ofApplies.every((place) => states[place] !== -1));
      return isMonotone && isNo ? null : ANYTHING;
    }
    const key = states.reduce((number, state, place) => number * (variables[place]?.length ?? 1) + state, 0);
    const found = known.get(key);
    if (found !== undefined) return found;
    const trees = judged(states);
    const outcome = outcomeOf(trees.applies.truth, () => trees.requires.truth, status, rule.open.length > 0);
    const missing = outcome === "undetermined" ? new Set(missingFacts(trees, status)) : null;
    known.set(key, missing);
    return missing;
  };
}

const ANYTHING: ReadonlySet<string> = new Set();

function hasNot(condition: Condition): boolean {
  return fold<boolean>(condition, {
    leaf: () => false,
    all: (members) => members.includes(true),
    any: (members) => members.includes(true),
    not: () => true,
  });
}

function decide(
  fact: string,
  variables: readonly (readonly State[])[],
  order: readonly number[],
  missingIn: MissingIn,
): Decision {
  const states: Combination = new Array(variables.length).fill(-1);
  const asksFor = (variable: number, state: number): boolean =>
    variables[variable]?.[state]?.verdict.missing.includes(fact) === true;
  const asking = order.filter((variable) =>
    (variables[variable] ?? []).some((_, state) => asksFor(variable, state)),
  );
  const from = (depth: number): Decision => {
    const variable = order[depth];
    if (depth === asking.length && !asking.some((one) => asksFor(one, states[one] ?? -1))) return "FALSE";
    if (variable === undefined) {
      const missing = missingIn(states, true);
      if (missing === null) return null;
      return missing.has(fact) ? "TRUE" : "FALSE";
    }
    if (missingIn(states, false) === null) return null;
    const branches = (variables[variable] ?? []).map((_, state): readonly [string, Decision] => {
      states[variable] = state;
      return [`{${variable}:${state}}`, from(depth + 1)];
    });
    states[variable] = -1;
    return joined(branches);
  };
  return from(0);
}

/** One decision out of those that stand behind conditions of which exactly one holds. */
function joined(branches: readonly (readonly [when: string, decision: Decision])[]): Decision {
  const groups = new Map<string, string[]>();
  for (const [when, decision] of branches) {
    if (decision !== null) groups.set(decision, [...(groups.get(decision) ?? []), when]);
  }
  const decisions = [...groups.keys()];
  const [only] = decisions;
  if (only === undefined) return null;
  if (decisions.length === 1) return only;
  const yes = groups.get("TRUE");
  if (decisions.length === 2 && yes !== undefined && groups.has("FALSE")) return anyOf(yes);
  // Where a row comes to a decided outcome nothing is asked, so the last decision may stand for those branches too.
  const last = decisions.reduce((longest, decision) =>
    decision.length > longest.length ? decision : longest,
  );
  const whens = decisions
    .filter((decision) => decision !== last)
    .map((decision) => ` WHEN ${anyOf(groups.get(decision) ?? [])} THEN ${decision}`);
  return `CASE${whens.join("")} ELSE ${last} END`;
}

function anyOf(conditions: readonly string[]): string {
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : `(${conditions.join(" OR ")})`;
}
