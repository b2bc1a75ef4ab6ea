import { isPoint } from "../../exact/interval.ts";
import type { Rational } from "../../exact/rational.ts";
import { numberInUnit } from "../../logic/operators.ts";
import { judgeLeaf } from "../../logic/tree.ts";
import { type Facts, type FactValue, notAnswered, ratioOf } from "../../profile/facts.ts";
import type { Bound } from "../../rules/bound.ts";
import { type Condition, type Fold, factsOfLeaf, fold, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/** On which side of each bound of a rule a company stands. */
export interface BoundSignature {
  /** The side of every bound. */
  readonly key: string;
  /** Where one is not, what to change hangs on the numbers. */
  readonly areAllPartsMet: boolean;
}

/**
 * Tells on which side of its bounds a company stands, where what is said of two companies that stand on the same
 * sides differs in their numbers alone. That is so where every test of a rule has to hold, and each number is compared
 * as it was given: the answers that would do are then one stretch of each line; whoever is outside of it has the same
 * nearest end as all others on that side, and no other way to choose. Whoever meets a bound on a part of another fact
 * has neither to change; whoever does not may change the one or the other, how far hanging on both: such companies are
 * alike only as long as nobody asks what to change.
 */
export class BoundSignatures {
  /** The facts whose answers need not be alike where their sides are. */
  readonly facts: ReadonlySet<string>;
  readonly #tests: readonly Leaf[];

  /** `facts` are those to look at. */
  constructor(rule: Rule, facts: readonly string[], vocabulary: Vocabulary) {
    const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
    const isOneWay =
      isConjunction(rule.applies) &&
      isConjunction(rule.requires) &&
      !leavesOf(rule.applies).some(isPart) &&
      leaves.every((leaf) => !isPart(leaf) || standsAlone(leaf, leaves));
    this.#tests = isOneWay
      ? leaves.filter((leaf) => facts.includes(leaf.fact) && isPlain(leaf, leaves, vocabulary))
      : [];
    this.facts = new Set(this.#tests.flatMap(factsOfLeaf));
  }

  /** Null where there is no bound, or a number is not known exactly. */
  of(facts: Facts): BoundSignature | null {
    if (this.#tests.length === 0) return null;
    let key = "";
    let areAllPartsMet = true;
    for (const leaf of this.#tests) {
      const value = facts.get(leaf.fact) ?? notAnswered(leaf.fact);
      const side = isPart(leaf) ? sideOfPart(leaf, value, facts) : sideOf(value, leaf.bound);
      if (side === null) return null;
      if (isPart(leaf) && side !== PART_MET) areAllPartsMet = false;
      key += side;
    }
    return { key, areAllPartsMet };
  }
}

function isConjunction(condition: Condition): boolean {
  return fold(condition, CONJUNCTIONS) !== "other";
}

type Shape = "test" | "part" | "conjunction" | "other";

const allOf = (members: readonly Shape[]): Shape => (members.includes("other") ? "other" : "conjunction");

const CONJUNCTIONS: Fold<Shape> = {
  leaf: (leaf) => (isPart(leaf) ? "part" : "test"),
  all: allOf,
  any: (members) => (members.length < 2 ? allOf(members) : "other"),
  not: (member) => (member === "test" ? "conjunction" : "other"),
};

type PartLeaf = Leaf & { readonly bound: { readonly kind: "quantity"; readonly of: string } };

function isPart(leaf: Leaf): leaf is PartLeaf {
  return leaf.bound.kind === "quantity" && leaf.bound.of !== null;
}

/** Whether no other test looks at what a test looks at. */
function standsAlone(leaf: Leaf, leaves: readonly Leaf[]): boolean {
  const own = factsOfLeaf(leaf);
  return leaves.every((other) => other === leaf || !factsOfLeaf(other).some((fact) => own.includes(fact)));
}

/** Whether a number is compared as it was given, and nothing else that is tested follows from it but the other share. */
function isPlain({ fact, bound }: Leaf, leaves: readonly Leaf[], { byId }: Vocabulary): boolean {
  if (bound.kind !== "quantity" && bound.kind !== "day") return false;
  return (
    byId.get(fact)?.elapsedSince === undefined &&
    !leaves.some((other) => byId.get(other.fact)?.elapsedSince === fact)
  );
}

const PART_MET = "/";

/** Whether a part of a whole meets its bound, and what of the two is not known; null for nothing of an unknown whole. */
function sideOfPart(leaf: PartLeaf, part: FactValue, facts: Facts): string | null {
  const { of } = leaf.bound;
  const whole = facts.get(of) ?? notAnswered(of);
  const ratio = ratioOf(part, whole);
  if (ratio.kind === "unknown") return `?${standingOf(part)}${standingOf(whole)}`;
  if (ratio.kind !== "ratio" || ratio.whole === null) return null;
  return judgeLeaf(leaf, ratio).truth === true ? PART_MET : "x";
}

/** What keeps a ratio from being known. */
function standingOf(value: FactValue): string {
  return value.kind === "unknown" ? `${value.reason} ${value.missing.join()} ` : "+";
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
