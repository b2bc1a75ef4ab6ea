import { describe, expect, test } from "vitest";
import { FACTS, RULE } from "./small-rulebook.ts";
import { faultsOf } from "./faults.ts";
import { ACCEPTED, edited, twoCities } from "./two-cities.ts";

const why = { "zh-CN": "理由", en: "reason" };

/** The rulebook with a second rule about the activity in the first city, which the second city's item lacks. */
function withSecondRule() {
  const texts = edited(twoCities(), ACCEPTED, () => [{ items: ["demo/1", "demo-two/1"], why }]);
  const rule = JSON.parse(texts.get(RULE) ?? "");
  return new Map([...texts, ["rules/demo/1-more.json", JSON.stringify({ ...rule, id: "demo/1:more" })]]);
}

const saying = (findings: unknown) =>
  edited(withSecondRule(), FACTS, (data) => {
    data.facts[1].choices[0].findings = findings;
  });

describe("several rules about one activity", () => {
  test("of one city need a word on how they belong together; of two cities they do not", () => {
    expect(faultsOf(twoCities())).toEqual([]);
    expect(faultsOf(withSecondRule())).toEqual([
      expect.stringMatching(
        /facts.json:\d+: facts\[1\].choices\[0\]: 2 rules of guangzhou are about the activity survey \(demo\/1, demo\/1:more\); say by findings/,
      ),
    ]);
  });

  test.each(["alternatives", "duties", "stages"])("may be %s", (kind) => {
    expect(faultsOf(saying({ kind, why }))).toEqual([]);
  });

  test("may leave one of them apart, which must be about the activity", () => {
    expect(faultsOf(saying({ kind: "duties", why, apart: ["demo/1:more"] }))).toEqual([]);
    expect(faultsOf(saying({ kind: "duties", why, apart: ["demo/1:mor"] }))).toEqual([
      expect.stringMatching(
        /findings.apart\[0\]: demo\/1:mor is no rule about the activity survey; the nearest is demo\/1:more/,
      ),
    ]);
  });

  test("of a kind that does not exist, or without a reason", () => {
    expect(faultsOf(saying({ kind: "alternative", why }))).toEqual([
      expect.stringMatching(
        /findings.kind: .*“alternative” is none of alternatives, duties, stages; the nearest is alternatives/,
      ),
    ]);
    expect(faultsOf(saying({ kind: "duties" }))).toEqual([
      expect.stringMatching(/findings.why: .*this key is missing/),
    ]);
  });

  test("say so on activities alone", () => {
    const texts = edited(twoCities(), FACTS, (data) => {
      data.facts[0].choices[0].findings = { kind: "duties", why };
    });
    expect(faultsOf(texts)).toEqual([
      expect.stringMatching(
        /facts\[0\].choices\[0\].findings: findings belongs to the choices of activities/,
      ),
    ]);
  });
});

describe("synonyms of activities", () => {
  const withFilms = (synonyms: { "zh-CN": string[]; en: string[] }) => {
    const texts = edited(twoCities(), FACTS, (data) => {
      data.facts[1].choices[0].synonyms.en = ["Opinion poll"];
      data.facts[1].choices.push({ id: "films", title: { "zh-CN": "影片", en: "Films" }, synonyms });
    });
    return faultsOf(
      edited(texts, RULE, (rule) => {
        rule.applies.all.push({ fact: "activities", operator: "includes", value: ["films"] });
      }),
    ).filter((fault) => fault.includes("synonym") || fault.includes("stands for"));
  };

  test("one that two activities share, whatever its case and width", () => {
    expect(withFilms({ "zh-CN": [], en: ["cinema", "ｏｐｉｎｉｏｎ  POLL"] })).toEqual([
      expect.stringMatching(
        /facts.json:\d+: facts\[1\].choices\[1\].synonyms.en\[1\]: .* stands for the activities films and survey/,
      ),
    ]);
  });

  test("one that is another activity's title", () => {
    expect(withFilms({ "zh-CN": ["选项survey"], en: [] })).toEqual([
      expect.stringMatching(/synonyms.zh-CN\[0\]: “选项survey” stands for the activities films and survey/),
    ]);
  });

  test("one given in both languages, or the title again, is no fault", () => {
    expect(withFilms({ "zh-CN": ["VPN", "影片"], en: ["VPN"] })).toEqual([]);
  });
});
