import { SQUARE_METRES } from "../fact-types/area.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { Words } from "../language/language.ts";
import { unitOf } from "../fact-types/measure.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";
import { type Bound, parseBound } from "./bound.ts";
import {
  CERTAINTIES,
  type Certainty,
  OPERATORS,
  type Operator,
  type RawCondition,
  type RawLeaf,
} from "./condition-schema.ts";
import { hintAt, type RuleFault, tell } from "./fault.ts";

/** One test of one fact. */
export interface Leaf {
  readonly kind: "leaf";
  readonly name: string | null;
  readonly fact: string;
  readonly operator: Operator;
  readonly certainty: Certainty;
  readonly bound: Bound;
  readonly raw: RawLeaf;
}

export type Condition =
  | Leaf
  | { readonly kind: "all"; readonly members: readonly Condition[] }
  | { readonly kind: "any"; readonly members: readonly Condition[] }
  | { readonly kind: "not"; readonly member: Condition };

const ORDERED = new Set<Operator>(["atLeast", "atMost", "moreThan", "lessThan"]);
const LISTED = new Set<Operator>(["includes", "excludes"]);

/** The typed tree of a raw one. What does not fit the vocabulary goes into `faults`, with its place. */
export function typeCondition(
  raw: RawCondition,
  place: string,
  vocabulary: Vocabulary,
  faults: RuleFault[],
): Condition {
  if ("all" in raw) return { kind: "all", members: typeMembers(raw.all, `${place}.all`, vocabulary, faults) };
  if ("any" in raw) return { kind: "any", members: typeMembers(raw.any, `${place}.any`, vocabulary, faults) };
  if ("not" in raw)
    return { kind: "not", member: typeCondition(raw.not, `${place}.not`, vocabulary, faults) };
  return typeLeaf(raw, place, vocabulary, faults);
}

function typeMembers(
  raw: readonly RawCondition[],
  place: string,
  vocabulary: Vocabulary,
  faults: RuleFault[],
): Condition[] {
  if (raw.length === 0) faults.push({ place, message: tell("group-empty") });
  return raw.map((member, index) => typeCondition(member, `${place}[${index}]`, vocabulary, faults));
}

function typeLeaf(raw: RawLeaf, place: string, vocabulary: Vocabulary, faults: RuleFault[]): Leaf {
  const [head = "", tail] = raw.operator.split(":");
  const certainty = CERTAINTIES.find((name) => tail !== undefined && name === head) ?? "settled";
  const name = tail ?? head;
  const operator = OPERATORS.find((known) => known === name);
  const bound = parseBound(raw.value, raw.unsettledFor);
  const fact = vocabulary.byId.get(raw.fact);
  if (operator === undefined) {
    const values = { operator: raw.operator, near: hintAt(name, OPERATORS) };
    faults.push({ place, message: tell("operator-unknown", values) });
  }
  if (fact === undefined) {
    faults.push({ place, message: unknownFact(raw.fact, vocabulary) });
  }
  if (operator !== undefined && fact !== undefined) {
    for (const message of [
      ...misfits(fact, operator, bound, vocabulary),
      ...misfitsOfUnsettled(fact, operator, certainty, raw),
    ])
      faults.push({ place, message });
  }
  return {
    kind: "leaf",
    name: raw.name ?? null,
    fact: raw.fact,
    operator: operator ?? "is",
    certainty,
    bound,
    raw,
  };
}

function unknownFact(fact: string, { byId }: Vocabulary): Words {
  return tell("fact-unknown", { fact, near: hintAt(fact, [...byId.keys()]) });
}

function misfits(fact: Fact, operator: Operator, bound: Bound, vocabulary: Vocabulary): Words[] {
  const values = { fact: fact.id, type: fact.type, operator };
  if (ORDERED.has(operator)) return misfitsOfOrder(fact, operator, bound, vocabulary);
  const { compared, choosing } = factTypeOf(fact);
  if (operator === "moreThanInEitherReading") {
    if (compared !== "share") return [tell("operator-no-share", values)];
    return misfitsOfOrder(fact, operator, bound, vocabulary);
  }
  if (operator === "is" && compared === "yes-no")
    return bound.kind === "yes-no" ? [] : [tell("bound-yes-no", values)];
  const takes = LISTED.has(operator) ? ["choices"] : ["choice", "nationality"];
  if (compared === undefined || !takes.includes(compared)) return [tell("operator-type", values)];
  if (bound.kind !== "ids") return [tell("bound-ids", values)];
  if (operator === "is" && bound.isList) return [tell("bound-one-id")];
  if (operator === "isOneOf" && !bound.isList) return [tell("bound-list")];
  const known = choosing?.ids(fact) ?? [];
  return bound.ids
    .filter((id) => !known.includes(id))
    .map((choice) => tell("choice-unknown", { fact: fact.id, choice, near: hintAt(choice, known) }));
}

