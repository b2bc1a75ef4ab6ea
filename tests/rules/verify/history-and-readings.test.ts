import { describe, expect, test } from "vitest";
import { faultsOf } from "./faults.ts";
import { LAW_NOTES, RULE } from "./small-rulebook.ts";
import { edited, OTHER_RULE, twoCities } from "./two-cities.ts";

const words = { "zh-CN": "文字", en: "words" };
const change = { day: "2025-06-01", kind: "law", what: words, why: words };

describe.each([
  [RULE, "", (data: { changed: unknown }, changed: unknown) => Object.assign(data, { changed })],
  [LAW_NOTES, "\\[0\\]\\.", (data: object[], changed: unknown) => Object.assign(data[0] ?? {}, { changed })],
])("the history in %s", (path, place, put) => {
  const faultsWith = (changed: unknown) =>
    faultsOf(
      edited(twoCities(), path, (data) => {
        put(data, changed);
      }),
    );
  const fault = (pattern: string) => expect.stringMatching(new RegExp(`^${path}:\\d+: ${place}${pattern}`));

  test("holds day, kind, what and why, up to the day of the rules", () => {
    expect(faultsWith([change, { ...change, day: "2026-01-01", kind: "correction" }])).toEqual([]);
  });

  test("a change without its reason", () => {
    expect(faultsWith([{ ...change, why: undefined }])).toEqual([
      fault("changed\\[0\\].why: .*this key is missing"),
    ]);
    expect(faultsWith([{ ...change, why: { "zh-CN": "理由", en: "" } }])).toEqual([
      fault("changed\\[0\\].why.en: .*is not written yet"),
    ]);
  });

  test("a day after the day of the rules, and one that does not exist", () => {
    expect(faultsWith([{ ...change, day: "2026-01-02" }])).toEqual([
      fault("changed\\[0\\].day: 2026-01-02 is after the day of the rules' version, 2026-01-01"),
    ]);
    expect(faultsWith([{ ...change, day: "2025-02-29" }])).toEqual([
      fault(
        "changed\\[0\\].day: .*“2025-02-29” is not written as it must be; expected a real day as YYYY-MM-DD",
      ),
    ]);
  });

  test("days out of order, a kind that does not exist, and an empty history", () => {
    expect(faultsWith([change, { ...change, day: "2025-05-31" }])).toEqual([
      fault("changed\\[1\\].day: 2025-05-31 is before 2025-06-01"),
    ]);
    expect(faultsWith([{ ...change, kind: "corection" }])).toEqual([
      fault("changed\\[0\\].kind: .*the nearest is correction"),
    ]);
    expect(faultsWith([])).toEqual([fault("changed: .*needs 1 or more entries")]);
  });
});

describe("readings", () => {
  const faultsWith = (reading: object, rule = OTHER_RULE) =>
    faultsOf(
      edited(twoCities(), rule, (data) => {
        data.readings = [{ question: words, decision: words, ...reading }];
      }),
    );

  test.each([
    ["question", { "zh-CN": "设在广州的公司能否适用？", en: "words" }],
    ["decision", { "zh-CN": "文字", en: "It must be in Guangzhou." }],
  ])("one whose %s names a city that the rule does not have", (part, text) => {
    expect(faultsWith({ [part]: text })).toEqual([
      expect.stringMatching(
        /^rules\/demo-two\/1.json:\d+: readings\[0\]: demo-two\/1 is a rule of chengdu, and its reading names guangzhou/,
      ),
    ]);
    expect(faultsWith({ [part]: text, comparedWith: ["demo/1"] })).toEqual([]);
    expect(faultsWith({ [part]: text }, RULE)).toEqual([]);
  });

  test("one that compares with an item that does not exist, or with one of its own document", () => {
    expect(faultsWith({ comparedWith: ["demo/4"] })).toEqual([
      expect.stringMatching(/readings\[0\].comparedWith\[0\]: there is no item demo\/4 .*nearest is demo\/1/),
    ]);
    expect(faultsWith({ comparedWith: ["demo-two/2"] })).toEqual([
      expect.stringMatching(/comparedWith\[0\]: demo-two\/2 stands in the document of demo-two\/1/),
    ]);
  });
});
