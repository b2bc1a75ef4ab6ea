import { describe, expect, test } from "vitest";
import { formatFault } from "../../../src/rules/fault.ts";
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import {
  asFiles,
  DOCUMENT,
  FACTS,
  ITEMS,
  LAW_NOTES,
  MANIFEST,
  replaced,
  RULE,
  smallRulebook,
  type Texts,
} from "./small-rulebook.ts";

function faultsOf(texts: Texts): string[] {
  return verifyRulebook(asFiles(texts)).faults.map(formatFault);
}

/** The faults after one piece of one file was replaced. */
function faultsAfter(path: string, from: string, to: string): string[] {
  return faultsOf(replaced(smallRulebook(), path, from, to));
}

/** The line, from 1, on which a piece stands in a file of the sound rulebook. */
function lineOf(path: string, piece: string): number {
  const text = smallRulebook().get(path) ?? "";
  return text.slice(0, text.indexOf(piece)).split("\n").length;
}

/** A fault of a file, on the line where `piece` stands, that says `message`. */
function fault(path: string, piece: string, message: RegExp | string) {
  const expected = typeof message === "string" ? message : message.source;
  return expect.stringMatching(new RegExp(`^${path}:${lineOf(path, piece)}: .*${expected}`));
}

test("a sound rulebook has no fault, and is counted", () => {
  const verification = verifyRulebook(asFiles(smallRulebook()));
  expect(verification.faults).toEqual([]);
  expect(verification).toMatchObject({ facts: 2, lawNotes: 1 });
  expect(verification.documents).toEqual([
    {
      document: "demo",
      classes: {
        eligibility: { items: 1, characters: 22 },
        opportunity: { items: 0, characters: 0 },
        government: { items: 2, characters: 12 },
        procedure: { items: 0, characters: 0 },
      },
      tested: 1,
      untestable: 0,
      rules: 1,
    },
  ]);
});

describe("the document", () => {
  test("one changed character is met by the hash, the item and the rule", () => {
    const faults = faultsAfter(DOCUMENT, "社会调查", "社会调研");
    expect(faults).toContainEqual(fault(MANIFEST, '"sha256"', "demo.txt has the SHA-256"));
    expect(faults).toContainEqual(
      expect.stringMatching(/items.json:\d+: items\[0\]: demo\/1: the text at its ranges/),
    );
    expect(faults).toContainEqual(fault(RULE, '"quote"', "does not stand in the document's text at demo/1"));
  });

  test("a missing document is named", () => {
    const texts = new Map(smallRulebook());
    texts.delete(DOCUMENT);
    expect(faultsOf(texts)).toContainEqual(fault(MANIFEST, '"file"', "demo.txt: there is no such file"));
  });
});

describe("coverage", () => {
  test("an item taken away leaves its text uncovered and its number missing", () => {
    const texts = smallRulebook();
    const items = JSON.parse(texts.get(ITEMS) ?? "");
    items.items.splice(1, 1);
    items.items[1].like = undefined;
    const faults = faultsOf(new Map([...texts, [ITEMS, JSON.stringify(items, null, 2)]]));
    expect(faults).toEqual([
      expect.stringMatching(/items.json:\d+: numbered\[0\]: demo\/2 is missing; there must be 1 to 3/),
      expect.stringMatching(/demo.txt:5: offset \d+: nothing in items.json covers .*“推进公共服务。”/),
    ]);
  });

  test("a range that is too short leaves a gap, and its text is not the quote", () => {
    const { start, end } = rangeOfItem(2);
    expect(faultsAfter(ITEMS, rangeText(start, end), rangeText(start + 1, end))).toEqual([
      expect.stringMatching(
        /items\[2\]: demo\/3: the text at its ranges is “持企业。”, and it quotes “支持企业。”/,
      ),
      expect.stringMatching(/demo.txt:6: offset \d+: nothing in items.json covers .*“支”/),
    ]);
  });

  test("overlapping ranges are named with both owners", () => {
    const { start, end } = rangeOfItem(2);
    expect(faultsAfter(ITEMS, rangeText(start, end), rangeText(start - 4, end))).toContainEqual(
      expect.stringMatching(/items.json:\d+: .*the entry “3” of furniture overlaps with demo\/3 at \d+–\d+/),
    );
  });

  test("a range that ends beyond the text, or begins with white space", () => {
    const { start, end } = rangeOfItem(2);
    expect(faultsAfter(ITEMS, rangeText(start, end), rangeText(start, end + 99)).join("\n")).toMatch(
      /demo\/3: the range ends at \d+; the text ends at \d+/,
    );
    expect(faultsAfter(ITEMS, rangeText(start, end), rangeText(start - 1, end)).join("\n")).toMatch(
      /demo\/3: the range \d+–\d+ begins or ends with white space/,
    );
  });
});

