import { describe, expect, test } from "vitest";
import { fault, faultsAfter, faultsOf } from "./faults.ts";
import { FACTS, ITEMS, LAW_NOTES, RULE, replaced, smallRulebook } from "./small-rulebook.ts";

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

  test("one given twice, and one that no rule names unless it is general", () => {
    const [note] = JSON.parse(smallRulebook().get(LAW_NOTES) ?? "");
    const withNotes = (more: object) =>
      faultsOf(new Map([...smallRulebook(), [LAW_NOTES, JSON.stringify([note, { ...note, ...more }])]]));
    expect(withNotes({})).toEqual([expect.stringMatching(/\[1\]: the law note licence is given twice/)]);
    expect(withNotes({ id: "other" })).toEqual([expect.stringMatching(/no rule names the law note other/)]);
    expect(withNotes({ id: "other", general: true })).toEqual([]);
  });

  test("one that gives a web address in its words", () => {
    expect(faultsAfter(LAW_NOTES, "另须许可。", "见https://example.com。")).toEqual([
      expect.stringMatching(/the law note licence gives a web address in its words; it belongs in address/),
    ]);
  });

  test("an address that is no official page", () => {
    const withAddress = (address: string) =>
      faultsAfter(LAW_NOTES, '"number": null', `"number": null, "address": "${address}"`);
    expect(withAddress("https://www.miit.gov.cn/zwgk/")).toEqual([]);
    for (const other of ["https://example.com/", "https://gov.cn.example.com/", "https://notgov.cn/"])
      expect(withAddress(other).join("\n")).toMatch(
        /\[0\].address: .*expected the address of an official page/,
      );
  });

  test("one that says “not found” without saying in what, and up to which day", () => {
    for (const [words, language] of [
      ["续期未见。", "zh-CN"],
      ["A renewal was not found.", "en"],
      ["No extension or repeal was found.", "en"],
    ] as const) {
      const from = language === "en" ? "A licence is needed too." : "另须许可。";
      expect(faultsAfter(LAW_NOTES, from, words)).toEqual([
        expect.stringMatching(
          /\[0\]: the law note licence says that something was not found; searched must say/,
        ),
      ]);
      const texts = replaced(smallRulebook(), LAW_NOTES, from, words);
      const searched = '"number": null, "searched": { "in": ["press"], "to": "2026-11-21" }';
      expect(faultsOf(replaced(texts, LAW_NOTES, '"number": null', searched))).toEqual([]);
    }
  });

  test("one with both a text and texts by the day, with neither, or with days out of order", () => {
    const dated = (from: string) => ({
      from,
      text: { "zh-CN": "另须许可。", en: "A licence is needed too." },
    });
    const withNote = (more: object) => {
      const [note] = JSON.parse(smallRulebook().get(LAW_NOTES) ?? "");
      return faultsOf(
        new Map([...smallRulebook(), [LAW_NOTES, JSON.stringify([{ ...note, ...more }])]]),
      ).join("\n");
    };
    expect(withNote({ text: undefined, texts: [dated("2024-01-01"), dated("2025-01-01")] })).toBe("");
    expect(withNote({ texts: [dated("2024-01-01")] })).toMatch(/either one text or texts by the day/);
    expect(withNote({ text: undefined })).toMatch(/either one text or texts by the day/);
    expect(withNote({ text: undefined, texts: [dated("2024-01-01"), dated("2024-01-01")] })).toMatch(
      /the days from which texts or lists count must follow each other/,
    );
  });

  test("a ban whose case is no case of the vocabulary", () => {
    const ban = {
      when: { fact: "foreignShares", operator: "moreThan", value: "0 %" },
      lists: [{ from: "2022-01-01", list: { "zh-CN": "清单", en: "list" }, confidence: "1" }],
    };
    expect(
      faultsAfter(LAW_NOTES, '"number": null', `"number": null, "ban": ${JSON.stringify(ban)}`),
    ).toContainEqual(expect.stringMatching(/law-notes.json:\d+: \[0\].ban.when: unknown fact foreignShares/));
  });

  test("one that only an item names, and one that nobody wrote", () => {
    const texts = replaced(smallRulebook(), RULE, '"lawNotes": [\n    "licence"\n  ]', '"lawNotes": []');
    const named = (id: string) =>
      faultsOf(
        replaced(
          texts,
          ITEMS,
          '"like": [\n        "demo/3"',
          `"lawNotes": ["${id}"], "like": [\n        "demo/3"`,
        ),
      );
    expect(named("licence")).toEqual([]);
    expect(named("license")).toContainEqual(
      expect.stringMatching(/items.json:\d+: items\[1\].lawNotes\[0\]: there is no law note license/),
    );
  });
});
