import { describe, expect, test } from "vitest";
import { fault, faultsAfter, faultsOf } from "./faults.ts";
import { LAW_NOTES, RULE, replaced, smallRulebook } from "./small-rulebook.ts";

describe("rules", () => {
  test("a quote that is not in the item", () => {
    expect(faultsAfter(RULE, '"quote": "允许外商', '"quote": "鼓励外商')).toContainEqual(
      fault(RULE, '"quote"', "“鼓励外商.*” does not stand in the quote of demo/1"),
    );
  });

  test("a requirement's quote that is not in the rule", () => {
    expect(faultsAfter(RULE, '"quote": "中方股比', '"quote": "外方股比')).toContainEqual(
      fault(
        RULE,
        '"quote": "中方股比',
        "requirements.chinese-share.quote: “外方股比.*” does not stand in the rule's quote",
      ),
    );
  });

  test("an open point's quote that is not in the rule", () => {
    expect(
      faultsAfter(
        RULE,
        '"open": []',
        '"open": [{ "kind": "other-rules", "quote": "按规定", "translation": "as prescribed" }]',
      ),
    ).toContainEqual(fault(RULE, '"open"', "“按规定” does not stand in the rule's quote"));
  });

  test("a bound whose figure is not in the quote", () => {
    expect(faultsAfter(RULE, '"67 %"', '"66 %"')).toEqual([
      expect.stringMatching(
        /^rules\/demo\/1.json:\d+: requires.all\[0\]: the figure of the bound 66 % does not stand in “中方股比不低于67%”$/,
      ),
    ]);
  });

  test("a day on which the document's standing changes needs no words", () => {
    const figure = expect.stringMatching(/the figure of the bound .* does not stand in/);
    expect(faultsAfter(RULE, '"67 %"', '"2023-01-01"')).not.toContainEqual(figure);
    expect(faultsAfter(RULE, '"67 %"', '"2023-01-02"')).toContainEqual(figure);
  });

  test("a requirement that quotes another item", () => {
    const quoting = (quote: string, item: string): string[] =>
      faultsAfter(RULE, '"quote": "中方股比不低于67%"', `"quote": "${quote}", "item": "${item}"`);
    const message = (quote: string, item: string) =>
      expect.stringMatching(
        `requirements.chinese-share: “${quote}” does not stand in ${item}, an item of the rule's own document`,
      );
    expect(quoting("推进公共服务", "demo/2")).not.toContainEqual(message("推进公共服务", "demo/2"));
    expect(quoting("支持企业", "demo/2")).toContainEqual(message("支持企业", "demo/2"));
    expect(quoting("支持企业", "other/1")).toContainEqual(message("支持企业", "other/1"));
  });

  test("choices left open by a test that has none", () => {
    expect(faultsAfter(RULE, '"67 %"', '"67 %", "unsettledFor": ["survey"]')).toContainEqual(
      expect.stringMatching(/requires.all\[0\]: unsettledFor belongs to a settled test of a choice/),
    );
  });

  test("a bound of who it applies to, whose figure is not in the rule's quote", () => {
    const leaf =
      '{ "fact": "chineseShare", "operator": "moreThan", "value": "5 %" }, {\n        "fact": "activities"';
    expect(faultsAfter(RULE, '{\n        "fact": "activities"', leaf)).toEqual([
      expect.stringMatching(/applies.all\[0\]: the figure of the bound 5 % does not stand in/),
    ]);
  });

  test("a day, which the year alone says where it is the year's last", () => {
    const figure = expect.stringMatching(/the figure of the bound .* does not stand in/);
    const texts = replaced(smallRulebook(), RULE, '"quote": "中方股比', '"quote": "2025年中方股比');
    expect(faultsOf(replaced(texts, RULE, '"67 %"', '"2025-12-31"'))).not.toContainEqual(figure);
    expect(faultsOf(replaced(texts, RULE, '"67 %"', '"2025-12-30"'))).toContainEqual(figure);
    expect(faultsOf(replaced(texts, RULE, '"67 %"', '"2024-12-31"'))).toContainEqual(figure);
  });

  test("a bound whose unit is not the fact's", () => {
    expect(faultsAfter(RULE, '"67 %"', '"67 years"')).toContainEqual(
      expect.stringMatching(
        /^rules\/demo\/1.json:\d+: requires.all\[0\]: the bound is in years, and chineseShare in %$/,
      ),
    );
  });

  test("a key given twice", () => {
    expect(faultsAfter(RULE, '"item":', '"id": "demo/1",\n  "item":')).toEqual([
      fault(RULE, '"item"', "id: the key"),
    ]);
  });

  test("a file that is no JSON is named with its line, and the others are still checked", () => {
    const texts = replaced(smallRulebook(), LAW_NOTES, '"licence"', '"other"');
    const faults = faultsOf(replaced(texts, RULE, '"item":', '"item"'));
    expect(faults).toContainEqual(fault(RULE, '"item"', "item"));
    expect(faults.join("\n")).toMatch(/law-notes.json:2: \[0\]: no rule names the law note other/);
  });

  test("a key that no rule has", () => {
    expect(faultsAfter(RULE, '"translation"', '"translated"').join("\n")).toMatch(
      /rules\/demo\/1.json:\d+: /,
    );
  });
});

describe("schemas", () => {
  test("one that is not what the program checks by", () => {
    const faults = faultsAfter("rules/rule.schema.json", '"translation"', '"translated"');
    expect(faults).toEqual([
      expect.stringMatching(/^rules\/rule.schema.json:1: is not what the program checks by/),
    ]);
  });

  test("a data file that does not name its own", () => {
    expect(faultsAfter(RULE, "../rule.schema.json", "../rules.schema.json")).toEqual([
      fault(RULE, '"$schema"', "names the schema ../rules.schema.json; expected ../rule.schema.json"),
    ]);
  });
});