describe("items", () => {
  test("an id given twice", () => {
    expect(faultsAfter(ITEMS, '"demo/3",', '"demo/2",')).toContainEqual(
      expect.stringMatching(/items.json:\d+: items\[2\].id: the item demo\/2 is given twice/),
    );
  });

  test("an eligibility item without a rule and without a reason", () => {
    const texts = new Map(smallRulebook());
    texts.delete(RULE);
    expect(faultsOf(texts)).toContainEqual(
      expect.stringMatching(/items\[0\]: demo\/1 is of the class eligibility; it needs a rule/),
    );
  });

  test("a rule on an item that nobody can be tested by", () => {
    expect(faultsAfter(ITEMS, '"eligibility"', '"opportunity"')).toContainEqual(
      fault(RULE, '"item"', "demo/1 is of the class opportunity"),
    );
  });

  test("a link that leads nowhere, and one that is not returned", () => {
    expect(faultsAfter(ITEMS, '"like": [\n        "demo/3"', '"like": [\n        "demo/9"')).toEqual([
      expect.stringMatching(/demo\/2 is like demo\/9, which does not exist; the nearest is demo\/1/),
      expect.stringMatching(/demo\/3 is like demo\/2, which is not like it in turn/),
    ]);
  });

  test("a restated text that differs without a word on it", () => {
    const faults = faultsAfter(
      ITEMS,
      '"like": [\n        "demo/3"',
      '"restated": { "ranges": [[0, 4]], "difference": null }, "like": [\n        "demo/3"',
    );
    expect(faults.join("\n")).toMatch(
      /the restated text of demo\/2 differs from its quote, and no difference is named/,
    );
  });
});

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
      faultsAfter(RULE, '"open": []', '"open": [{ "kind": "other-rules", "quote": "按规定" }]'),
    ).toContainEqual(fault(RULE, '"open"', "“按规定” does not stand in the rule's quote"));
  });

  test("a bound whose figure is not in the quote", () => {
    expect(faultsAfter(RULE, '"67 %"', '"66 %"')).toEqual([
      expect.stringMatching(
        /^rules\/demo\/1.json:\d+: requires.all\[0\]: the figure of the bound 66 % does not stand in “中方股比不低于67%”$/,
      ),
    ]);
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

describe("facts", () => {
  test("a fact without a question in one language", () => {
    expect(faultsAfter(FACTS, '"zh-CN": "问题乙？",\n', "")).toContainEqual(
      expect.stringMatching(/^rules\/facts.json:\d+: facts\[1\].question.zh-CN: chineseShare: /),
    );
  });

  test("words that are not in their language", () => {
    expect(faultsAfter(FACTS, '"问题乙？"', '"Question?"')).toEqual([
      fault(FACTS, '"zh-CN": "问题乙？"', "the question of chineseShare is not in Chinese"),
    ]);
  });

  test("a fact that no rule looks at, unless its role says why", () => {
    const more = (role: string) =>
      faultsAfter(
        FACTS,
        '"facts": [',
        `"facts": [${JSON.stringify({
          ...JSON.parse(smallRulebook().get(FACTS) ?? "").facts[1],
          id: "other",
          title: { "zh-CN": "别的", en: "Other" },
          ...(role === "" ? {} : { role }),
        })},`,
      );
    expect(more("")).toEqual([expect.stringMatching(/facts\[0\]: no rule looks at the fact other/)]);
    expect(more("describes")).toEqual([]);
  });

  test("an activity that no rule looks at, and one without synonyms", () => {
    const choice =
      '{ "id": "films", "title": { "zh-CN": "影片", "en": "films" } }, {\n          "id": "survey"';
    expect(faultsAfter(FACTS, '{\n          "id": "survey"', choice)).toEqual([
      expect.stringMatching(/choices\[0\]: no rule looks at the activity films/),
      expect.stringMatching(/choices\[0\]: the activity films has no synonyms/),
    ]);
  });
});

describe("law notes", () => {
  test("one without confidence", () => {
    expect(faultsAfter(LAW_NOTES, ',\n    "confidence": "1"', "")).toContainEqual(
      expect.stringMatching(/^rules\/law-notes.json:2: \[0\].confidence: licence: /),
    );
  });

  test("one that a rule names and nobody wrote, with the nearest", () => {
    expect(faultsAfter(RULE, '"licence"', '"license"')).toEqual([
      fault(
        RULE,
        '"licence"',
        "there is no law note license in rules/law-notes.json; the nearest is licence",
      ),
      expect.stringMatching(/no rule names the law note licence, and it is not marked as general/),
    ]);
  });

  test("one that gives a web address", () => {
    expect(faultsAfter(LAW_NOTES, "另须许可。", "见https://example.com。")).toEqual([
      expect.stringMatching(/the law note licence gives a web address/),
    ]);
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

function rangeOfItem(index: number): { start: number; end: number } {
  const [[start, end]] = JSON.parse(smallRulebook().get(ITEMS) ?? "").items[index].ranges;
  return { start, end };
}

function rangeText(start: number, end: number): string {
  return `          ${start},\n          ${end}\n`;
}
