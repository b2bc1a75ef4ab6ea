import { describe, expect, it } from "vitest";
import { readValue } from "../../src/free-text/parsed-cell.ts";
import { describeProblem, formatPath } from "../../src/input/problem.ts";
import { Complaints } from "../../src/profile/complaint.ts";
import { readName } from "../../src/profile/read-object.ts";
import { factOf } from "../../src/vocabulary/vocabulary.ts";
import { problemsOf } from "../support/problems.ts";
import { rulebook } from "../support/rulebook.ts";

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

describe("a nationality that is no code", () => {
  it.each([
    ["UK", "GB"],
    ["gb", "GB"],
    ["826", "GB"],
  ])("%s is pointed to the code for which it stands", (code, meant) => {
    const [refusal] = refusals({ legalRepresentativeNationality: code });
    expect(refusal).toContain(`unknown choice ${code}`);
    expect(refusal).toContain(`(nearest: ${meant})`);
  });

  // By its letters alone CHN would be near to CH.
  it.each(["CHN", "EN", "British"])("%s is pointed nowhere", (code) => {
    expect(refusals({ legalRepresentativeNationality: code })[0]).not.toContain("nearest");
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

describe("half of a character", () => {
  it("is refused in JSON as text that UTF-8 cannot say, in names and in keys", () => {
    expect(refusals({ name: "A\ud800" })).toEqual([
      expect.stringMatching(/^name: .*A\\ud800.*; expected text in UTF-8$/),
    ]);
    expect(refusals({ investors: [{ name: "\udc00", share: "100" }] })).toEqual([
      expect.stringMatching(/^investors\[0\]\.name: .*expected text in UTF-8$/),
    ]);
    expect(refusals({ name: "😀" })).toEqual([]);
  });

  it("is refused in what a workbook spelt out", () => {
    const name = readName({ name: "A\ud800" }, "name", [], new Complaints());
    expect(name).toBeUndefined();
    const fact = factOf("name", rulebook.vocabulary);
    expect(readValue(fact, "A\ud800").kind).toBe("refused");
    expect(readValue(fact, "A😀").kind).toBe("answer");
  });
});
