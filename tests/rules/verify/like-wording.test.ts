import { describe, expect, test } from "vitest";
import { likenessOf, trigramsOf } from "../../../src/rules/verify/trigrams.ts";
import { faultsOf } from "./faults.ts";
import { RULE } from "./small-rulebook.ts";
import { ACCEPTED, edited, OTHER_ITEMS, OTHER_RULE, twoCities } from "./two-cities.ts";

const why = { "zh-CN": "理由", en: "reason" };
const testedDifferently = () =>
  edited(twoCities(), OTHER_RULE, (rule) => {
    rule.open = [{ kind: "authority", quote: "允许", translation: "permitted" }];
  });
const classedDifferently = () =>
  edited(twoCities(), OTHER_ITEMS, (data) => {
    data.items[0].untestable = why;
  });
const explain = (rule: string) =>
  edited(testedDifferently(), rule, (data) => {
    const other = rule === RULE ? "demo-two/1" : "demo/1";
    data.readings = [{ question: why, decision: why, comparedWith: [other] }];
  });

describe("items of like wording in two documents", () => {
  test("tested alike, whatever the city, the order of tests and their names", () => {
    expect(faultsOf(twoCities())).toEqual([]);
    const reordered = edited(twoCities(), OTHER_RULE, (rule) => {
      rule.applies.all.reverse();
    });
    expect(faultsOf(reordered)).toEqual([]);
  });

  test("tested differently without a word on it", () => {
    expect(faultsOf(testedDifferently())).toEqual([
      expect.stringMatching(
        /^rules\/demo-two\/items.json:5: items\[0\]: demo-two\/1 and demo\/1 have the same words, places aside, and are tested differently/,
      ),
    ]);
  });

  test("said to be untestable in one document only", () => {
    expect(faultsOf(classedDifferently()).join("\n")).toMatch(
      /demo-two\/1 and demo\/1 .* are tested differently/,
    );
  });

  test("classed differently, in words that are alike and not the same", () => {
    const texts = edited(twoCities(), OTHER_ITEMS, (data) => {
      data.items[0].quote = data.items[0].quote.replace("允许", "可以");
      data.items[0].class = "opportunity";
    });
    expect(faultsOf(texts).join("\n")).toMatch(
      /demo-two\/1 and demo\/1 have like words \(0\.90, places aside\), and are classed differently \(opportunity and eligibility\)/,
    );
  });

  test.each([RULE, OTHER_RULE])("a reading of %s that compares the two says why", (rule) => {
    expect(faultsOf(explain(rule))).toEqual([]);
  });

  test("an accepted pair with its reason, in either order", () => {
    for (const items of [
      ["demo/1", "demo-two/1"],
      ["demo-two/1", "demo/1"],
    ])
      expect(faultsOf(edited(testedDifferently(), ACCEPTED, () => [{ items, why }]))).toEqual([]);
  });
});

describe("accepted pairs", () => {
  const faultsOfPairs = (pairs: unknown[], texts = testedDifferently()) =>
    faultsOf(edited(texts, ACCEPTED, () => pairs));

  test("one without a reason", () => {
    expect(faultsOfPairs([{ items: ["demo/1", "demo-two/1"] }])).toEqual([
      expect.stringMatching(/^rules\/accepted-pairs.json:2: \[0\].why: this key is missing/),
    ]);
  });

  test("one that is no longer needed", () => {
    expect(faultsOfPairs([{ items: ["demo/1", "demo-two/1"], why }], twoCities())).toEqual([
      expect.stringMatching(/\[0\]: demo\/1 and demo-two\/1 are treated alike, .* remove this entry/),
    ]);
  });

  test("one listed twice, and an item that does not exist", () => {
    const pair = { items: ["demo/1", "demo-two/1"], why };
    expect(faultsOfPairs([pair, { ...pair, items: ["demo-two/1", "demo/1"] }])).toEqual([
      expect.stringMatching(/\[1\]: demo-two\/1 and demo\/1 are listed twice/),
    ]);
    expect(faultsOfPairs([pair, { items: ["demo/2", "demo-two/3"], why }])).toEqual([
      expect.stringMatching(/\[1\].items\[1\]: there is no item demo-two\/3; the nearest is demo-two\/1/),
    ]);
  });
});

test.each([
  ["abcd", "abcd", 1],
  ["abcd", "abce", 0.5],
  ["abcd", "wxyz", 0],
  ["ab", "ab", 1],
])("the likeness of %s and %s is %d", (one, other, likeness) => {
  expect(likenessOf(trigramsOf(one), trigramsOf(other))).toBe(likeness);
});
