import { describe, expect, test } from "vitest";
import { sideOf, sidesOf } from "../../src/proof/thresholds.ts";
import type { FactValue } from "../../src/profile/facts.ts";
import { parseDecimal, rational, ZERO } from "../../src/exact/rational.ts";
import { parseBound } from "../../src/rules/bound.ts";
import type { Leaf } from "../../src/rules/condition.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";

const words = { "zh-CN": "词", en: "word" };

function factOf(type: string): Fact {
  const named = { title: words, question: words, help: words, whoKnows: words };
  return { id: "fact", subject: "plan", type, ...named, inCompanyHands: false };
}

function leafOf(bound: string): Leaf {
  return {
    kind: "leaf",
    name: null,
    fact: "fact",
    operator: "atLeast",
    certainty: "settled",
    bound: parseBound(bound),
    raw: { fact: "fact", operator: "atLeast", value: bound },
  };
}

const quantity = (text: string): FactValue => ({
  kind: "quantity",
  value: parseDecimal(text) ?? ZERO,
  unit: "",
});

function side(type: string, bound: string, value: FactValue): string | null {
  return sideOf(leafOf(bound), factOf(type), new Map([["fact", value]]));
}

describe("the side of a bound on which a value stands", () => {
  test.each<[string, string, FactValue, string | null]>([
    ["duration", "3 years", quantity("2.999999"), "below"],
    ["duration", "3 years", quantity("3"), "at"],
    ["duration", "3 years", quantity("3.000001"), "above"],
    ["duration", "3 years", quantity("2.99"), null],
    ["count", "80 points", quantity("79"), "below"],
    ["count", "80 points", quantity("78"), null],
    ["area", "80 m²", quantity("80.01"), "above"],
    ["area", "80 m²", quantity("80.02"), null],
    ["date", "2025-12-31", { kind: "date", day: "2025-12-30" }, "below"],
    ["date", "2025-12-31", { kind: "date", day: "2025-12-31" }, "at"],
    ["date", "2025-12-31", { kind: "date", day: "2026-01-01" }, "above"],
    ["date", "2025-12-31", { kind: "date", day: "2026-01-02" }, null],
    ["duration", "3 years", { kind: "unknown", reason: "not-answered", missing: [] }, "unknown"],
  ])("%s, bound %s", (type, bound, value, expected) => {
    expect(side(type, bound, value)).toBe(expected);
  });

  test("money goes by the smallest unit of its currency", () => {
    const money = (amount: string): FactValue => ({
      kind: "money",
      amount: parseDecimal(amount) ?? rational(0n),
      currency: "USD",
      rates: [],
    });
    expect(side("money", "200000000 USD", money("199999999.99"))).toBe("below");
    expect(side("money", "200000000 USD", money("199999999.98"))).toBeNull();
  });
});

test("no value stands below 0, and no share above the whole", () => {
  expect(sidesOf(leafOf("0 %"), factOf("share"))).toEqual(["at", "above", "unknown"]);
  expect(sidesOf(leafOf("100 %"), factOf("share"))).toEqual(["below", "at", "unknown"]);
  expect(sidesOf(leafOf("100 years"), factOf("duration"))).toEqual(["below", "at", "above", "unknown"]);
});
