import { describe, expect, test } from "vitest";
import { formatFault } from "../../../src/rules/fault.ts";
import messages from "../../../src/rules/faults.json" with { type: "json" };
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import { faultsOf } from "./faults.ts";
import { asFiles, FACTS, ITEMS, LAW_NOTES, MANIFEST, RULE, replaced, type Texts } from "./small-rulebook.ts";
import { ACCEPTED, edited, OPPORTUNITIES, OTHER_DOCUMENT, OTHER_RULE, twoCities } from "./two-cities.ts";

/** The faults after a change of one file, in one language. */
function faultsAfter(path: string, edit: Parameters<typeof edited>[2]): string[] {
  return faultsOf(edited(twoCities(), path, edit));
}

describe("a file that fails its schema", () => {
  test.each([
    [FACTS, "facts"],
    [FACTS, "facts[1].question"],
    [FACTS, "facts[1].choices[0].title.en"],
    [ITEMS, "document"],
    [ITEMS, "items[0].class"],
    [ITEMS, "furniture"],
    [RULE, "open"],
    [RULE, "examples"],
    [RULE, "requirements.chinese-share.quote"],
    [RULE, "requires.all[0].value"],
    [LAW_NOTES, "[0].confidence"],
    [OPPORTUNITIES, "[0].cities"],
    [MANIFEST, "documents[0].sha256"],
    [OTHER_DOCUMENT, "city"],
    ["rules/version.json", "version"],
    ["rules/glyphs.json", "glyphs"],
  ])("%s without %s is told alone, and nothing that follows from it", (path, place) => {
    const keys = place.split(/[.[\]]+/).filter((key) => key !== "");
    const faults = faultsAfter(path, (data) => {
      const last = keys.pop() ?? "";
      delete keys.reduce((inner, key) => inner[key], data)[last];
    });
    expect(faults).toEqual([expect.stringContaining(`: ${place}: `)]);
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${path}:\\d+: .*this key is missing`))]);
  });

  test.each([
    FACTS,
    ITEMS,
    RULE,
    LAW_NOTES,
    OPPORTUNITIES,
    MANIFEST,
    OTHER_DOCUMENT,
  ])("%s cut off is told alone, with the line where it ends", (path) => {
    const texts = twoCities();
    const faults = faultsOf(new Map([...texts, [path, (texts.get(path) ?? "").slice(0, -3)]]));
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${path}:\\d+: .*the text ends too early`))]);
  });

  test("an accepted pair that cannot be read makes no pair unexplained", () => {
    const texts = edited(twoCities(), OTHER_RULE, (rule) => {
      rule.open = [{ kind: "authority", quote: "允许", translation: "permitted" }];
    });
    expect(faultsOf(edited(texts, ACCEPTED, () => [{ item: ["demo/1", "demo-two/1"] }]))).toHaveLength(3);
  });

  test("five forgotten keys are five faults, before all others", () => {
    const forget = (texts: Texts, path: string, ...keys: string[]): Texts =>
      edited(texts, path, (data) => {
        for (const key of keys) delete data[key];
      });
    let texts = forget(twoCities(), RULE, "open", "translation");
    texts = forget(texts, OTHER_RULE, "quote", "requires");
    texts = forget(texts, OTHER_DOCUMENT, "city");
    texts = replaced(texts, LAW_NOTES, "另须许可。", "见https://example.com。");
    expect(faultsOf(texts)).toEqual([
      expect.stringContaining("rules/demo-two/1.json:1: quote: this key is missing"),
      expect.stringContaining("rules/demo-two/1.json:1: requires: this key is missing"),
      expect.stringContaining("rules/demo-two/document.json:1: city: this key is missing"),
      expect.stringContaining("rules/demo/1.json:1: translation: this key is missing"),
      expect.stringContaining("rules/demo/1.json:1: open: this key is missing"),
      expect.stringContaining("the law note licence gives a web address"),
    ]);
  });

  test("each of several is told, also beside a manifest that cannot be read", () => {
    let texts = twoCities();
    for (const [path, keys] of [
      [FACTS, ["facts", 1, "question"]],
      [ITEMS, ["items", 1, "reason"]],
      [OTHER_DOCUMENT, ["city"]],
      [LAW_NOTES, [0, "confidence"]],
      [MANIFEST, ["documents", 0, "issuer"]],
    ] as const)
      texts = edited(texts, path, (data) => {
        delete keys.slice(0, -1).reduce((inner, key) => inner[key], data)[keys.at(-1) ?? ""];
      });
    const faults = faultsOf(texts);
    expect(faults.map((fault) => fault.split(":")[0])).toEqual([
      OTHER_DOCUMENT,
      ITEMS,
      FACTS,
      LAW_NOTES,
      MANIFEST,
    ]);
  });

  test("lawNotes and readings may be left out", () => {
    const texts = edited(twoCities(), RULE, (rule) => {
      delete rule.readings;
    });
    const faults = faultsOf(
      edited(texts, OTHER_RULE, (rule) => {
        delete rule.lawNotes;
        delete rule.readings;
      }),
    );
    expect(faults).toEqual([]);
  });
});

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

test("every fault speaks both languages, with the same values", () => {
  const placesOf = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].sort();
  for (const [code, words] of Object.entries(messages)) {
    expect(placesOf(words["zh-CN"]), code).toEqual(placesOf(words.en));
    expect(words.en, code).not.toMatch(/\p{Script=Han}/u);
  }
});
