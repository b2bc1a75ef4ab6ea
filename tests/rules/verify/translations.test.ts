import { describe, expect, test } from "vitest";
import { departuresFrom, type Glossary } from "../../../src/rules/glossary.ts";
import { fault, faultsAfter, faultsOf } from "./faults.ts";
import { ITEMS, RULE, smallRulebook, type Texts } from "./small-rulebook.ts";

const DIFFERENCES = "rules/translation-differences.json";
const reason = { "zh-CN": "理由", en: "reason" };

const withFile = (texts: Texts, path: string, data: unknown): Texts =>
  new Map([...texts, [path, `${JSON.stringify(data, null, 2)}\n`]]);

const withoutFigure = (): Texts => {
  const texts = smallRulebook();
  const change = (path: string): [string, string] => [
    path,
    (texts.get(path) ?? "").replaceAll("of not less than 67%", "of two thirds"),
  ];
  return new Map([...texts, change(ITEMS), change(RULE)]);
};

describe("a translation", () => {
  test("stands beside every quote of an item, a requirement and an open point", () => {
    for (const path of [ITEMS, RULE])
      expect(faultsAfter(path, '"translation"', '"translated"').join("\n")).toMatch(
        /translation: .*this key is missing/,
      );
    const open = '"open": [{ "kind": "authority", "quote": "允许" }]';
    expect(faultsAfter(RULE, '"open": []', open).join("\n")).toMatch(
      /open\[0\]: a quote and its translation stand together, or neither does/,
    );
  });

  test("that was not read a second time is a fault", () => {
    expect(faultsAfter(ITEMS, '"ranges"', '"readOnce": true, "ranges"')).toEqual([
      fault(ITEMS, '"translation"', "the translation of demo/1 was not read a second time"),
    ]);
  });

  test("of the same words is the same", () => {
    expect(faultsAfter(RULE, '"translation": "Surveys', '"translation": "All surveys')).toEqual([
      fault(RULE, '"translation"', "quotes the same words as item demo/1, so it has the same translation"),
    ]);
  });

  test("keeps the numbers of its clause, unless the difference is listed with its reason", () => {
    expect(faultsOf(withoutFigure()).join("\n")).toMatch(
      /the numbers of demo\/1 differ: only in Chinese \[67\], only in English \[\]/,
    );
    const numbers = [{ item: "demo/1", "zh-CN": ["67"], en: [], reason }];
    expect(faultsOf(withFile(withoutFigure(), DIFFERENCES, { numbers, modalWords: [], titles: [] }))).toEqual(
      [],
    );
  });

  test("keeps the modal words of its clause", () => {
    expect(faultsAfter(ITEMS, "Support enterprises.", "Help enterprises.")).toEqual([
      expect.stringContaining("the modal word “support” stands 1 times in the Chinese of demo/3 and 0 times"),
    ]);
    expect(faultsAfter(ITEMS, "Support enterprises.", "Support that enterprises may profit.")).toEqual([
      expect.stringContaining("the modal word “may” stands 0 times in the Chinese of demo/3 and 1 times"),
    ]);
  });

  test("has no difference listed that does not occur", () => {
    const titles = [{ rule: "demo/1", reason }];
    const texts = withFile(smallRulebook(), DIFFERENCES, { numbers: [], modalWords: [], titles });
    expect(faultsOf(texts)).toEqual([expect.stringContaining("demo/1 has no such difference")]);
  });
});

test("a rule that is alone with its item has the item's title", () => {
  expect(faultsAfter(RULE, '"en": "item 1"', '"en": "surveys"')).toEqual([
    expect.stringContaining("is the only rule of item demo/1, so its title is “item 1”"),
  ]);
});

describe("the glossary", () => {
  const glossary: Glossary = [
    { "zh-CN": "社会调查", en: ["social survey"], never: ["market survey"] },
    { "zh-CN": "市场调查", en: ["market survey"] },
    { "zh-CN": "外商投资", en: ["foreign investment"], inOwnWords: true },
  ];
  const said = (chinese: string, english: string, isClause = true) =>
    departuresFrom(glossary, { chinese, english, isClause }).map(({ term, forbidden }) => [
      term["zh-CN"],
      forbidden,
    ]);

  test("is held in clauses, and in the program's own words where it says so", () => {
    expect(said("社会调查", "Social surveys")).toEqual([]);
    expect(said("社会调查", "surveys")).toEqual([["社会调查", null]]);
    expect(said("社会调查", "surveys", false)).toEqual([]);
    expect(said("外商投资", "investment by foreigners", false)).toEqual([["外商投资", null]]);
  });

  test("forbids a rendering, unless another term of the text owns it", () => {
    expect(said("社会调查", "social surveys and market surveys", false)).toEqual([
      ["社会调查", "market survey"],
    ]);
    expect(said("社会调查和市场调查", "social surveys and market surveys")).toEqual([]);
  });

  test("in rules/glossary.json speaks of each term once, and a departure is told with its place", () => {
    const twice = withFile(smallRulebook(), "rules/glossary.json", [
      { "zh-CN": "社会调查", en: ["social survey"] },
      { "zh-CN": "社会调查", en: ["social survey"] },
    ]);
    const faults = faultsOf(twice).join("\n");
    expect(faults).toMatch(/rules\/glossary.json:\d+: \[1\]: the term “社会调查” stands twice/);
    expect(faults).toMatch(
      /rules\/demo\/items.json:\d+: items\[0\].translation: the English of “社会调查” is “social survey”/,
    );
  });
});
