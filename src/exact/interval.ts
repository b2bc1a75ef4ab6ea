import type { Rational } from "./rational.ts";

/** All values from `low` to `high`, both included; a known value has `low` equal to `high`. */
export interface Interval {
  readonly low: Rational;
  readonly high: Rational;
}

/** The interval that holds one value only. */
export function point(value: Rational): Interval {
  return { low: value, high: value };
}

/** Whether the interval holds one value only. */
export function isPoint(interval: Interval): boolean {
  return interval.low.equals(interval.high);
}

/** Whether `value` lies inside, ends included. */
export function contains(interval: Interval, value: Rational): boolean {
  return interval.low.lte(value) && interval.high.gte(value);
}

/** The interval of `whole - x` for every x inside. */
export function complement(interval: Interval, whole: Rational): Interval {
  if (interval.low === interval.high) return point(whole.sub(interval.low));
  return { low: whole.sub(interval.high), high: whole.sub(interval.low) };
}
