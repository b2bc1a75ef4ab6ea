import type { Rational } from "../exact/rational.ts";

/** Numbers are compared as whole millionths: every decimal that a profile may give for a share, amount or area fits. */
const SCALE = 1_000_000n;

/** The number in millionths, or null where it is no whole number of them. */
function inMillionths(value: Rational): bigint | null {
  if (value.d === 1n) return value.s * value.n * SCALE;
  return SCALE % value.d === 0n ? value.s * value.n * (SCALE / value.d) : null;
}

/** The sign of one number less another. */
function compareFractions(a: Rational, b: Rational): number {
  const [own, other] = [a.s * a.n * b.d, b.s * b.n * a.d];
  if (own === other) return 0;
  return own < other ? -1 : 1;
}

/**
 * Places numbers between the bounds of a rulebook, exactly. Rank 0 is below the first bound, 1 at it, 2 between it
 * and the second, and so on; so two numbers of one rank compare alike with every bound.
 */
export class Ranks {
  readonly #bounds: readonly Rational[];
  readonly #millionths: readonly bigint[] | null;
  readonly count: number;

  constructor(bounds: readonly Rational[]) {
    const distinct = new Map(bounds.map((bound) => [`${bound.s * bound.n}/${bound.d}`, bound]));
    this.#bounds = [...distinct.values()].sort(compareFractions);
    const scaled = this.#bounds.map(inMillionths).filter((bound) => bound !== null);
    this.#millionths = scaled.length === this.#bounds.length ? scaled : null;
    this.count = 2 * this.#bounds.length + 1;
  }

  /** The rank of a number: by its millionths, or, where it or a bound is no whole number of them, by fractions. */
  rankOf(value: Rational): number {
    const millionths = this.#millionths === null ? null : inMillionths(value);
    if (millionths === null || this.#millionths === null) return this.#rankOfFraction(value);
    let rank = 0;
    for (const bound of this.#millionths) {
      if (millionths < bound) return rank;
      if (millionths === bound) return rank + 1;
      rank += 2;
    }
    return rank;
  }

  #rankOfFraction(value: Rational): number {
    let rank = 0;
    for (const bound of this.#bounds) {
      const sign = compareFractions(value, bound);
      if (sign < 0) return rank;
      if (sign === 0) return rank + 1;
      rank += 2;
    }
    return rank;
  }
}
