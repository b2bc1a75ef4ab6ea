import { nearest } from "../input/problem.ts";
import { NATIONALITIES } from "../vocabulary/countries.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import { type Fact, unitOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { type Bound, parseBound } from "./bound.ts";
import {
  CERTAINTIES,
  type Certainty,
  OPERATORS,
  type Operator,
  type RawCondition,
  type RawLeaf,
} from "./condition-schema.ts";

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

/** A mistake in a rule file: where in it, and what. */
export interface RuleFault {
  readonly place: string;
  readonly message: string;
}

const ORDERED = new Set<Operator>(["atLeast", "atMost", "moreThan", "lessThan"]);

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
  if (raw.length === 0)
    faults.push({ place, message: "an empty group passes for everybody; a group needs a member" });
  return raw.map((member, index) => typeCondition(member, `${place}[${index}]`, vocabulary, faults));
}

function typeLeaf(raw: RawLeaf, place: string, vocabulary: Vocabulary, faults: RuleFault[]): Leaf {
  const [head = "", tail] = raw.operator.split(":");
  const certainty = CERTAINTIES.find((name) => tail !== undefined && name === head) ?? "settled";
  const name = tail ?? head;
  const operator = OPERATORS.find((known) => known === name);
  const bound = parseBound(raw.value);
  const fact = vocabulary.byId.get(raw.fact);
  if (operator === undefined) {
    faults.push({ place, message: `unknown operator ${raw.operator}${hint(name, OPERATORS)}` });
  }
  if (fact === undefined) {
    faults.push({ place, message: `unknown fact ${raw.fact}${hint(raw.fact, [...vocabulary.byId.keys()])}` });
  }
  if (operator !== undefined && fact !== undefined) {
    for (const message of misfits(fact, operator, bound, vocabulary)) faults.push({ place, message });
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

function hint(text: string, known: readonly string[]): string {
  const near = nearest(text, known);
  return near === null ? "" : `; the nearest is ${near}`;
}

function misfits(fact: Fact, operator: Operator, bound: Bound, vocabulary: Vocabulary): string[] {
  if (ORDERED.has(operator)) return misfitsOfOrder(fact, operator, bound, vocabulary);
  if (operator === "moreThanInEitherReading") {
    if (fact.type !== "share") return [`${operator} does not fit ${fact.id}, which is no share`];
    return misfitsOfOrder(fact, operator, bound, vocabulary);
  }
  if (operator === "is" && fact.type === "yes-no") {
    return bound.kind === "yes-no"
      ? []
      : [`${fact.id} is answered by yes or no; the value must be true or false`];
  }
  const takes = operator === "includes" ? ["choices"] : ["choice", "nationality"];
  if (!takes.includes(fact.type)) return [`${operator} does not fit ${fact.id} of the type ${fact.type}`];
  if (bound.kind !== "ids") return [`${operator} on ${fact.id} needs an id, or a list of ids`];
  if (operator === "is" && bound.isList) return [`is compares with one id; isOneOf takes a list`];
  if (operator === "isOneOf" && !bound.isList) return [`isOneOf needs a list`];
  const known = fact.type === "nationality" ? NATIONALITIES : (fact.choices ?? []).map((choice) => choice.id);
  return bound.ids
    .filter((id) => !known.includes(id))
    .map((id) => `${fact.id} has no choice ${id}${hint(id, known)}`);
}

function misfitsOfOrder(fact: Fact, operator: Operator, bound: Bound, vocabulary: Vocabulary): string[] {
  if (fact.type === "date") {
    return bound.kind === "day" ? [] : [`${operator} on the date ${fact.id} needs a day as YYYY-MM-DD`];
  }
  if (bound.kind !== "quantity")
    return [`${operator} on ${fact.id} needs a number with its unit, such as "67 %"`];
  if (bound.of !== null) return misfitsOfRatio(fact, bound.unit, bound.of, vocabulary);
  if (fact.type === "money") {
    return bound.unit in currencies.minorDigits
      ? []
      : [`the bound of ${fact.id} needs a currency of ISO 4217, not ${bound.unit}`];
  }
  const unit = unitOf(fact);
  if (unit === null) return [`${operator} does not fit ${fact.id} of the type ${fact.type}`];
  return bound.unit === unit ? [] : [`the bound is in ${bound.unit}, and ${fact.id} in ${unit}`];
}

function misfitsOfRatio(fact: Fact, unit: string, of: string, vocabulary: Vocabulary): string[] {
  const whole = vocabulary.byId.get(of);
  if (whole === undefined) return [`unknown fact ${of}${hint(of, [...vocabulary.byId.keys()])}`];
  if (unit !== "%") return [`a part of ${of} is given in %, not in ${unit}`];
  const same = whole.type === fact.type && unitOf(whole) === unitOf(fact) && fact.type === "area";
  return same ? [] : [`${fact.id} is no part of ${of}: both must be areas`];
}

/** Every leaf of the tree, in its order. */
export function leavesOf(condition: Condition): Leaf[] {
  if (condition.kind === "leaf") return [condition];
  if (condition.kind === "not") return leavesOf(condition.member);
  return condition.members.flatMap(leavesOf);
}

/** The facts that a leaf looks at: its own, and the one that its bound is a part of. */
export function factsOfLeaf(leaf: Leaf): string[] {
  return leaf.bound.kind === "quantity" && leaf.bound.of !== null ? [leaf.fact, leaf.bound.of] : [leaf.fact];
}
