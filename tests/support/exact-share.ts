import type { Rational } from "../../src/exact/rational.ts";
import { isBand, type Share } from "../../src/profile/answer.ts";

/** A share that a test knows to be given exactly. */
export function exactly(share: Share): Rational {
  if (isBand(share)) throw new Error("only the range of a share is known");
  return share;
}
