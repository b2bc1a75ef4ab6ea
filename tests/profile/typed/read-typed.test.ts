import { describe, expect, it } from "vitest";
import { readTyped } from "../../../src/fact-types/read-typed.ts";
import { describeProblem } from "../../../src/input/problem.ts";
import { canonicalAnswer } from "../../../src/situation/canonical.ts";
import { reader, rulebook } from "../../support/rulebook.ts";

/** What was understood, read back in English; or the problem after "refused:". */
function understood(fact: string, typed: string): string {
  const found = rulebook.vocabulary.byId.get(fact);
  if (found === undefined) throw new Error(`no fact ${fact}`);
  const read = readTyped(found, typed);
  if (read.kind === "refused") return `refused: ${describeProblem(read.problem).en}`;
  const profile = reader.fromText(JSON.stringify({ [fact]: canonicalAnswer(read.answer) }));
  expect(profile.get(fact)).toEqual(read.answer);
  return read.readBack.en;
}

describe("shares", () => {
  it.each([
    ["67", "67%"],
    ["67 %", "67%"],
    ["６７．５％", "67.5%"],
    ["六十七", "67%"],
    ["百分之六十七", "67%"],
    ["百分之六十七点五", "67.5%"],
    ["百分之百", "100%"],
    ["百分之一百", "100%"],
    ["千分之五", "0.5%"],
    ["三分之一", "1/3 of the whole (about 33.33%)"],
    ["1/3", "1/3 of the whole (about 33.33%)"],
    ["一半", "50%"],
    ["0.67", "0.67%"],
  ])("%s is read as %s", (typed, expected) => {
    expect(understood("foreignShare", typed)).toBe(expected);
  });

  it.each(["101", "66.99999999", "三分之四", "2/0", "-1", "about 50"])("%s is refused", (typed) => {
    expect(understood("foreignShare", typed)).toMatch(/^refused: /);
  });

  it.each(["", " ", "　"])("nothing typed (%j) is no answer, and no text that is not understood", (typed) => {
    expect(understood("foreignShare", typed)).toMatch(/^refused: there is no answer yet; expected/);
  });
});

describe("amounts", () => {
  it.each([
    ["2亿美元", "200,000,000 USD"],
    ["USD 200 million", "200,000,000 USD"],
    ["US$200,000,000", "200,000,000 USD"],
    ["$200m USD", "200,000,000 USD"],
    ["EUR 1.5 bn", "1,500,000,000 EUR"],
    ["1,500万欧元", "15,000,000 EUR"],
    ["人民币2亿元", "200,000,000 CNY"],
    ["港币200万元", "2,000,000 HKD"],
    ["¥500万日元", "5,000,000 JPY"],
    ["２００万ＵＳＤ", "2,000,000 USD"],
    ["1.234 BHD", "1.234 BHD"],
  ])("%s is read as %s", (typed, expected) => {
    expect(understood("investorTotalAssets", typed)).toBe(expected);
  });

  it("a sign that several currencies use is refused with the choices", () => {
    expect(understood("investorTotalAssets", "$200m")).toBe(
      "refused: $ can mean more than one thing; expected the currency itself: USD, HKD, SGD, AUD, CAD, NZD, TWD",
    );
    expect(understood("investorTotalAssets", "￥5亿")).toBe(
      "refused: ¥ can mean more than one thing; expected the currency itself: CNY, JPY",
    );
  });

  it("a minor unit that the currency does not have is refused, since it may be a separator", () => {
    expect(understood("investorTotalAssets", "1.234 USD")).toMatch(/at most 2 decimals in USD/);
    expect(understood("investorTotalAssets", "100.5 JPY")).toMatch(/at most 0 decimals in JPY/);
  });

  it.each(["2亿", "200,00 USD", "USD 1e6", "-5 USD", "港币200万美元"])("%s is refused", (typed) => {
    expect(understood("investorTotalAssets", typed)).toMatch(/^refused: /);
  });
});

describe("areas, periods, days, yes and no", () => {
  it.each([
    ["originalFloorArea", "48,000平方米", "48,000 m²"],
    ["originalFloorArea", "4.8 ha", "48,000 m²"],
    ["originalFloorArea", "3亩", "2,000 m²"],
    ["vehicleAgeYears", "三年半", "3.5 years"],
    ["vehicleAgeYears", "18 months", "1.5 years"],
    ["investorTotalAssetsDate", "2024年6月30日", "2024-06-30"],
    ["investorTotalAssetsDate", "二〇二四年十二月二十五日", "2024-12-25"],
    ["investorTotalAssetsDate", "30 June 2024", "2024-06-30"],
    ["investorTotalAssetsDate", "2024/6/5", "2024-06-05"],
    ["isExhibitionGoods", "是", "yes"],
    ["isExhibitionGoods", "没有", "no"],
    ["isExhibitionGoods", "No", "no"],
  ])("%s: %s is read as %s", (fact, typed, expected) => {
    expect(understood(fact, typed)).toBe(expected);
  });

  it.each([
    ["originalFloorArea", "1亩"],
    ["vehicleAgeYears", "7个月"],
    ["vehicleAgeYears", "36 days"],
    ["investorTotalAssetsDate", "06/05/2024"],
    ["investorTotalAssetsDate", "2024年2月30日"],
    ["isExhibitionGoods", "maybe"],
  ])("%s: %s is refused", (fact, typed) => {
    expect(understood(fact, typed)).toMatch(/^refused: /);
  });
});

describe("years of the calendar", () => {
  it.each([
    ["2026", "2026"],
    ["２０２６年", "2026"],
    ["2026年度", "2026"],
  ])("%s is read as %s", (typed, expected) => {
    expect(understood("supportYear", typed)).toBe(expected);
  });

  it.each(["2026.5", "next year"])("%s is refused", (typed) => {
    expect(understood("supportYear", typed)).toMatch(/^refused: /);
  });
});
