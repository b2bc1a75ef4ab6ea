import { type Band, type End, type Interval, intervalFrom, signsAt } from "../exact/interval.ts";
import { type Rational, ZERO } from "../exact/rational.ts";
import { convert } from "../profile/exchange.ts";
import type { FactValue, UnknownReason } from "../profile/facts.ts";
import type { Bound } from "../rules/bound.ts";
import type { Certainty, Operator } from "../rules/condition-schema.ts";
import { PLACES } from "../vocabulary/countries.ts";
import type { Truth } from "./kleene.ts";

export type Reason = UnknownReason | "rate-missing" | "readings-differ" | "text-unsettled";

/** What one test says: met, unmet, or unknown with its reason and the facts that could settle it. */
export interface Verdict {
  readonly truth: Truth;
  readonly reason: Reason | null;
  readonly missing: readonly string[];
}

const MET: Verdict = { truth: true, reason: null, missing: [] };
const UNMET: Verdict = { truth: false, reason: null, missing: [] };
const UNSETTLED: Verdict = { truth: "unknown", reason: "text-unsettled", missing: [] };
const NO_RATE: Verdict = { truth: "unknown", reason: "rate-missing", missing: ["exchangeRates"] };

type MoneyBand = FactValue & { readonly kind: "money-band" };

type Order = "atLeast" | "atMost" | "moreThan" | "lessThan";

/** How a value must compare with the bound, by the sign of `value - bound`. The only definition of the four. */
const ORDER: Readonly<Record<Order, (sign: number) => boolean>> = {
  atLeast: (sign) => sign >= 0,
  atMost: (sign) => sign <= 0,
  moreThan: (sign) => sign > 0,
  lessThan: (sign) => sign < 0,
};

/** The one definition of every operator: what a fact says of a bound. `fact` names the leaf's own fact. */
export function judge(
  fact: string,
  value: FactValue,
  operator: Operator,
  certainty: Certainty,
  bound: Bound,
): Verdict {
  if (certainty === "unsettled") return UNSETTLED;
  const verdict = test(fact, value, operator, bound);
  return asCertain(verdict.truth, certainty) === verdict.truth ? verdict : UNSETTLED;
}

/** What is left of a test's truth by what the text settles. */
export function asCertain(truth: Truth, certainty: Certainty): Truth {
  if (certainty === "settled") return truth;
  return certainty === "orUnsettled" && truth !== false ? truth : "unknown";
}

function test(fact: string, value: FactValue, operator: Operator, bound: Bound): Verdict {
  switch (value.kind) {
    case "unknown":
      return { truth: "unknown", reason: value.reason, missing: value.missing };
    case "yes-no":
      return decided(bound.kind === "yes-no" && value.value === bound.value);
    case "choice":
      return testChoice(value.id, bound);
    case "choices":
      return testList(value.ids, operator, bound);
    case "nationality":
      return testNationality(fact, value.code, bound);
    case "date":
      return decided(bound.kind === "day" && inOrder(operator)(compareDays(value.day, bound.day)));
    case "share":
      return testShare(value, operator, bound);
    case "money-band":
      return testMoneyBand(fact, value, operator, bound);
    default:
      return testNumber(value, operator, bound);
  }
}

function decided(met: boolean): Verdict {
  return met ? MET : UNMET;
}

function testChoice(id: string, bound: Bound): Verdict {
  if (bound.kind !== "ids") return UNMET;
  return bound.unsettledFor.includes(id) ? UNSETTLED : decided(bound.ids.includes(id));
}

/** A list includes at least one of the bound's ids, or excludes all of them. */
function testList(ids: readonly string[], operator: Operator, bound: Bound): Verdict {
  if (bound.kind !== "ids") return UNMET;
  const hasOne = bound.ids.some((id) => ids.includes(id));
  return decided(operator === "excludes" ? !hasOne : hasOne);
}

function inOrder(operator: Operator): (sign: number) => boolean {
  return ORDER[operator === "moreThanInEitherReading" ? "moreThan" : (operator as Order)];
}

