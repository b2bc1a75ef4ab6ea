import { formatRational, type Rational } from "../exact/rational.ts";
import { addScaled, fromScaled, lessScaled, NONE, type Scaled, toScaled } from "../exact/scaled.ts";
import { EXPECTED } from "../input/expected.ts";
import { showFound } from "../input/problem.ts";
import { fillWords } from "../language/language.ts";
import type { Complaints } from "./complaint.ts";
import { sayPercent } from "./fractions.ts";
import type { Path } from "./read-object.ts";

/** Beyond this the shares of one level have more unlike denominators than any real table. */
const LARGEST_DENOMINATOR = 2n ** 4096n;

/**
 * Adds up the shares of one level, which are to make 100; with `hasRest` they may make less, and what they leave is
 * returned. Complains of every other sum; null then.
 */
export function remainderOfLevel(
  shares: readonly Rational[],
  hasRest: boolean,
  path: Path,
  complaints: Complaints,
): Rational | null {
  let total: Scaled = NONE;
  for (const share of shares) {
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
