import { describe, expect, it } from "vitest";
import { formatRational } from "../../src/exact/rational.ts";
import { stepOf } from "../../src/fact-types/measure.ts";
import { rulebook } from "../support/rulebook.ts";

const step = (id: string, currency: string | null = null): string => {
  const fact = rulebook.vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  return formatRational(stepOf(fact, currency));
};

describe("the smallest step of a fact", () => {
  it.each([
    ["chineseShare", "0.000001"],
    ["addedServiceFloorArea", "0.01"],
    ["foreignLawyerYearsOutsideChina", "0.000001"],
    ["finalCreditScore", "1"],
    ["supportYear", "1"],
    ["landTransitionStartDate", "1"],
    ["landTransitionYears", "1/365"],
  ])("of %s is %s", (id, expected) => {
    expect(step(id)).toBe(expected);
  });

  it("of money is the minor unit of its currency, and no currency has a step by default", () => {
    expect([step("investorTotalAssets", "USD"), step("investorTotalAssets", "JPY")]).toEqual(["0.01", "1"]);
    expect(() => step("investorTotalAssets")).toThrow("there is no currency null");
    expect(() => step("investorTotalAssets", "ZZZ")).toThrow("there is no currency ZZZ");
  });

  it("is none of what is no number", () => {
    expect(() => step("city")).toThrow("city of the type choice has no step");
  });
});
