import Fraction from "fraction.js";

/** An exact rational number; every share, amount, area and duration of the program is one. */
export type Rational = InstanceType<typeof Fraction>;

/** `numerator / denominator`, exactly. Throws on a denominator of 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  return new Fraction(numerator, denominator);
}

export const ZERO = rational(0n);
export const HUNDRED = rational(100n);

/** Powers of ten as far as decimals usually need them: to raise ten anew takes longer than to read a number. */
const POWERS = Array.from({ length: 21 }, (_, exponent) => 10n ** BigInt(exponent));

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * The exact value of an unsigned decimal text such as `66.9999`; no sign, exponent or separator.
 * Returns null for any other text.
 */
export function parseDecimal(text: string): Rational | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, whole = "", fraction] = match;
  if (fraction === undefined) return rational(BigInt(whole));
  return rational(BigInt(whole + fraction), powerOfTen(fraction.length));
}

/** The places of denominators met before: those of decimals are few, and come again with every number of a register. */
const knownPlaces = new Map<bigint, number | null>();
const MOST_KNOWN = 1_000;

/** The number of places that a finite decimal needs, or null where the expansion never ends. */
export function decimalPlaces({ d }: Rational): number | null {
  if (d === 1n) return 0;
  const known = knownPlaces.get(d);
  if (known !== undefined) return known;
  const places = placesOf(d);
  if (knownPlaces.size < MOST_KNOWN) knownPlaces.set(d, places);
  return places;
}

function placesOf(denominator: bigint): number | null {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** A decimal text where the number is finite (`66.9999`), else a reduced fraction (`100/3`). */
export function formatRational(value: Rational): string {
  const sign = value.s < 0n ? "-" : "";
  const places = decimalPlaces(value);
  if (places === null) return `${sign}${value.n}/${value.d}`;
  if (places === 0) return `${sign}${value.n}`;
  const scaled = ((value.n * powerOfTen(places)) / value.d).toString().padStart(places + 1, "0");
  return `${sign}${scaled.slice(0, -places)}.${scaled.slice(-places)}`;
}

/** The value of a text that formatRational wrote: a decimal or a fraction, with an optional minus. */
export function parseFractionText(text: string): Rational | null {
  const negative = text.startsWith("-");
  const unsigned = negative ? text.slice(1) : text;
  const value = unsigned.includes("/") ? parseFraction(unsigned) : parseDecimal(unsigned);
  return negative && value !== null ? value.neg() : value;
}

function parseFraction(text: string): Rational | null {
  const [upper = "", lower = ""] = text.split("/");
  const numerator = parseDecimal(upper);
  const denominator = parseDecimal(lower);
  if (numerator === null || denominator === null || denominator.n === 0n) return null;
  return numerator.div(denominator);
}

/** The largest multiple of the step that is not above the value. */
export function roundDown(value: Rational, step: Rational): Rational {
  return value.div(step).floor().mul(step);
}

/** The smallest multiple of the step that is not below the value. */
export function roundUp(value: Rational, step: Rational): Rational {
  return value.div(step).ceil().mul(step);
}
