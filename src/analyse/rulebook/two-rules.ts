import { together } from "../../cells/dimensions.ts";
import { FALSE } from "../../logic/kleene.ts";
import { GATES } from "../../logic/tree.ts";
import { type Leaf, leavesOf, testKey } from "../../rules/condition.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rule } from "../../rules/rulebook.ts";
import { ACTIVITIES, CITY, choicesOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { plainest } from "../difference/neighbour.ts";
import { eachCombination, type Part, partsOf, type RuleSide } from "../difference/parts.ts";
import type { Observation } from "./observation.ts";

/** What can be said of two rules that one company may ask for with one activity in one city. */
export function observePair(first: RuleSide, second: RuleSide, vocabulary: Vocabulary): Observation[] {
  const shared = namedIn(first.rule, ACTIVITIES).filter((id) =>
    namedIn(second.rule, ACTIVITIES).includes(id),
  );
  const cities = namedIn(second.rule, CITY);
  if (shared.length === 0 || !namedIn(first.rule, CITY).some((id) => cities.includes(id))) return [];
  const met = meet(first, second, vocabulary);
  const head = { about: null, tests: [], shown: null };
  const rules = [first.rule.id, second.rule.id];
  const areOfOne = first.rule.document === second.rule.document && met.isEverBoth;
  return [
    ...(areOfOne && met.isSecondImplied ? [{ kind: "implied", rules, ...head } as const] : []),
    ...(areOfOne && met.isFirstImplied
      ? [{ kind: "implied", rules: rules.toReversed(), ...head } as const]
      : []),
    ...(met.clash !== null && shared.some((id) => areAlternatives(id, vocabulary))
      ? [{ kind: "clash", rules, ...head, shown: met.clash } as const]
      : []),
  ];
}

/** The facts that like rules of two documents compare with other numbers or days. */
export function observeLikes(first: Rule, second: Rule): Observation[] {
  const [own, other] = [boundsByFact(first), boundsByFact(second)];
  const rules = [first.id, second.id];
  return [...own].flatMap(([about, tests]): Observation[] => {
    const others = other.get(about);
    const isSame =
      others !== undefined && [...others.keys()].sort().join() === [...tests.keys()].sort().join();
    if (others === undefined || isSame) return [];
    const both = [[...tests.values()], [...others.values()]];
    return [{ kind: "bounds-differ", rules, about, tests: both, shown: null }];
  });
}

/** The tests of a rule that compare with a number or a day, by the fact that each looks at. */
function boundsByFact({ applies, requires }: Rule): Map<string, Map<string, Leaf>> {
  const bounds = new Map<string, Map<string, Leaf>>();
  for (const leaf of [...leavesOf(applies), ...leavesOf(requires)]) {
    if (leaf.bound.kind !== "quantity" && leaf.bound.kind !== "day") continue;
    const own = bounds.get(leaf.fact) ?? new Map<string, Leaf>();
    bounds.set(leaf.fact, own.set(testKey(leaf), leaf));
  }
  return bounds;
}

function namedIn({ applies }: Rule, fact: string): string[] {
  return leavesOf(applies).flatMap((leaf) =>
    leaf.fact === fact && leaf.bound.kind === "ids" ? leaf.bound.ids : [],
  );
}

/** Duties and stages of one activity are meant to be met one by one: that one is met and another not is no clash. */
function areAlternatives(activity: string, vocabulary: Vocabulary): boolean {
  const kind = choicesOf(ACTIVITIES, vocabulary).find(({ id }) => id === activity)?.findings?.kind;
  return kind === undefined || kind === "alternatives";
}

interface Meeting {
  /** Whether a company can meet both. */
  readonly isEverBoth: boolean;
  /** Whether whoever meets the second one, and is concerned by the first, meets the first one too. */
  readonly isFirstImplied: boolean;
  readonly isSecondImplied: boolean;
  readonly clash: Observation["shown"];
}

function meet(first: RuleSide, second: RuleSide, vocabulary: Vocabulary): Meeting {
  let isEverBoth = false;
  let isFirstImplied = true;
  let isSecondImplied = true;
  let clash: Observation["shown"] = null;
  const parts = new Map(partsOf(first, second, vocabulary).map((part) => [part.key, part]));
  const gates = [...gatesOf(first.rule), ...gatesOf(second.rule)];
  for (const whole of [...parts.values()].toSorted(inForceFirst)) {
    const part = withinGates(whole, gates);
    eachCombination(part, ([left, right], at) => {
      if (left === null || right === null) return;
      isEverBoth ||= isMet(left) && isMet(right);
      isSecondImplied &&= !isMetAlone(left, right);
      isFirstImplied &&= !isMetAlone(right, left);
      if (isClash(left, right)) clash ??= { ...caseAt(part, at, vocabulary), outcomes: [left, right] };
    });
  }
  return { isEverBoth, isFirstImplied, isSecondImplied, clash };
}

function isClash(left: Outcome, right: Outcome): boolean {
  return (isMet(left) && right === "ineligible") || (isMet(right) && left === "ineligible");
}

/** The tests of city and activity that all must hold where a rule is about a company. */
function gatesOf({ applies }: Rule): string[] {
  const members = applies.kind === "all" ? applies.members : [applies];
  return members.flatMap((member) =>
    member.kind === "leaf" && GATES.includes(member.fact) ? [testKey(member)] : [],
  );
}

/** The part without what lies outside the gates of either rule, where neither can be met beside the other. */
function withinGates(part: Part, gates: readonly string[]): Part {
  const columns = part.columns.map((column) => ({
    ...column,
    classes: column.classes.filter(({ ranks }) =>
      ranks.every(([key, rank]) => !gates.includes(key) || rank !== FALSE),
    ),
  }));
  return { ...part, columns };
}

/** What is shown of two rules is shown on a day on which both are law, where there is one. */
function inForceFirst(left: Part, right: Part): number {
  const lapsed = ({ statuses }: Part): number => statuses.filter((status) => status !== "in-force").length;
  return lapsed(left) - lapsed(right);
}

function isMet(outcome: Outcome): boolean {
  return outcome === "eligible" || outcome === "conditional";
}

/** Whether one rule is met and the other one may not be. */
function isMetAlone(outcome: Outcome, other: Outcome): boolean {
  return isMet(outcome) && (other === "ineligible" || other === "undetermined");
}

function caseAt(part: Part, at: readonly number[], vocabulary: Vocabulary) {
  const points = part.columns.map(({ classes }, column) => plainest(classes[at[column] ?? 0]?.points ?? []));
  return { asOf: part.asOf, profile: together(points, vocabulary) };
}
