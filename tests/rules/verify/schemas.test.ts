import { describe, expect, test } from "vitest";
import messages from "../../../src/rules/faults.json";
import { faultsOf } from "./faults.ts";
import { FACTS, ITEMS, LAW_NOTES, MANIFEST, RULE, replaced, type Texts } from "./small-rulebook.ts";
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

test("every fault speaks both languages, with the same values", () => {
  const placesOf = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].sort();
  for (const [code, words] of Object.entries(messages)) {
    expect(placesOf(words["zh-CN"]), code).toEqual(placesOf(words.en));
    expect(words.en, code).not.toMatch(/\p{Script=Han}/u);
  }
});
