import { HUNDRED, type Rational } from "../exact/rational.ts";
import { numberInUnit } from "../logic/operators.ts";
import { valueAt } from "../logic/tree.ts";
import type { Facts, FactValue } from "../profile/facts.ts";
import type { Bound } from "../rules/bound.ts";
import type { Leaf } from "../rules/condition.ts";
import { stepOf } from "../fact-types/measure.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";

/** Where a company's value stands to a bound; null where it is neither at it nor just beside it. */
export type Side = "below" | "at" | "above" | "unknown" | null;

const DAY = 86_400_000;

/** Whether a test compares with a number or a day. */
export function isThreshold(leaf: Leaf): boolean {
  return leaf.bound.kind === "quantity" || leaf.bound.kind === "day";
}

/** The sides of a bound on which a value can stand at all: none is below 0 or beyond its scale. */
export function sidesOf(leaf: Leaf, fact: Fact | undefined): Exclude<Side, null>[] {
  const { bound } = leaf;
  const sides: Exclude<Side, null>[] = ["below", "at", "above", "unknown"];
  return sides.filter((side) => {
    if (bound.kind !== "quantity") return true;
    if (side === "below") return bound.value.n !== 0n;
    const high = (fact === undefined ? null : factTypeOf(fact).scale?.high) ?? null;
    return side !== "above" || high === null || bound.value.lt(high);
  });
}

/** Where the facts of an example stand to the bound of a test. */
export function sideOf(leaf: Leaf, fact: Fact | undefined, facts: Facts): Side {
  const value = valueAt(leaf, facts, "in-force");
  if (value.kind === "unknown") return "unknown";
  if (leaf.bound.kind === "day") return value.kind === "date" ? sideOfDay(value.day, leaf.bound.day) : null;
  const { bound } = leaf;
  if (bound.kind !== "quantity") return null;
  const distance = distanceOf(value, bound);
  if (distance === null) return null;
  if (distance.n === 0n) return "at";
  if (fact === undefined || distance.abs().gt(stepOf(fact, bound.unit))) return null;
  return distance.s < 0n ? "below" : "above";
}

/** How far a value is above the bound, in the unit in which the fact is given; a ratio's in that of its part. */
function distanceOf(value: FactValue, bound: Bound & { kind: "quantity" }): Rational | null {
  if (value.kind === "share") {
    const { direct, lookThrough } = value;
    const ends = [direct.high, lookThrough.low, lookThrough.high];
    return ends.every((end) => end.equals(direct.low)) ? direct.low.sub(bound.value) : null;
  }
  if (value.kind === "ratio")
    return value.whole === null ? null : value.part.sub(value.whole.mul(bound.value).div(HUNDRED));
  return numberInUnit(value, bound.unit)?.sub(bound.value) ?? null;
}

function sideOfDay(day: string, bound: string): Side {
  const days = (Date.parse(day) - Date.parse(bound)) / DAY;
  if (days === 0) return "at";
  if (Math.abs(days) > 1) return null;
  return days < 0 ? "below" : "above";
}
