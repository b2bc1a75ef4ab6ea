import type { Rational } from "./rational.ts";

/** All values from `low` to `high`; a known value has `low` equal to `high`. */
export interface Interval {
  readonly low: Rational;
  readonly high: Rational;
  /** Whether the end itself is left out; an end counts where nothing is said. */
  readonly isLowOpen?: boolean;
  readonly isHighOpen?: boolean;
}

/** One end of what is known of a number. */
export interface End {
  readonly value: Rational;
  readonly isIncluded: boolean;
}

/** A number of which only the range is known, from at least one side. */
export interface Band {
  readonly low: End | null;
  readonly high: End | null;
}

/** The interval that holds one value only. */
export function point(value: Rational): Interval {
  return { low: value, high: value };
}

/** Whether the interval holds one value only. */
export function isPoint(interval: Interval): boolean {
  return interval.low.equals(interval.high);
}

/** Whether there is any value between two ends. */
export function holdsAny({ low, high, isLowOpen = false, isHighOpen = false }: Interval): boolean {
  const order = low.compare(high);
  return order < 0 || (order === 0 && !isLowOpen && !isHighOpen);
}

/** Whether `value` lies inside. */
export function contains(interval: Interval, value: Rational): boolean {
  const { below, above } = signsAt(interval, value);
  return below <= 0 && above >= 0;
}

/**
 * On which side of `value` the two ends lie, as signs of end less value: an end that is left out and equals it lies
 * on the side of the numbers next to it.
 */
export function signsAt(
  { low, high, isLowOpen = false, isHighOpen = false }: Interval,
  value: Rational,
): { readonly below: number; readonly above: number } {
  return {
    below: low.compare(value) || (isLowOpen ? 1 : 0),
    above: high.compare(value) || (isHighOpen ? -1 : 0),
  };
}

/** The interval of `whole - x` for every x inside. */
export function complement(interval: Interval, whole: Rational): Interval {
  const { low, high, isLowOpen, isHighOpen } = interval;
  if (low === high) return point(whole.sub(low));
  const ends = { low: whole.sub(high), high: whole.sub(low) };
  return isLowOpen || isHighOpen
    ? { ...ends, isLowOpen: isHighOpen ?? false, isHighOpen: isLowOpen ?? false }
    : ends;
}

/** What two intervals have in common; null where they share no value. */
export function intersection(one: Interval, other: Interval): Interval | null {
  const low = one.low.compare(other.low) || Number(one.isLowOpen ?? false) - Number(other.isLowOpen ?? false);
  const high =
    other.high.compare(one.high) || Number(one.isHighOpen ?? false) - Number(other.isHighOpen ?? false);
  const common = intervalFrom(
    low >= 0 ? lowEnd(one) : lowEnd(other),
    high >= 0 ? highEnd(one) : highEnd(other),
  );
  return holdsAny(common) ? common : null;
}

/** The interval of all sums of a value of the one and a value of the other. */
export function sumOf(one: Interval, other: Interval): Interval {
  return {
    low: one.low.add(other.low),
    high: one.high.add(other.high),
    isLowOpen: (one.isLowOpen ?? false) || (other.isLowOpen ?? false),
    isHighOpen: (one.isHighOpen ?? false) || (other.isHighOpen ?? false),
  };
}

/** Whether two intervals hold the same values. */
export function isSame(one: Interval, other: Interval): boolean {
  return (
    one.low.equals(other.low) &&
    one.high.equals(other.high) &&
    (one.isLowOpen ?? false) === (other.isLowOpen ?? false) &&
    (one.isHighOpen ?? false) === (other.isHighOpen ?? false)
  );
}

/** The interval between two ends, which hold what they are said to. */
export function intervalFrom(low: End, high: End): Interval {
  return { low: low.value, high: high.value, isLowOpen: !low.isIncluded, isHighOpen: !high.isIncluded };
}

export function lowEnd({ low, isLowOpen = false }: Interval): End {
  return { value: low, isIncluded: !isLowOpen };
}

export function highEnd({ high, isHighOpen = false }: Interval): End {
  return { value: high, isIncluded: !isHighOpen };
}

/** The band of an interval that lies within a whole: an end that the whole sets by itself is not said. */
export function bandOf(interval: Interval): Band {
  return { low: lowEnd(interval), high: highEnd(interval) };
}

/** A band as an interval between the least and the greatest number that there can be. */
export function within({ low, high }: Band, least: Rational, most: Rational): Interval {
  return intervalFrom(low ?? { value: least, isIncluded: true }, high ?? { value: most, isIncluded: true });
}