/** Met or unmet where an interval is wholly on one side of the bound; takes the sides on which its ends lie. */
export function acrossInterval(operator: Operator, low: number, high: number): Truth {
  const holds = inOrder(operator);
  return holds(low) === holds(high) ? holds(low) : "unknown";
}

/** What a test says of all values of an interval. */
export function truthOfInterval(interval: Interval, operator: Operator, bound: Rational): Truth {
  const { below, above } = signsAt(interval, bound);
  return acrossInterval(operator, below, above);
}

/** What the truths in both readings of a share come to: the rule of the two readings. */
export function acrossReadings(operator: Operator, direct: Truth, lookThrough: Truth): Truth {
  if (operator === "moreThanInEitherReading" && (direct === true || lookThrough === true)) return true;
  return direct === lookThrough ? direct : "unknown";
}

/** The sign of one day less another, both as YYYY-MM-DD. */
export function compareDays(day: string, bound: string): number {
  if (day === bound) return 0;
  return day < bound ? -1 : 1;
}

function testNationality(fact: string, code: string, bound: Bound): Verdict {
  if (PLACES.includes(code)) return { ...UNSETTLED, missing: [fact] };
  return decided(bound.kind === "ids" && bound.ids.includes(code));
}

/** The number that a value stands for in the bound's unit; null where a rate is missing. */
export function numberInUnit(value: FactValue, unit: string): Rational | null {
  if (value.kind === "quantity") return value.value;
  if (value.kind === "ratio") return value.percent;
  if (value.kind === "money") return convert(value.amount, value.currency, unit, value.rates)?.amount ?? null;
  return null;
}

function testNumber(value: FactValue, operator: Operator, bound: Bound): Verdict {
  if (bound.kind !== "quantity") return UNMET;
  const number = numberInUnit(value, bound.unit);
  return number === null ? NO_RATE : decided(inOrder(operator)(number.compare(bound.value)));
}

/** The range of an amount in another unit; an end that is not said is null. Null where a rate is missing. */
export function bandInUnit(value: MoneyBand, unit: string): Band | null {
  const { band, currency, rates } = value;
  const converted = (end: End | null): End | null | "no rate" => {
    if (end === null) return null;
    const amount = convert(end.value, currency, unit, rates)?.amount;
    return amount === undefined ? "no rate" : { ...end, value: amount };
  };
  const [low, high] = [converted(band.low), converted(band.high)];
  return low === "no rate" || high === "no rate" ? null : { low, high };
}

/** On which sides of a bound the ends of a range of amounts lie: none is below 0, and nothing bounds it from above. */
export function signsOfBand({ low, high }: Band, bound: Rational): ReturnType<typeof signsAt> {
  const least = low ?? { value: ZERO, isIncluded: true };
  if (high !== null) return signsAt(intervalFrom(least, high), bound);
  return { below: signsAt(intervalFrom(least, least), bound).below, above: 1 };
}

function testMoneyBand(fact: string, value: MoneyBand, operator: Operator, bound: Bound): Verdict {
  if (bound.kind !== "quantity") return UNMET;
  const band = bandInUnit(value, bound.unit);
  if (band === null) return NO_RATE;
  const { below, above } = signsOfBand(band, bound.value);
  const truth = acrossInterval(operator, below, above);
  return truth === "unknown" ? { truth, reason: "do-not-know", missing: [fact] } : decided(truth);
}

function testShare(value: FactValue & { kind: "share" }, operator: Operator, bound: Bound): Verdict {
  if (bound.kind !== "quantity") return UNMET;
  const inReading = (reading: Interval): Truth => truthOfInterval(reading, operator, bound.value);
  const direct = inReading(value.direct);
  const lookThrough = inReading(value.lookThrough);
  const truth = acrossReadings(operator, direct, lookThrough);
  if (truth !== "unknown") return decided(truth);
  if (direct !== "unknown" && lookThrough !== "unknown") {
    return { truth, reason: "readings-differ", missing: [] };
  }
  const { reason, missing } = value.uncertain ?? { reason: "not-answered" as const, missing: [] };
  return { truth, reason, missing };
}
