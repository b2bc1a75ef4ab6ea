import { formatRational, type Rational, rational, ZERO } from "./rational.ts";

/**
 * An exact number of 0 or more, `n / (10^tens × rest)`, kept unreduced. Long products of decimal shares stay powers
 * of ten below the line, so that they multiply, add up and print without a greatest common divisor.
 */
export interface Scaled {
  readonly n: bigint;
  readonly tens: number;
  readonly rest: bigint;
}

export const NONE: Scaled = { n: 0n, tens: 0, rest: 1n };

/** A rational of 0 or more as a scaled number. */
export function toScaled(value: Rational): Scaled {
  if (value.d === 1n) return { n: value.n, tens: 0, rest: 1n };
  let rest = value.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  const tens = Math.max(twos, fives);
  return { n: value.n * 2n ** BigInt(tens - twos) * 5n ** BigInt(tens - fives), tens, rest };
}

/** The same number as a reduced rational. */
export function fromScaled({ n, tens, rest }: Scaled): Rational {
  return rational(n, 10n ** BigInt(tens) * rest);
}

/** `whole - part` as a reduced rational, below 0 where the part is more; reduced once, however the part came about. */
export function lessScaled(whole: bigint, { n, tens, rest }: Scaled): Rational {
  const denominator = 10n ** BigInt(tens) * rest;
  const left = whole * denominator - n;
  return left === 0n ? ZERO : rational(left, denominator);
}

export function multiplyScaled(a: Scaled, b: Scaled): Scaled {
  return { n: a.n * b.n, tens: a.tens + b.tens, rest: a.rest * b.rest };
}

export function addScaled(a: Scaled, b: Scaled): Scaled {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  const tens = Math.max(a.tens, b.tens);
  const rest = commonMultiple(a.rest, b.rest);
  return { n: lift(a, tens, rest) + lift(b, tens, rest), tens, rest };
}

/** The numerator of `value` over `10^tens × rest`, of which its own denominator is a divisor. */
export function lift(value: Scaled, tens: number, rest: bigint): bigint {
  const scaled = rest === value.rest ? value.n : value.n * (rest / value.rest);
  return tens === value.tens ? scaled : scaled * 10n ** BigInt(tens - value.tens);
}

/** The least common multiple of two numbers above 0. */
export function commonMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  if (b % a === 0n) return b;
  let divisor = a;
  for (let other = b; other !== 0n; ) [divisor, other] = [other, divisor % other];
  return (a / divisor) * b;
}

/** A decimal text where the number is finite, else a reduced fraction: the text of formatRational. */
export function formatScaled(value: Scaled): string {
  if (value.rest !== 1n) return formatRational(fromScaled(value));
  if (value.tens === 0) return value.n.toString();
  const digits = value.n.toString().padStart(value.tens + 1, "0");
  const whole = digits.slice(0, digits.length - value.tens);
  const decimals = digits.slice(digits.length - value.tens).replace(/0+$/, "");
  return decimals === "" ? whole : `${whole}.${decimals}`;
}
