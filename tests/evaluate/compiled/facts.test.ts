import { describe, expect, it } from "vitest";
import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import type { FactValue } from "../../../src/profile/facts.ts";
import { rational } from "../../../src/exact/rational.ts";
import { point } from "../../../src/exact/interval.ts";
import { rule, vocabulary } from "./invented.ts";

const IN_GUANGZHOU = { fact: "city", operator: "is", value: "guangzhou" };
const inForce = () => "in-force" as const;

function known(facts: Readonly<Record<string, FactValue>>): ReadonlyMap<string, FactValue> {
  return new Map(Object.entries(facts));
}

const activities = (...ids: string[]): FactValue => ({ kind: "choices", ids });

describe("compiled tests of every type of fact", () => {
  const truth = (
    test: { fact: string; operator: string; value: string | boolean | string[] },
    value: FactValue,
    more = {},
  ) => {
    const compiled = compileRulebook({
      vocabulary,
      rules: [rule("a", IN_GUANGZHOU, { name: "test", ...test })],
    });
    return compiled.requirements(compiled.encode(known({ [test.fact]: value, ...more }), inForce), 0)[0]
      ?.truth;
  };
  const share = (direct: bigint, lookThrough: bigint, high = lookThrough): FactValue => ({
    kind: "share",
    direct: point(rational(direct)),
    lookThrough: { low: rational(lookThrough), high: rational(high) },
    uncertain: null,
  });
  const area = (value: bigint, parts = 1n): FactValue => ({
    kind: "quantity",
    value: rational(value, parts),
    unit: "m²",
  });

  it("need both readings of a share on one side", () => {
    const atMostHalf = { fact: "foreignShare", operator: "atMost", value: "50 %" };
    expect(truth(atMostHalf, share(50n, 50n))).toBe(true);
    expect(truth(atMostHalf, share(51n, 60n))).toBe(false);
    expect(truth(atMostHalf, share(60n, 40n))).toBe("unknown");
    expect(truth(atMostHalf, share(40n, 40n, 60n))).toBe("unknown");
    const foreign = { fact: "foreignShare", operator: "moreThanInEitherReading", value: "0 %" };
    expect(truth(foreign, share(0n, 1n))).toBe(true);
    expect(truth(foreign, share(1n, 0n, 20n))).toBe(true);
    expect(truth(foreign, share(0n, 0n, 20n))).toBe("unknown");
    expect(truth(foreign, share(0n, 0n))).toBe(false);
    const opened = { fact: "foreignShare", operator: "orUnsettled:atMost", value: "50 %" };
    expect(truth(opened, share(60n, 70n))).toBe("unknown");
    expect(truth(opened, share(10n, 20n))).toBe(true);
  });

  it("compare money in the bound's currency, and leave it open without a rate", () => {
    const rich = { fact: "assets", operator: "atLeast", value: "200000000 USD" };
    const rate = { from: "EUR", to: "USD", rate: rational(11n, 10n), date: null, source: null };
    const money = (amount: bigint, currency: string, rates: readonly (typeof rate)[] = []): FactValue => ({
      kind: "money",
      amount: rational(amount, 100n),
      currency,
      rates,
    });
    expect(truth(rich, money(20_000_000_000n, "USD"))).toBe(true);
    expect(truth(rich, money(19_999_999_999n, "USD"))).toBe(false);
    expect(truth(rich, money(18_181_818_182n, "EUR", [rate]))).toBe(true);
    expect(truth(rich, money(18_181_818_181n, "EUR", [rate]))).toBe(false);
    expect(truth(rich, money(99_999_999_999n, "EUR"))).toBe("unknown");
  });

  it("compare a part with the whole, exactly", () => {
    const few = { fact: "part", operator: "atMost", value: "15 % of whole" };
    expect(truth(few, area(15n), { whole: area(100n) })).toBe(true);
    expect(truth(few, area(15_000_001n, 1_000_000n), { whole: area(100n) })).toBe(false);
    expect(truth(few, area(1n, 20n), { whole: area(1n, 3n) })).toBe(true);
    expect(truth(few, area(0n))).toBe(true);
    expect(truth(few, area(1n))).toBe("unknown");
  });

  it("leave a nationality open for the places that are none", () => {
    const chinese = { fact: "nationality", operator: "is", value: "CN" };
    const nationality = (code: string): FactValue => ({ kind: "nationality", code });
    expect(["CN", "GB", "HK", "MO", "TW"].map((code) => truth(chinese, nationality(code)))).toEqual([
      true,
      false,
      "unknown",
      "unknown",
      "unknown",
    ]);
  });

  it("compare days before, on and after a bound", () => {
    const days = ["2025-12-30", "2025-12-31", "2026-01-01"].map((day): FactValue => ({ kind: "date", day }));
    const on = (operator: string) =>
      days.map((day) => truth({ fact: "founded", operator, value: "2025-12-31" }, day));
    expect(on("atMost")).toEqual([true, true, false]);
    expect(on("moreThan")).toEqual([false, false, true]);
  });

  it("look for any of the ids in a list", () => {
    const test = { fact: "activities", operator: "includes", value: ["baking", "brewing"] };
    expect(truth(test, activities("selling", "brewing"))).toBe(true);
    expect(truth(test, activities("selling"))).toBe(false);
    expect(truth(test, activities())).toBe(false);
  });

  it("leave out what a list must not hold", () => {
    const test = { fact: "activities", operator: "excludes", value: ["baking", "brewing"] };
    expect(truth(test, activities("selling"))).toBe(true);
    expect(truth(test, activities())).toBe(true);
    expect(truth(test, activities("selling", "brewing"))).toBe(false);
    expect(truth({ ...test, operator: "orUnsettled:excludes" }, activities("brewing"))).toBe("unknown");
  });

  it("leave a choice open that the text does not settle", () => {
    const test = { fact: "city", operator: "is", value: "guangzhou", unsettledFor: ["other"] };
    const of = (id: string) => truth(test, { kind: "choice", id });
    expect([of("guangzhou"), of("chengdu"), of("other")]).toEqual([true, false, "unknown"]);
  });

  it("read how the rule's own document stands", () => {
    const compiled = compileRulebook({
      vocabulary,
      rules: [
        rule("a", IN_GUANGZHOU, {
          name: "s",
          fact: "documentStatus",
          operator: "isOneOf",
          value: ["unsettled", "in-force"],
        }),
      ],
    });
    const on = (status: "in-force" | "expired" | "unsettled") =>
      compiled.requirements(
        compiled.encode(known({}), () => status),
        0,
      )[0]?.truth;
    expect([on("in-force"), on("unsettled"), on("expired")]).toEqual([true, true, false]);
  });
});
