import { type Rational, rational, ZERO } from "../exact/rational.ts";

const DAY = 86_400_000;

/**
 * The years from a start day to another day (both YYYY-MM-DD), exactly: whole years to the last anniversary, and the
 * days since as a part of the year that is running; 0 where the start lies ahead. On an anniversary it is a whole
 * number (Civil Code arts. 201-202: the first day is not counted, a period ends on the corresponding day). A start
 * on 29 February has its anniversary on the last day of February.
 */
export function yearsBetween(start: string, end: string): Rational {
  if (end <= start) return ZERO;
  let whole = yearOf(end) - yearOf(start);
  if (anniversary(start, whole) > dayNumber(end)) whole -= 1;
  const last = anniversary(start, whole);
  const next = anniversary(start, whole + 1);
  return rational(BigInt(whole)).add(rational(BigInt(dayNumber(end) - last), BigInt(next - last)));
}

function yearOf(day: string): number {
  return Number.parseInt(day.slice(0, 4), 10);
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** The day number of the corresponding day so many years later. */
function anniversary(start: string, years: number): number {
  const month = Number.parseInt(start.slice(5, 7), 10) - 1;
  const day = Number.parseInt(start.slice(8, 10), 10);
  const year = yearOf(start) + years;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, lastOfMonth)) / DAY;
}
