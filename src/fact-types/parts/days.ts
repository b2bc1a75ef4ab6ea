import { type Rational, rational } from "../../exact/rational.ts";
import { yearsBetween } from "../../profile/elapsed.ts";

const DAY = 86_400_000;
const ONE = rational(1n);

/** The number of a day (YYYY-MM-DD) since 1970-01-01. */
export function dayNumber(day: string): Rational {
  return rational(BigInt(Date.parse(`${day}T00:00:00Z`) / DAY));
}

/** The day (YYYY-MM-DD) of a number that dayNumber gave. */
export function dayAt(value: Rational): string {
  return new Date(Number(value.s * value.n) * DAY).toISOString().slice(0, 10);
}

/** All days that a profile can hold. */
export const DAYS = { low: dayNumber("0001-01-01"), high: dayNumber("9999-12-31") };

/** The days around the one from which so many years have passed on `asOf`, and those around `asOf` itself. */
export function turningDays(years: Rational, asOf: string): Rational[] {
  const last = dayNumber(asOf);
  let early = DAYS.low;
  let late = last.add(ONE);
  while (late.sub(early).gt(ONE)) {
    const middle = early.add(late).div(rational(2n)).floor();
    if (yearsBetween(dayAt(middle), asOf).gte(years)) early = middle;
    else late = middle;
  }
  return [early.sub(ONE), early, late, last, last.add(ONE)];
}
