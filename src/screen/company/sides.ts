import { isPoint } from "../../exact/interval.ts";
import type { Rational } from "../../exact/rational.ts";
import { numberInUnit } from "../../logic/operators.ts";
import type { Facts, FactValue } from "../../profile/facts.ts";
import type { Bound } from "../../rules/bound.ts";
import { type Condition, type Fold, fold, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/**
 * Tells on which side of its bounds a company stands, where what is said of two companies that stand on the same
 * sides differs in their numbers alone. That is so where every test of a rule has to hold, none is a part of another
 * fact, and each number is compared as it was given: the answers that would do are then one stretch of each line;
 * whoever is outside of it has the same nearest end as all others on that side, and no other way to choose.
 */
export class Sides {
  /** The facts whose answers need not be alike where their sides are. */
  readonly facts: ReadonlySet<string>;
  readonly #tests: readonly Leaf[];

  /** `facts` are those to look at. */
  constructor(rule: Rule, facts: readonly string[], vocabulary: Vocabulary) {
    const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
    const isOneWay = isConjunction(rule.applies) && isConjunction(rule.requires) && !leaves.some(isPart);
    this.#tests = isOneWay
      ? leaves.filter((leaf) => facts.includes(leaf.fact) && isPlain(leaf, leaves, vocabulary))
      : [];
    this.facts = new Set(this.#tests.map(({ fact }) => fact));
  }

  /** The side of every bound; null where there is none, or a number is not known exactly. */
  of(facts: Facts): string | null {
    if (this.#tests.length === 0) return null;
    let sides = "";
    for (const { fact, bound } of this.#tests) {
      const value = facts.get(fact);
      const side = value === undefined ? null : sideOf(value, bound);
      if (side === null) return null;
      sides += side;
    }
    return sides;
  }
}

function isConjunction(condition: Condition): boolean {
  return fold(condition, CONJUNCTIONS) !== "other";
}

type Shape = "test" | "conjunction" | "other";

const allOf = (members: readonly Shape[]): Shape => (members.includes("other") ? "other" : "conjunction");

const CONJUNCTIONS: Fold<Shape> = {
  leaf: () => "test",
  all: allOf,
  any: (members) => (members.length < 2 ? allOf(members) : "other"),
  not: (member) => (member === "test" ? "conjunction" : "other"),
};

function isPart({ bound }: Leaf): boolean {
  return bound.kind === "quantity" && bound.of !== null;
}

/** Whether a number is compared as it was given, and nothing else that is tested follows from it but the other share. */
function isPlain({ fact, bound }: Leaf, leaves: readonly Leaf[], { byId }: Vocabulary): boolean {
  if (bound.kind !== "quantity" && bound.kind !== "day") return false;
  return (
    byId.get(fact)?.elapsedSince === undefined &&
    !leaves.some((other) => byId.get(other.fact)?.elapsedSince === fact)
  );
}

function sideOf(value: FactValue, bound: Bound): string | null {
  if (bound.kind === "day") return value.kind === "date" ? sign(value.day, bound.day) : null;
  if (bound.kind !== "quantity") return null;
  if (value.kind === "money") {
    const number = numberInUnit(value, bound.unit);
    return `${value.currency}${number === null ? "?" : signOf(number, bound.value)}`;
  }
  if (value.kind === "quantity") return signOf(value.value, bound.value);
  if (value.kind !== "share" || value.uncertain !== null) return null;
  const { direct, lookThrough } = value;
  const isOne = isPoint(direct) && isPoint(lookThrough) && direct.low.equals(lookThrough.low);
  return isOne ? signOf(direct.low, bound.value) : null;
}

function signOf(number: Rational, bound: Rational): string {
  return sign(number.compare(bound), 0);
}

function sign<Compared extends string | number>(value: Compared, bound: Compared): string {
  if (value === bound) return "=";
  return value < bound ? "<" : ">";
}
