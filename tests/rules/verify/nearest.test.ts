import { describe, expect, test } from "vitest";
import { formatFault } from "../../../src/rules/fault.ts";
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import { faultsOf } from "./faults.ts";
import { asFiles, ITEMS, RULE, replaced } from "./small-rulebook.ts";
import { edited, OTHER_RULE, twoCities } from "./two-cities.ts";

/** The faults after a change of one file, in one language. */
function faultsAfter(path: string, edit: Parameters<typeof edited>[2]): string[] {
  return faultsOf(edited(twoCities(), path, edit));
}

describe("a schema fault says", () => {
  const both = (path: string, edit: Parameters<typeof edited>[2]): string[] => {
    const [fault, ...more] = verifyRulebook(asFiles(edited(twoCities(), path, edit))).faults;
    if (fault === undefined || more.length > 0) throw new Error("expected one fault");
    return [formatFault(fault, "en"), formatFault(fault, "zh-CN")];
  };

  test("the nearest key", () => {
    expect(
      both(OTHER_RULE, (rule) => {
        rule.reading = [];
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo-two/1.json:104: reading: there is no key reading; the nearest is readings",
        "rules/demo-two/1.json:104: reading: 没有名为reading的键；最接近的是readings",
      ]
    `);
  });

  test("the nearest choice of a list", () => {
    expect(
      both(OTHER_RULE, (rule) => {
        rule.examples[0].outcome = "eligable";
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo-two/1.json:60: examples[0].outcome: “eligable” is none of not-applicable, not-in-force, ineligible, undetermined, conditional, eligible; the nearest is eligible",
        "rules/demo-two/1.json:60: examples[0].outcome: “eligable”不在可选之列：not-applicable, not-in-force, ineligible, undetermined, conditional, eligible；最接近的是eligible",
      ]
    `);
  });

  test("the nearest operator, of one that cannot be one", () => {
    expect(
      both(RULE, (rule) => {
        rule.requires.all[0].operator = "at-least";
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo/1.json:30: requires.all[0].operator: “at-least” is not written as it must be; expected one of the operators is, isOneOf, includes, excludes, atLeast, atMost, moreThan, lessThan, moreThanInEitherReading, with orUnsettled: or unsettled: before it or not; the nearest is atLeast",
        "rules/demo/1.json:30: requires.all[0].operator: “at-least”的写法不对；应为：运算符之一：is, isOneOf, includes, excludes, atLeast, atMost, moreThan, lessThan, moreThanInEitherReading，前面可加 orUnsettled: 或 unsettled:；最接近的是atLeast",
      ]
    `);
  });

  test("how a number is written as a bound", () => {
    expect(
      both(RULE, (rule) => {
        rule.requires.all[0].value = 67;
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo/1.json:31: requires.all[0].value: found the number 67; write it as text with its unit, such as "67 %"",
        "rules/demo/1.json:31: requires.all[0].value: 此处是数字67；请写成带单位的文字，例如 "67 %"",
      ]
    `);
  });

  test("what was found where another type is wanted", () => {
    expect(
      both(RULE, (rule) => {
        rule.requires = "all";
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo/1.json:25: requires: found “all”; expected an object",
        "rules/demo/1.json:25: requires: 此处是“all”；应为：对象",
      ]
    `);
  });

  test("every text of an entry that is still to be written, together", () => {
    expect(
      both(ITEMS, ({ items }) => {
        items[1].class = "";
        items[1].title = { "zh-CN": "", en: "" };
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo/items.json:36: items[1]: demo/2: not written yet: class, title.zh-CN, title.en",
        "rules/demo/items.json:36: items[1]: demo/2：尚未填写：class, title.zh-CN, title.en",
      ]
    `);
  });

  test("which key of a group of tests is meant", () => {
    expect(
      both(RULE, (rule) => {
        rule.requires = { all: [{ name: "a", fact: "chineseShare", operator: "atLeast" }] };
      }),
    ).toMatchInlineSnapshot(`
      [
        "rules/demo/1.json:27: requires.all[0].value: this key is missing; expected a text, or true or false, or a list",
        "rules/demo/1.json:27: requires.all[0].value: 缺少此键；应为：文字，或true或false，或列表",
      ]
    `);
  });
});

describe("a condition that does not fit the vocabulary names", () => {
  test.each([
    [
      "fact",
      "chineseShar",
      "unknown fact chineseShar; the nearest is chineseShare",
      "没有事实chineseShar；最接近的是chineseShare",
    ],
    [
      "operator",
      "atLest",
      "unknown operator atLest; the nearest is atLeast",
      "没有运算符atLest；最接近的是atLeast",
    ],
  ])("the nearest %s", (key, value, english, chinese) => {
    const texts = edited(twoCities(), RULE, (rule) => {
      rule.requires.all[0][key] = value;
    });
    const [fault] = verifyRulebook(asFiles(texts)).faults.filter(({ place }) => place === "requires.all[0]");
    expect(fault?.message).toEqual({ "zh-CN": chinese, en: english });
  });

  test("the nearest choice", () => {
    const faults = faultsAfter(RULE, (rule) => {
      rule.applies.all[0].value = "guangzho";
    });
    expect(faults).toContainEqual(
      expect.stringContaining("applies.all[0]: city has no choice guangzho; the nearest is guangzhou"),
    );
  });

  test("what to write for any share at all", () => {
    const texts = edited(twoCities(), RULE, (rule) => {
      rule.applies.all.push({ fact: "chineseShare", operator: "moreThan", value: "0 %" });
    });
    const faults = faultsOf(texts).filter((fault) => fault.includes("applies"));
    expect(faults).toEqual([
      expect.stringMatching(
        /applies.all\[2\]: chineseShare moreThan "0 %" .* write moreThanInEitherReading "0 %" instead/,
      ),
    ]);
    const mended = replaced(texts, RULE, '"moreThan"', '"moreThanInEitherReading"');
    expect(faultsOf(mended).filter((fault) => fault.includes("applies"))).toEqual([]);
  });
});
