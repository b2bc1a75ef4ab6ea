import {
  bandOf,
  complement,
  contains,
  type Interval,
  intersection,
  isPoint,
  point,
  sumOf,
} from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { addScaled, fromScaled, lessScaled, NONE, type Scaled, toScaled } from "../exact/scaled.ts";
import { EXPECTED } from "../input/expected.ts";
import { showFound } from "../input/problem.ts";
import { fillWords } from "../language/language.ts";
import { intervalOf, isBand, type Share } from "./answer.ts";
import type { Complaints } from "./complaint.ts";
import { sayBounds, sayPercent } from "./fractions.ts";
import type { Path } from "./read-object.ts";

/** Beyond this the shares of one level have more unlike denominators than any real table. */
const LARGEST_DENOMINATOR = 2n ** 4096n;
const WHOLE: Interval = { low: ZERO, high: HUNDRED };

/**
 * Adds up the shares of one level, which are to make 100, or can where ranges are given; with `hasRest` they may make
 * less, and what they leave is returned. Complains of every other sum; null then.
 */
export function remainderOfLevel(
  shares: readonly Share[],
  hasRest: boolean,
  path: Path,
  complaints: Complaints,
): Share | null {
  if (shares.some(isBand)) return remainderOfBands(shares, hasRest, path, complaints);
  let total: Scaled = NONE;
  for (const share of shares.filter(isExactShare)) {
    total = addScaled(total, toScaled(share));
    if (total.rest > LARGEST_DENOMINATOR) {
      complaints.add(path, "number-too-long", formatRational(share), EXPECTED.fewerFractions);
      return null;
    }
  }
  const remainder = lessScaled(100n, total);
  if (remainder.n === 0n || (hasRest && remainder.s > 0n)) return remainder;
  const difference = showFound(sayPercent(remainder.abs()));
  const expected = fillWords(remainder.s > 0n ? EXPECTED.sumMore : EXPECTED.sumLess, { difference });
  complaints.add(path, "sum-not-100", sayPercent(fromScaled(total)), expected);
  return null;
}

function isExactShare(share: Share): share is Rational {
  return !isBand(share);
}

function remainderOfBands(
  shares: readonly Share[],
  hasRest: boolean,
  path: Path,
  complaints: Complaints,
): Share | null {
  const total = sumOfRanges(shares);
  if (total.low.d > LARGEST_DENOMINATOR || total.high.d > LARGEST_DENOMINATOR) {
    complaints.add(path, "number-too-long", formatRational(total.low), EXPECTED.fewerFractions);
    return null;
  }
  const remainder = hasRest ? remainderOf(shares) : contains(total, HUNDRED) ? ZERO : null;
  if (remainder === null) complaints.add(path, "bands-not-100", sayBounds(total), EXPECTED.bandsOfHundred);
  return remainder;
}

function sumOfRanges(shares: readonly Share[]): Interval {
  return shares.reduce<Interval>((sum, share) => sumOf(sum, intervalOf(share)), point(ZERO));
}

/** What shares of one level leave of 100; null where that is less than nothing in every way to fill their ranges. */
export function remainderOf(shares: readonly Share[]): Share | null {
  if (!shares.some(isBand)) {
    const given = shares.filter(isExactShare).reduce((sum, share) => addScaled(sum, toScaled(share)), NONE);
    const left = lessScaled(100n, given);
    return left.lt(ZERO) ? null : left;
  }
  const left = intersection(complement(sumOfRanges(shares), HUNDRED), WHOLE);
  if (left === null) return null;
  return isPoint(left) ? left.low : bandOf(left);
}
