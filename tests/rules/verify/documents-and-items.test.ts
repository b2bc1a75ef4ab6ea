import { describe, expect, test } from "vitest";
import { fault, faultsAfter, faultsOf } from "./faults.ts";
import { edited, OPPORTUNITIES, twoCities } from "./two-cities.ts";
import { DOCUMENT, ITEMS, MANIFEST, RULE, replaced, smallRulebook } from "./small-rulebook.ts";

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

describe("a status note", () => {
  const noted = (...items: string[]) => {
    const word = { "zh-CN": "说明。", en: "Note." };
    const itemNotes = { named: [{ items, note: word }], restatingNationalLaw: word, others: word };
    const more = `"note": ${JSON.stringify(word)}, "itemNotes": ${JSON.stringify(itemNotes)}`;
    return faultsAfter("rules/demo/document.json", '"note": null', more);
  };

  test("adds something of items and rules that there are", () => {
    expect(noted("demo/1", "demo/2")).toEqual([]);
    expect(noted("demo/1", "demo/22")).toEqual([
      expect.stringMatching(
        /document.json:\d+: status\[0\].itemNotes.named\[0\]: there is no item and no rule demo\/22; the nearest is demo\/2/,
      ),
    ]);
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

  test("untestable beside a rule, or on an item of another class", () => {
    const untestable = '"untestable": { "zh-CN": "理由", "en": "reason" },';
    expect(faultsAfter(ITEMS, '"class": "eligibility",', `"class": "eligibility", ${untestable}`)).toEqual([
      expect.stringMatching(/items\[0\]: demo\/1 is said to be untestable, and has a rule/),
    ]);
    expect(faultsAfter(ITEMS, '"class": "government",', `"class": "government", ${untestable}`)).toEqual([
      expect.stringMatching(/items\[1\]: demo\/2 is of the class government, where untestable says nothing/),
    ]);
  });

  test("an opportunity that is matched by nothing, or twice", () => {
    const texts = replaced(smallRulebook(), ITEMS, '"class": "government"', '"class": "opportunity"');
    expect(faultsOf(texts)).toEqual([
      expect.stringMatching(
        /items\[1\]: demo\/2 is of the class opportunity, and rules\/opportunities.json does not say/,
      ),
    ]);
    const match = '{ "item": "demo/2", "cities": ["guangzhou"], "activities": [], "applicants": null }';
    expect(
      faultsOf(replaced(texts, "rules/opportunities.json", "[]", `[${match}, ${match}]`)),
    ).toContainEqual(expect.stringMatching(/opportunities.json:1: \[1\]: demo\/2 is matched twice/));
  });

  test("an opportunity that nobody is ever shown, and one that is shown to all and to some", () => {
    const faultsWith = (more: object) =>
      faultsOf(edited(twoCities(), OPPORTUNITIES, ([match]) => [{ ...match, activities: [], ...more }]));
    const shownToAll = { "zh-CN": "面向所有企业。", en: "It addresses every company." };
    expect(faultsWith({})).toEqual([
      expect.stringMatching(/opportunities.json:2: \[0\]: nobody is ever shown demo-two\/2/),
    ]);
    expect(faultsWith({ activities: ["survey"] })).toEqual([]);
    expect(faultsWith({ shownToAll })).toEqual([]);
    expect(faultsWith({ shownToAll: { ...shownToAll, en: "" } })).toEqual([
      expect.stringMatching(/\[0\].shownToAll.en: demo-two\/2: is not written yet/),
    ]);
    const applicants = { fact: "chineseShare", operator: "atLeast", value: "5 %" };
    expect(faultsWith({ shownToAll, applicants })).toEqual([
      expect.stringMatching(
        /\[0\]: demo-two\/2 has a reason why it is shown to all, and activities or applicants too/,
      ),
    ]);
  });

  test("a procedure that is shown says what it does, and a measure does not", () => {
    const shown = (kind: string, more: string): string[] => {
      const texts = replaced(smallRulebook(), ITEMS, '"class": "government"', `"class": "${kind}"`);
      const match = `{ "item": "demo/2", ${more}"cities": ["guangzhou"], "activities": ["survey"], "applicants": null }`;
      return faultsOf(replaced(texts, "rules/opportunities.json", "[]", `[${match}]`));
    };
    const effect = '"effect": { "zh-CN": "条件未变。", "en": "The conditions are unchanged." }, ';
    const fault = expect.stringMatching(/\[0\]: an effect belongs to an item of the class procedure/);
    expect(shown("procedure", effect)).not.toContainEqual(fault);
    expect(shown("procedure", "")).toContainEqual(fault);
    expect(shown("opportunity", effect)).toContainEqual(fault);
    expect(shown("government", "")).toContainEqual(
      expect.stringMatching(/demo\/2 is no item of the class opportunity or procedure/),
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

  test("a difference that names words of neither text", () => {
    const difference = JSON.stringify({ "zh-CN": "正文作“一、要求”，不作“别处”", en: "other words" });
    const restated = `"restated": { "ranges": [[0, 4]], "difference": ${difference} }, "like"`;
    expect(faultsAfter(ITEMS, '"like"', restated).join("\n")).toMatch(
      /the difference named at demo\/2 holds “别处”, which stands in neither text/,
    );
  });
});

function rangeOfItem(index: number): { start: number; end: number } {
  const [[start, end]] = JSON.parse(smallRulebook().get(ITEMS) ?? "").items[index].ranges;
  return { start, end };
}

function rangeText(start: number, end: number): string {
  return `          ${start},\n          ${end}\n`;
}