/** `unsettledFor` names other choices of a fact that has one choice, in a test that the text settles for the rest. */
function misfitsOfUnsettled(
  fact: Fact,
  operator: Operator,
  certainty: Certainty,
  { value, unsettledFor }: RawLeaf,
): Words[] {
  if (unsettledFor === undefined) return [];
  if (factTypeOf(fact).compared !== "choice" || LISTED.has(operator) || certainty !== "settled")
    return [tell("unsettled-for-operator", { fact: fact.id, operator })];
  const known = (fact.choices ?? []).map((choice) => choice.id);
  const named = Array.isArray(value) ? value : [value];
  return [
    ...unsettledFor
      .filter((id) => !known.includes(id))
      .map((choice) => tell("choice-unknown", { fact: fact.id, choice, near: hintAt(choice, known) })),
    ...unsettledFor.filter((id) => named.includes(id)).map((choice) => tell("unsettled-for-met", { choice })),
  ];
}

function misfitsOfOrder(fact: Fact, operator: Operator, bound: Bound, vocabulary: Vocabulary): Words[] {
  const values = { fact: fact.id, type: fact.type, operator };
  const { compared } = factTypeOf(fact);
  if (compared === "date") return bound.kind === "day" ? [] : [tell("bound-day", values)];
  if (bound.kind !== "quantity") return [tell("bound-quantity", values)];
  const { unit, of, value } = bound;
  if (of !== null) return misfitsOfRatio(fact, unit, of, vocabulary);
  if (compared === "money")
    return unit in currencies.minorDigits ? [] : [tell("bound-currency", { ...values, unit })];
  const expected = unitOf(fact);
  if (expected === null) return [tell("operator-type", values)];
  if (unit !== expected) return [tell("bound-unit", { ...values, unit, expected })];
  const isShareAboveZero = compared === "share" && operator === "moreThan" && value.n === 0n;
  return isShareAboveZero ? [tell("share-above-zero", values)] : [];
}

function misfitsOfRatio(fact: Fact, unit: string, of: string, vocabulary: Vocabulary): Words[] {
  const whole = vocabulary.byId.get(of);
  if (whole === undefined) return [unknownFact(of, vocabulary)];
  if (unit !== "%") return [tell("bound-part-unit", { whole: of, unit })];
  const same = [fact, whole].every((one) => unitOf(one) === SQUARE_METRES);
  return same ? [] : [tell("bound-part-areas", { fact: fact.id, whole: of })];
}

/** What to do at the leaves of a tree and, with what came of its members, at its branches. */
export interface Fold<Folded> {
  leaf(leaf: Leaf): Folded;
  all(members: readonly Folded[]): Folded;
  any(members: readonly Folded[]): Folded;
  not(member: Folded): Folded;
}

/** Folds a tree from its leaves up, in their order: the one recursion over conditions. */
export function fold<Folded>(condition: Condition, by: Fold<Folded>): Folded {
  switch (condition.kind) {
    case "leaf":
      return by.leaf(condition);
    case "not":
      return by.not(fold(condition.member, by));
    default:
      return by[condition.kind](condition.members.map((member) => fold(member, by)));
  }
}

const known = new WeakMap<Condition, readonly Leaf[]>();

const LEAVES: Fold<readonly Leaf[]> = {
  leaf: (leaf) => [leaf],
  all: (members) => members.flat(),
  any: (members) => members.flat(),
  not: (member) => member,
};

/** Every leaf of the tree, in its order. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  const found = known.get(condition) ?? fold(condition, LEAVES);
  known.set(condition, found);
  return found;
}

/** The facts that a leaf looks at: its own, and the one that its bound is a part of. */
export function factsOfLeaf(leaf: Leaf): string[] {
  return leaf.bound.kind === "quantity" && leaf.bound.of !== null ? [leaf.fact, leaf.bound.of] : [leaf.fact];
}

/** What a test asks, whatever it is called: two tests with one key are one. */
export function testKey({ raw: { name: _, ...test } }: Leaf): string {
  return JSON.stringify(test);
}
