import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ranks } from "../../../src/cells/ranks.ts";
import { parseDecimal, type Rational, rational } from "../../../src/exact/rational.ts";

const SEED = 20230110;

function decimal(text: string): Rational {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is no decimal`);
  return value;
}

describe("ranks of numbers between bounds", () => {
  const ranks = new Ranks(["67", "50", "50", "0"].map(decimal));

  it.each([
    ["0", 1],
    ["0.000001", 2],
    ["49.999999", 2],
    ["50", 3],
    ["50.000001", 4],
    ["66.99999999999999999", 4],
    ["67", 5],
    ["67.00000000000000001", 6],
    ["123456789012345678901234567890", 6],
  ])("%s has rank %i", (text, rank) => {
    expect(ranks.rankOf(decimal(text))).toBe(rank);
  });

  it("places fractions that are no whole millionths", () => {
    expect(ranks.rankOf(rational(200n, 3n))).toBe(4);
    expect(ranks.rankOf(rational(-1n, 3n))).toBe(0);
    expect(ranks.rankOf(rational(201_000_001n, 3_000_000n))).toBe(6);
  });

  it("compares with bounds that are no whole millionths themselves", () => {
    const fine = new Ranks([decimal("0.00000015"), decimal("2")]);
    expect(["0.0000001", "0.00000015", "1", "2"].map((text) => fine.rankOf(decimal(text)))).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it("orders any number against any bound as exact fractions do", () => {
    const numbers = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.constantFrom(1n, 3n, 7n, 1_000_000n, 10n ** 9n))
      .map(([numerator, denominator]) => rational(numerator, denominator));
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), numbers, (bounds, value) => {
        const some = new Ranks(bounds);
        for (const bound of bounds) {
          expect(Math.sign(some.rankOf(value) - some.rankOf(bound))).toBe(value.compare(bound));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
