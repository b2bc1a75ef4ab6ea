import type { ChangeSet } from "../../src/contract/changes.ts";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/language/language.ts";
import { describeBlockers, describeChanges } from "../../src/report/changes.ts";
import { answering, reader, rulebook } from "../support/rulebook.ts";

function shown(set: ChangeSet, language: Language = "en"): string[] {
  return describeChanges(set, rulebook.vocabulary, language);
}

describe("changes in words", () => {
  test("a share says from where to where, and how many points", () => {
    const set = [{ fact: "chineseShare", from: "60", to: "67" }];
    expect(shown(set)).toEqual(["Chinese share from 60% to at least 67% (7 percentage points)"]);
    expect(shown(set, "zh-CN")).toEqual(["中方股比由60%增至不低于67%（相差7个百分点）"]);
    expect(shown([{ fact: "foreignShare", from: "100", to: "50" }])).toEqual([
      "Foreign share from 100% to at most 50% (50 percentage points)",
    ]);
  });

  test("a share written as a fraction of the whole is shown in percent", () => {
    expect(shown([{ fact: "chineseShare", from: "1/3", to: "67" }])[0]).toContain(
      "from about 33.33% (one third) to at least 67% (about 33.67 percentage points)",
    );
  });

  test("a transfer names holder, origin and points", () => {
    const transfer = {
      points: "7",
      from: [{ name: "B", origin: "hong-kong", points: "7" }],
      to: "mainland",
    } as const;
    expect(shown([{ fact: "chineseShare", from: "60", to: "67", transfer }])).toEqual([
      "Chinese share from 60% to at least 67% (7 percentage points); transfer 7 percentage points from B (Hong Kong, China) to mainland holders",
    ]);
  });

  test("choices, lists, yes or no, and what is not answered yet", () => {
    expect(
      shown([
        { fact: "legalForm", from: "wholly-foreign-owned", to: "joint-venture" },
        { fact: "sellsTaiwanTours", from: true, to: false },
        { fact: "legalRepresentativeNationality", from: null, to: "CN" },
        {
          fact: "floorAreaMethods",
          from: [],
          to: ["raise-plot-ratio"],
          orElse: [["adjust-land-use-structure"]],
        },
        { fact: "addedServiceFloorArea", from: "1501", to: "1499.98" },
      ]),
    ).toMatchInlineSnapshot(`
      [
        "Ownership form from “wholly foreign-owned” to “joint venture”",
        "Sells tours to Taiwan, China from “yes” to “no”",
        "Country (region) of the legal representative, not answered yet, has to be “China”",
        "Methods of adding floor area from “none” to “raising the plot ratio of the industrial land” (or else adjusting the land-use structure)",
        "Added service floor area from 1,501 m² to at most 1,499.98 m² (1.02 m²)",
      ]
    `);
  });

  test("what blocks is told with the words of the clause", () => {
    const blocker = {
      provision: "gz-2022-212/4-9",
      requirement: "total-assets",
      fact: "investorTotalAssets",
      reason: "not-in-company-hands",
      label: { "zh-CN": "资产总额", en: "Total assets" },
      quote: "资产总额不低于2亿美元",
      translation: "total assets of not less than USD 200 million",
    } as const;
    expect(describeBlockers([blocker], rulebook.vocabulary, "en")).toEqual([
      "Not possible, because the clause asks “total assets of not less than USD 200 million” (“资产总额不低于2亿美元”), and “Total assets of the foreign investor” is not in the company's hands",
    ]);
  });

  test("what blocks quotes the clause in signs that people read, in what is still needed", async () => {
    const told: string[] = [];
    for (const { document, examples } of rulebook.rules) {
      const asOf = rulebook.documents.get(document)?.examplesAsOf;
      const [failing] = examples.filter(({ outcome }) => outcome === "ineligible");
      if (asOf === undefined || failing === undefined) continue;
      const { answers } = await answering.report(reader.fromText(JSON.stringify(failing.profile)), asOf);
      told.push(...answers.flatMap(({ needs }) => needs.map(({ text }) => text.en)));
    }
    expect(told.join("\n")).toContain("Not possible, because the clause asks");
    for (const { raw } of rulebook.glyphs) expect(told.join("\n")).not.toContain(raw);
  });
});
