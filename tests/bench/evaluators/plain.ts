import type { StatusOf } from "../../../src/evaluate/engine.ts";
import type { Rational } from "../../../src/exact/rational.ts";
import { numberInUnit } from "../../../src/logic/operators.ts";
import { valueAt, valueKey } from "../../../src/logic/tree.ts";
import type { Facts, FactValue } from "../../../src/profile/facts.ts";
import { type Leaf, leavesOf } from "../../../src/rules/condition.ts";
import type { Rulebook } from "../../../src/rules/rulebook.ts";
import { PLACES } from "../../../src/vocabulary/countries.ts";

/** A share's four ends in millionths of a percent. */
export interface PlainShare {
  readonly directLow: number;
  readonly directHigh: number;
  readonly lookThroughLow: number;
  readonly lookThroughHigh: number;
}

export type PlainValue = string | number | boolean | readonly string[] | PlainShare | null;

/** A profile as programs without exact numbers take it: one plain value a look; null where it is not known. */
export type PlainProfile = Readonly<Record<string, PlainValue>>;

const SCALE = 1_000_000n;
const LARGEST = 2n ** 50n;

/**
 * Whole millionths as a safe integer. What lies between two of them becomes the half between, and what is too large
 * the largest: both compare with every bound of whole millionths as the exact number does.
 */
export function inMillionths(value: Rational): number {
  const scaled = value.n * SCALE;
  const floor = scaled / value.d;
  if (floor > LARGEST) return Number(LARGEST);
  return Number(floor) + (floor * value.d === scaled ? 0 : 0.5);
}

/** The key of what a leaf looks at, without the dots and slashes that paths are made of. */
export function plainKey(leaf: Leaf, document: string): string {
  const unit = leaf.bound.kind === "quantity" ? ` ${leaf.bound.unit}` : "";
  return `${valueKey(leaf, document)}${unit}`.replaceAll(/[^A-Za-z0-9]+/g, "_");
}

function plainValue(leaf: Leaf, value: FactValue): PlainValue {
  switch (value.kind) {
    case "unknown":
      return null;
    case "choice":
      return value.id;
    case "choices":
      return value.ids;
    case "yes-no":
      return value.value;
    case "nationality":
      return PLACES.includes(value.code) ? null : value.code;
    case "date":
      return plainDay(value.day);
    case "share":
      return {
        directLow: inMillionths(value.direct.low),
        directHigh: inMillionths(value.direct.high),
        lookThroughLow: inMillionths(value.lookThrough.low),
        lookThroughHigh: inMillionths(value.lookThrough.high),
      };
    default: {
      const number = leaf.bound.kind === "quantity" ? numberInUnit(value, leaf.bound.unit) : null;
      return number === null ? null : inMillionths(number);
    }
  }
}

/** A day as a number whose order is that of the days. */
export function plainDay(day: string): number {
  return Number(day.replaceAll("-", ""));
}

/** Makes the plain form of profiles for the tests of a rulebook. */
export function plainProfiles(rulebook: Rulebook): (facts: Facts, statusOf: StatusOf) => PlainProfile {
  const looks = new Map<string, { leaf: Leaf; document: string }>();
  for (const { document, applies, requires } of rulebook.rules) {
    for (const leaf of [...leavesOf(applies), ...leavesOf(requires)]) {
      looks.set(plainKey(leaf, document), { leaf, document });
    }
  }
  return (facts, statusOf) => {
    const plain: Record<string, PlainValue> = {};
    for (const [key, { leaf, document }] of looks) {
      plain[key] = plainValue(leaf, valueAt(leaf, facts, statusOf(document)));
    }
    return plain;
  };
}
