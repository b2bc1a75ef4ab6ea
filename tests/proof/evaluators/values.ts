import { type Interval, point } from "../../../src/exact/interval.ts";
import { HUNDRED, type Rational, rational, ZERO } from "../../../src/exact/rational.ts";
import { PLACES } from "../../../src/vocabulary/countries.ts";
import type { FactValue } from "../../../src/profile/facts.ts";
import type { Leaf } from "../../../src/rules/condition.ts";
import { unitOf } from "../../../src/fact-types/measure.ts";
import type { Fact } from "../../../src/vocabulary/vocabulary.ts";

/** One step of a share, and a part of a step, which is no whole number of millionths. */
const STEP = rational(1n, 1_000_000n);
const PART_OF_STEP = rational(1n, 3_000_000n);

/** The whole of which parts are worked out, in square metres. */
const WHOLE = rational(1000n);

/** No answer at all, and "don't know". */
function unknowns(fact: string): FactValue[] {
  return [
    { kind: "unknown", reason: "not-answered", missing: [fact] },
    { kind: "unknown", reason: "do-not-know", missing: [fact] },
  ];
}

/** Values of a fact in every cell that the tests of one rule can tell apart, and the two ways of not knowing it. */
export function valuesAround(fact: Fact, leaves: readonly Leaf[]): FactValue[] {
  const own = leaves.filter((leaf) => leaf.fact === fact.id);
  return [...unknowns(fact.id), ...knownValues(fact, own, leaves)];
}

function knownValues(fact: Fact, own: readonly Leaf[], leaves: readonly Leaf[]): FactValue[] {
  const choices = (fact.choices ?? []).map((choice) => choice.id);
  switch (fact.type) {
    case "yes-no":
      return [true, false].map((value) => ({ kind: "yes-no", value }));
    case "choice":
      return choices.map((id) => ({ kind: "choice", id }));
    case "choices":
      return lists(idsOf(own), choices).map((ids) => ({ kind: "choices", ids }));
    case "nationality":
      return [...new Set([...idsOf(own), ...PLACES, "GB", "CN"])].map((code) => ({
        kind: "nationality",
        code,
      }));
    case "date":
      return own.flatMap(({ bound }) => (bound.kind === "day" ? daysAround(bound.day) : []));
    case "money":
      return moneyAround(own);
    case "share":
      return pairsOfReadings(around(boundsOf(own)));
    default:
      return numbersOf(fact, own, leaves).map((value) => ({
        kind: "quantity",
        value,
        unit: unitOf(fact) ?? "",
      }));
  }
}

function idsOf(leaves: readonly Leaf[]): string[] {
  return [...new Set(leaves.flatMap(({ bound }) => (bound.kind === "ids" ? bound.ids : [])))];
}

function boundsOf(leaves: readonly Leaf[]): Rational[] {
  return leaves.flatMap(({ bound }) => (bound.kind === "quantity" ? [bound.value] : []));
}

const LARGEST_POWER_SET = 4;

/** Every membership of the named ids, with and without another id; of many ids none, each and all. */
function lists(named: readonly string[], choices: readonly string[]): string[][] {
  const other = choices.filter((id) => !named.includes(id)).slice(0, 1);
  const subsets =
    named.length <= LARGEST_POWER_SET
      ? Array.from({ length: 2 ** named.length }, (_, set) =>
          named.filter((_id, place) => (set >> place) % 2 === 1),
        )
      : [[], ...named.map((id) => [id]), [...named]];
  return other.length === 0 ? subsets : subsets.flatMap((ids) => [ids, [...other, ...ids]]);
}

function daysAround(day: string): FactValue[] {
  return [-1, 0, 1].map((days) => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return { kind: "date", day: date.toISOString().slice(0, 10) };
  });
}

/** Below, at and above each bound and at 0: nearest decimals, and numbers that are no decimals. */
function around(bounds: readonly Rational[]): Rational[] {
  const values = bounds.flatMap((bound) => [bound.sub(STEP), bound, bound.add(PART_OF_STEP)]);
  const sorted = [ZERO, ...values].filter((value) => value.s >= 0n).sort((a, b) => a.compare(b));
  return sorted.filter((value, index) => !(sorted[index - 1]?.equals(value) ?? false));
}

/** Numbers around the bounds of a fact, and around those that it is compared with as a part or as the whole. */
function numbersOf(fact: Fact, own: readonly Leaf[], leaves: readonly Leaf[]): Rational[] {
  const parts = own.filter(({ bound }) => bound.kind === "quantity" && bound.of !== null);
  const plain = own.filter((leaf) => !parts.includes(leaf));
  const isWhole = leaves.some(({ bound }) => bound.kind === "quantity" && bound.of === fact.id);
  const ofParts = boundsOf(parts).map((percent) => percent.mul(WHOLE).div(HUNDRED));
  return [
    ...(plain.length > 0 || parts.length > 0 ? around([...boundsOf(plain), ...ofParts]) : []),
    ...(isWhole ? [ZERO, WHOLE, WHOLE.add(PART_OF_STEP), WHOLE.sub(STEP)] : []),
  ];
}

function moneyAround(leaves: readonly Leaf[]): FactValue[] {
  return leaves.flatMap(({ bound }): FactValue[] => {
    if (bound.kind !== "quantity") return [];
    const inUnit = around([bound.value]).map((amount): FactValue => {
      return { kind: "money", amount, currency: bound.unit, rates: [] };
    });
    const other = bound.unit === "EUR" ? "GBP" : "EUR";
    const rate = { from: other, to: bound.unit, rate: rational(3n), date: null, source: null };
    const converted = [bound.value.sub(STEP), bound.value].map((amount): FactValue => {
      return { kind: "money", amount: amount.div(3n), currency: other, rates: [rate] };
    });
    return [...inUnit, ...converted, { kind: "money", amount: bound.value, currency: other, rates: [] }];
  });
}

/** Every pair of readings whose ends are among the numbers: points, and intervals of what is not known. */
function pairsOfReadings(ends: readonly Rational[]): FactValue[] {
  const intervals: Interval[] = ends.flatMap((low, index) => [
    point(low),
    ...ends.slice(index + 1).map((high) => ({ low, high })),
  ]);
  return intervals.flatMap((direct) =>
    intervals.map((lookThrough): FactValue => {
      const isKnown = direct.low === direct.high && lookThrough.low === lookThrough.high;
      const uncertain = isKnown
        ? null
        : ({ kind: "unknown", reason: "not-answered", missing: ["investors"] } as const);
      return { kind: "share", direct, lookThrough, uncertain };
    }),
  );
}
