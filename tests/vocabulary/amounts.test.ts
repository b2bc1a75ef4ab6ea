import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRational, parseDecimal } from "../../src/exact/rational.ts";
import { LANGUAGES } from "../../src/language/language.ts";
import { readMoneyTyped } from "../../src/profile/typed/money.ts";
import { leavesOf } from "../../src/rules/condition.ts";
import table from "../../src/vocabulary/quantities.json" with { type: "json" };
import { isCurrency, showAmount, showQuantity } from "../../src/vocabulary/quantities.ts";
import { rulebook } from "../support/rulebook.ts";

const SEED = 2026;

describe("an amount of money, as people say it", () => {
  it.each([
    ["200000000", "USD", "2亿美元", "USD 200 million"],
    ["150000000", "CNY", "1.5亿元人民币", "CNY 150 million"],
    ["3000000", "USD", "300万美元", "USD 3 million"],
    ["195000000", "EUR", "1.95亿欧元", "EUR 195 million"],
    ["204750000", "USD", "2.0475亿美元", "USD 204.75 million"],
    ["12000000000", "USD", "120亿美元", "USD 12 billion"],
    ["1500000000000", "JPY", "1.5万亿日元", "JPY 1.5 trillion"],
    ["15000", "HKD", "1.5万港元", "HKD 15,000"],
    ["12345", "USD", "12,345美元", "USD 12,345"],
    ["9999.99", "USD", "9,999.99美元", "USD 9,999.99"],
    ["0.01", "USD", "0.01美元", "USD 0.01"],
    ["0", "USD", "0美元", "USD 0"],
    ["182345678", "USD", "约1.82亿美元", "USD 182,345,678"],
    ["17654322", "USD", "约1,765.43万美元", "USD 17,654,322"],
    ["2000000", "AFN", "200万 AFN", "AFN 2 million"],
  ])("%s %s", (amount, currency, zh, en) => {
    expect([showQuantity(amount, currency, "zh-CN"), showQuantity(amount, currency, "en")]).toEqual([zh, en]);
  });

  it.each([
    ["199999999.99", "199,999,999.99美元", "USD 199,999,999.99"],
    ["199999999", "199,999,999美元", "USD 199,999,999"],
    ["200000000.01", "200,000,000.01美元", "USD 200,000,000.01"],
    ["200000000.000001", "200,000,000.000001美元", "USD 200,000,000.000001"],
    ["200400001", "约2.004亿美元", "USD 200,400,001"],
  ])("%s beside the bound of 200 million does not read alike", (amount, zh, en) => {
    expect([showQuantity(amount, "USD", "zh-CN"), showQuantity(amount, "USD", "en")]).toEqual([zh, en]);
  });

  it("keeps each on its side of the bound, and never becomes nothing", () => {
    const bound = 200_000_000n;
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 40_000_000_000n }),
        fc.constantFrom(...LANGUAGES),
        (cents, language) => {
          const amount = `${cents / 100n}.${(cents % 100n).toString().padStart(2, "0")}`;
          const shown = readBack(showQuantity(amount, "USD", language));
          expect(shown > 0n).toBe(true);
          expect(Math.sign(Number(shown - bound * 1_000_000n))).toBe(Math.sign(Number(cents - bound * 100n)));
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it("is never cut where a bound is said, or an answer read back", () => {
    const bounds = rulebook.rules.flatMap((rule) => leavesOf(rule.requires).map(({ bound }) => bound));
    const amounts = bounds.flatMap((bound) =>
      bound.kind === "quantity" && isCurrency(bound.unit) ? [bound] : [],
    );
    expect(amounts).not.toEqual([]);
    for (const { value, unit: currency } of amounts) {
      for (const language of LANGUAGES) {
        const read = readMoneyTyped(
          "investorTotalAssets",
          showQuantity(formatRational(value), currency, language),
        );
        expect(read).toMatchObject({ kind: "money", currency, amount: value });
      }
    }
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10_000_000_000_000n }),
        fc.constantFrom(...Object.keys(table.currencies["zh-CN"])),
        fc.constantFrom(...LANGUAGES),
        (amount, currency, language) => {
          const shown = showAmount(amount.toString(), currency, language);
          expect(isCurrency(currency)).toBe(true);
          expect(readMoneyTyped("investorTotalAssets", shown)).toMatchObject({
            kind: "money",
            currency,
            amount: parseDecimal(amount.toString()),
          });
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

/** Millionths of the amount that a text says. */
function readBack(shown: string): bigint {
  const read = readMoneyTyped("investorTotalAssets", shown.replace(/^(约|about )/, ""));
  if (!("kind" in read) || read.kind !== "money") throw new Error(`${shown} cannot be read back`);
  return (read.amount.n * 1_000_000n) / read.amount.d;
}
