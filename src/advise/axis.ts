import { dayNumber, turningDays } from "../fact-types/parts/days.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import type { Domain } from "../cells/stretches.ts";
import { HUNDRED, type Rational, rational, roundDown, roundUp, ZERO } from "../exact/rational.ts";
import type { Situation } from "../logic/situation.ts";
import type { Answer } from "../profile/answer.ts";
import { convert } from "../profile/exchange.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Leaf } from "../rules/condition.ts";
import { scaleOf, stepOf } from "../fact-types/measure.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";

const ONE = rational(1n);

/** A numeric fact as a line: the numbers on it, and the bounds at which the tests of some rules turn. */
export interface Axis {
  readonly fact: Fact;
  readonly domain: Domain;
  /** The currency in which an amount is given; null for every other fact. */
  readonly currency: string | null;
  /** In the fact's own unit and currency; a date is its number of days since 1970-01-01. */
  readonly bounds: readonly Rational[];
  /** Where the company stands: one number, several where a share is uncertain, none where it is not known. */
  readonly at: readonly Rational[];
}

/** The axis of a fact for the tests of some leaves, all other facts as they are. */
export function axisOf(fact: Fact, leaves: readonly Leaf[], situation: Situation): Axis {
  const currency = factTypeOf(fact).compared === "money" ? currencyOf(fact, leaves, situation) : null;
  return {
    fact,
    domain: scaleOf(fact),
    currency,
    bounds: leaves.flatMap((leaf) => boundsOf(leaf, fact, currency, leaves, situation)),
    at: standsAt(situation.facts.get(fact.id)),
  };
}

/** The answer that a number on the axis stands for. */
export function answerAt(axis: Axis, value: Rational): Answer {
  return scaleOf(axis.fact).answerAt(value, axis.currency);
}

/** The numbers at which a company stands by a value: several where only a range is known, none where nothing is. */
export function standsAt(value: FactValue | undefined): Rational[] {
  if (value === undefined) return [];
  if (value.kind === "quantity") return [value.value];
  if (value.kind === "money") return [value.amount];
  if (value.kind === "money-band") {
    const { low, high } = value.band;
    return [low?.value ?? ZERO, ...(high === null ? [] : [high.value])];
  }
  if (value.kind === "date") return [dayNumber(value.day)];
  if (value.kind !== "share") return [];
  const { direct, lookThrough } = value;
  const ends = [direct.low, direct.high, lookThrough.low, lookThrough.high].sort((a, b) => a.compare(b));
  return ends.filter((end, index) => !ends[index - 1]?.equals(end));
}

/** The currency of the answer, or else of the first bound that the amount is compared with. */
function currencyOf(fact: Fact, leaves: readonly Leaf[], { facts }: Situation): string | null {
  const value = facts.get(fact.id);
  if (value?.kind === "money" || value?.kind === "money-band") return value.currency;
  for (const { fact: id, bound } of leaves) {
    if (id === fact.id && bound.kind === "quantity") return bound.unit;
  }
  return null;
}

/** Where on the fact's axis one test can turn; empty where it does not look at the fact. */
function boundsOf(
  leaf: Leaf,
  fact: Fact,
  currency: string | null,
  leaves: readonly Leaf[],
  situation: Situation,
): Rational[] {
  const { bound } = leaf;
  if (bound.kind === "day") return leaf.fact === fact.id ? [dayNumber(bound.day)] : [];
  if (bound.kind !== "quantity") return [];
  if (bound.of === fact.id) return wholeBounds(leaf.fact, bound.value, leaves, situation);
  if (bound.of !== null) {
    return leaf.fact === fact.id ? partBounds(bound.of, bound.value, situation) : [];
  }
  if (situation.vocabulary.byId.get(leaf.fact)?.elapsedSince === fact.id) {
    return turningDays(bound.value, situation.asOf);
  }
  if (leaf.fact === fact.id) {
    const scale = currency === null ? ONE : unitsOfBound(currency, bound.unit, situation);
    return scale === null || scale.n === 0n ? [ZERO] : [bound.value.div(scale)];
  }
  const { shareSides } = situation.vocabulary.relations;
  const isOtherSide = shareSides.includes(leaf.fact) && shareSides.includes(fact.id);
  return isOtherSide ? [HUNDRED.sub(bound.value)] : [];
}

/** What one unit of the answer's currency is worth in the bound's; null where the rates do not say (but of 0). */
function unitsOfBound(from: string, to: string, { profile }: Situation): Rational | null {
  const rates = profile.get("exchangeRates");
  return convert(ONE, from, to, rates?.kind === "exchange-rates" ? rates.rates : [])?.amount ?? null;
}

/** Nothing of anything is a turning point too: 0 needs no whole. */
function partBounds(whole: string, percent: Rational, { facts }: Situation): Rational[] {
  const value = facts.get(whole);
  return value?.kind === "quantity" ? [ZERO, value.value.mul(percent).div(HUNDRED)] : [ZERO];
}

/** A part of nothing has no ratio; the others for the part as it is, and as its own bounds would have it. */
function wholeBounds(
  part: string,
  percent: Rational,
  leaves: readonly Leaf[],
  situation: Situation,
): Rational[] {
  const { facts, vocabulary } = situation;
  const tested = vocabulary.byId.get(part);
  if (percent.n === 0n || tested === undefined) return [ZERO];
  const step = stepOf(tested, null);
  const value = facts.get(part);
  const own = leaves.flatMap(({ fact, bound }) =>
    fact === part && bound.kind === "quantity" && bound.of === null
      ? [roundDown(bound.value, step).sub(step), bound.value, roundUp(bound.value, step).add(step)]
      : [],
  );
  const parts = value?.kind === "quantity" ? [value.value, ...own] : own;
  return [ZERO, ...parts.map((size) => size.mul(HUNDRED).div(percent))];
}
