import { decimalPlaces, type Rational, rational } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import { plainText, readNumeral } from "../../input/numerals.ts";
import type { Problem } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import { CALENDAR_YEAR } from "../../vocabulary/vocabulary.ts";
import type { Answer } from "../answer.ts";
import { DECIMALS } from "../numbers.ts";
import { refuseTyped } from "./refuse.ts";
import words from "./words.json" with { type: "json" };

type Units = Readonly<Record<string, readonly number[]>>;

const UNITS: Readonly<Record<string, Units>> = words.units;
/** A duration that no decimal of this length holds is not what people mean. */
const MOST_PLACES = 30;

const LONE_M = /\d ?m+(?![a-z])/;

/** An area in square metres: `48,000平方米`, `4.8 ha`, `3亩` (which are exactly 2000 m²). */
export function readAreaTyped(fact: string, typed: string): Answer | Problem {
  return readWithUnit(fact, typed, words.squareMetres, DECIMALS, EXPECTED.peopleArea);
}

/** A number in the fact's unit: `3年`, `18 months` for years, `十二`. */
export function readQuantityTyped(fact: string, typed: string, unit: string): Answer | Problem {
  const units = { [unit]: [1, 1], ...UNITS[unit] };
  if (unit === CALENDAR_YEAR) return readWithUnit(fact, typed, units, 0, EXPECTED.calendarYear);
  const expected = fillWords(EXPECTED.peopleQuantity, { unit });
  return readWithUnit(fact, typed, units, MOST_PLACES, expected);
}

function readWithUnit(
  fact: string,
  typed: string,
  units: Units,
  decimals: number,
  expected: Problem["expected"],
): Answer | Problem {
  const text = plainText(typed);
  const isHalfMore = text.endsWith("年半");
  const whole = isHalfMore ? text.slice(0, -1) : text;
  const unit = Object.keys(units)
    .sort((a, b) => b.length - a.length)
    .find((name) => whole.endsWith(name));
  const [times = 1, by = 1] = (unit === undefined ? undefined : units[unit]) ?? [];
  // 36m may be months, and 48000m the metres of an area, as well as millions.
  if (unit === undefined && LONE_M.test(whole)) return refuseTyped(fact, "not-understood", typed, expected);
  const read = readNumeral(unit === undefined ? whole : whole.slice(0, -unit.length).trim());
  if (read === null || (isHalfMore && unit !== "年"))
    return refuseTyped(fact, "not-understood", typed, expected);
  const number = isHalfMore ? read.add(rational(1n, 2n)) : read;
  const value = number.mul(rational(BigInt(times), BigInt(by)));
  if (!isShort(value, decimals)) return refuseTyped(fact, "too-many-decimals", typed, expected);
  return { kind: "quantity", value };
}

function isShort(value: Rational, decimals: number): boolean {
  const places = decimalPlaces(value);
  return places !== null && places <= decimals;
}
