import { describe, expect, it } from "vitest";
import { describeProblem, formatPath } from "../../src/input/problem.ts";
import { problemsOf } from "../support/problems.ts";

/** Everything wrong with a profile, as people read it. */
function refusals(profile: object): string[] {
  return problemsOf(profile).map((problem) => `${formatPath(problem.path)}: ${describeProblem(problem).en}`);
}

describe("a currency that is no code", () => {
  it.each([
    ["RMB", "CNY"],
    ["人民币", "CNY"],
    ["us$", "USD"],
    ["usd", "USD"],
  ])("%s is pointed to the code of what is called so", (currency, code) => {
    expect(refusals({ investorTotalAssets: { amount: "1", currency } })).toEqual([
      `investorTotalAssets.currency: unknown choice ${currency}; expected an ISO 4217 currency code such as USD or CNY (nearest: ${code})`,
    ]);
  });

  it("is pointed nowhere where several are called so", () => {
    expect(refusals({ investorTotalAssets: { amount: "1", currency: "$" } })[0]).not.toContain("nearest");
  });
});

describe("what is missing in a group of values", () => {
  it.each([
    [{ investorTotalAssets: { amount: "1" } }, "investorTotalAssets.currency", "an ISO 4217 currency code"],
    [{ investorTotalAssets: { currency: "USD" } }, "investorTotalAssets.amount", "an amount of 0 or more"],
    [{ investors: [{ name: "A" }] }, "investors[0].share", "a share in percent"],
    [{ investors: [{ share: "100" }] }, "investors[0].name", "a text of 1 to 1000 characters"],
    [{ exchangeRates: [{ from: "EUR", to: "USD" }] }, "exchangeRates[0].rate", "a decimal rate above 0"],
  ])("is told with what it should be: %j", (profile, place, expected) => {
    expect(refusals(profile)).toContainEqual(
      expect.stringContaining(`${place}: this entry is missing; expected ${expected}`),
    );
  });
});
