import { describe, expect, test } from "vitest";
import { otherMeaningsOf, searchChoices } from "../../src/interview/search-choices.ts";
import { rulebook } from "../support/rulebook.ts";

const activities = rulebook.vocabulary.byId.get("activities")?.choices ?? [];
const found = (typed: string): string[] => searchChoices(typed, activities).map(({ id }) => id);

describe("activities are found in words that people use", () => {
  test.each([
    ["opinion poll", "social-survey"],
    ["VPN", "domestic-internet-vpn"],
    ["ｖｐｎ", "domestic-internet-vpn"],
    ["app store", "app-store"],
    ["App-Store", "app-store"],
    ["养老院", "donated-elderly-care"],
    ["旅行社", "outbound-tourism"],
    ["容积率", "industrial-floor-area-expansion"],
    ["holding company", "investment-company"],
    ["robotaxi", "autonomous-driving-operation"],
    ["social-survey", "social-survey"],
  ])("%s", (typed, id) => {
    expect(found(typed)[0]).toBe(id);
  });

  test("with a slip of the keys", () => {
    expect(found("nursng home")[0]).toBe("donated-elderly-care");
    expect(found("opnion poll")[0]).toBe("social-survey");
  });

  test("in the middle of a sentence", () => {
    expect(found("we want to open a nursing home")[0]).toBe("donated-elderly-care");
    expect(found("我想开一家养老院")[0]).toBe("donated-elderly-care");
  });

  test("by each of their own titles and synonyms", () => {
    for (const { id, title, synonyms } of activities) {
      for (const name of [
        title["zh-CN"],
        title.en,
        ...(synonyms?.["zh-CN"] ?? []),
        ...(synonyms?.en ?? []),
      ]) {
        expect(found(name), name).toContain(id);
      }
    }
  });
});

test("what is akin comes after what is meant", () => {
  const ids = found("养老院");
  expect(ids).toContain("elderly-care-registration");
  expect(ids.indexOf("donated-elderly-care")).toBeLessThan(ids.indexOf("elderly-care-registration"));
});

test("equal ones keep the vocabulary's order, and nothing typed finds all", () => {
  const order = activities.map(({ id }) => id);
  expect(found("  ")).toEqual(order);
  const twins = activities.map(({ id }) => ({ id, title: { "zh-CN": "同名", en: "Same name" } }));
  expect(searchChoices("same", twins).map(({ id }) => id)).toEqual(order);
});

test.each(["xyzzy", "qqqqqqqqqqqq", "噐"])("nonsense such as %s finds nothing", (typed) => {
  expect(found(typed)).toEqual([]);
});

describe("market surveys are another matter than social surveys", () => {
  const told = (typed: string): string[] => otherMeaningsOf(typed, activities).map((note) => note.en);

  test.each([
    "market research",
    "Market survey",
    "survey firm",
    "市场调查",
    "市场调研公司",
    "a market research agency",
  ])("%s finds no social survey, and is told so", (typed) => {
    expect(found(typed)).not.toContain("social-survey");
    expect(told(typed)).toEqual([expect.stringMatching(/social surveys only.*limited to joint ventures/)]);
  });

  test.each(["opinion poll", "社会调查", "VPN", "su", "市", ""])("%s is told nothing", (typed) => {
    expect(told(typed)).toEqual([]);
  });
});
