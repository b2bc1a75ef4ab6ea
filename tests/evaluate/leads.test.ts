import { describe, expect, it } from "vitest";
import { type BanSituation, banSentence } from "../../src/evaluate/leads.ts";
import { advisedReport } from "../support/frozen.ts";
import { advisor, reader, rulebook } from "../support/rulebook.ts";

const SURVEYS = rulebook.lawNotes.get("social-survey-national-list")?.ban;
if (!SURVEYS) throw new Error("the note on social surveys tells of no ban");

/** A survey company whose own tests are met, on a day, unless told otherwise. */
function sentence(asOf: string, more: Partial<BanSituation> = {}) {
  return banSentence({
    ban: SURVEYS as BanSituation["ban"],
    level: "plan-approved-by-state-council",
    status: "in-force",
    outcome: "eligible",
    asOf,
    ...more,
  });
}

describe("the sentence by which a nationally closed item begins", () => {
  it("after the pilot's term: no basis confirmed in force", () => {
    expect(sentence("2026-11-21", { status: "term-lapsed", outcome: "conditional" })).toEqual({
      "zh-CN":
        "未确认现行依据；全国负面清单禁止外商投资（据推断）。仅就本条明文条件：符合。（所据清单：2024年版。）",
      en: "No basis confirmed in force. Nationally closed to foreign investors (list of 2024, inferred). On this item's own tests: met.",
    });
  });

  it("on days on which the term is not settled: the same", () => {
    expect(sentence("2025-12-10", { status: "unsettled", outcome: "undetermined" })).toEqual({
      "zh-CN":
        "未确认现行依据；全国负面清单禁止外商投资（据推断）。仅就本条明文条件：尚不能判断。（所据清单：2024年版。）",
      en: "No basis confirmed in force. Nationally closed to foreign investors (list of 2024, inferred). On this item's own tests: cannot say yet.",
    });
  });

  it("while the plan is in force: it has the item, and the adjustment was not confirmed", () => {
    expect(sentence("2024-10-31")).toEqual({
      "zh-CN":
        "全国负面清单禁止外商投资；试点方案列有本条，相关规定是否已调整未核实。仅就本条明文条件：符合。（所据清单：2021年版。）",
      en: "Nationally closed to foreign investors; the pilot plan has this item, whether the rules were adjusted was not confirmed. On this item's own tests: met. (By the list of 2021.)",
    });
  });

  it("by the list of the day: that of 2024 from 2024-11-01, inferred", () => {
    expect(sentence("2024-10-31")?.en).toContain("(By the list of 2021.)");
    expect(sentence("2024-11-01")?.en).toContain("(By the list of 2024, inferred.)");
    expect(sentence("2024-11-01")?.["zh-CN"]).toContain("（所据清单：2024年版，据推断。）");
    expect(sentence("2021-12-31")).toBeNull();
  });

  it("a document of the city adjusts no national rule", () => {
    expect(sentence("2026-11-21", { level: "municipal-measure" })?.en).toMatch(
      /^Nationally closed to foreign investors; a document of the city has this item, and no such document adjusts a national rule\./,
    );
  });

  it("says what came of the item's own tests, and nothing of them where the document is not in force", () => {
    expect(sentence("2024-06-30", { outcome: "ineligible" })?.en).toContain("own tests: not met.");
    expect(sentence("2024-06-30", { outcome: "ineligible" })?.["zh-CN"]).toContain("条件：不符合。");
    expect(sentence("2022-06-30", { outcome: "not-in-force", status: "not-yet-in-force" })).toEqual({
      "zh-CN": "全国负面清单禁止外商投资。（所据清单：2021年版。）",
      en: "Nationally closed to foreign investors (list of 2021).",
    });
    expect(sentence("2024-06-30", { outcome: "not-applicable" })).toBeNull();
  });
});

async function bansOf(profile: object, asOf = "2026-11-21"): Promise<string[]> {
  const report = await advisor.report(reader.fromText(JSON.stringify(profile)), asOf);
  return report.leads.filter(({ kind }) => kind === "ban").map(({ provision }) => provision);
}

describe("a ban leads where a foreign holder is in the case", () => {
  const survey = { city: "guangzhou", activities: ["social-survey"], legalRepresentativeNationality: "CN" };
  const map = { city: "guangzhou", activities: ["autonomous-driving-map"] };
  const cells = { city: "guangzhou", activities: ["stem-cell-research"] };
  const mediation = { city: "guangzhou", activities: ["mediation-organisation"] };

  it.each([
    ["a survey company with foreign capital", { ...survey, chineseShare: 70 }, "gz-2022-212/1-12"],
    ["a map maker with foreign capital", { ...map, foreignShare: 5 }, "gz-2022-212/1-53c"],
    ["a joint venture for maps", { ...map, legalForm: "joint-venture" }, "gz-2022-212/1-53c"],
    ["a wholly foreign-owned clinic", { ...cells, legalForm: "wholly-foreign-owned" }, "gz-2022-212/3-8"],
    ["a foreign-invested hospital", { ...cells, enterpriseOwnership: "foreign-invested" }, "gz-2022-212/3-8"],
    ["a clinic established abroad", { ...cells, applicantOrigin: "foreign" }, "gz-2022-212/3-8"],
    ["a map maker established in Hong Kong", { ...map, applicantOrigin: "hong-kong" }, "gz-2022-212/1-53c"],
    ["a survey company established in Taiwan", { ...survey, applicantOrigin: "taiwan" }, "gz-2022-212/1-12"],
    [
      "a foreign law firm",
      { ...mediation, founderKind: "law-firm", applicantOrigin: "foreign" },
      "gz-2025-22/19a",
    ],
  ])("%s", async (_name, profile, provision) => {
    expect(await bansOf(profile)).toEqual([provision]);
  });

  it.each([
    ["a survey company whose holders are not known", survey],
    ["a domestic map maker", { ...map, foreignShare: 0, legalForm: "domestic" }],
    ["a map maker of which nothing is known", map],
    ["a map maker established on the Mainland", { ...map, applicantOrigin: "mainland" }],
    [
      "a chamber of commerce from abroad",
      { ...mediation, founderKind: "chamber-of-commerce", applicantOrigin: "foreign" },
    ],
    ["a law firm of the Mainland", { ...mediation, founderKind: "law-firm", applicantOrigin: "mainland" }],
    ["a survey company in Chengdu", { ...survey, city: "chengdu", chineseShare: 70 }],
  ])("not for %s", async (_name, profile) => {
    expect(await bansOf(profile)).toEqual([]);
  });

  it("changes no outcome", async () => {
    const report = await advisor.report(
      reader.fromText(JSON.stringify({ ...survey, chineseShare: 70 })),
      "2024-06-30",
    );
    expect(report.leads.map(({ kind }) => kind)).toEqual(["ban"]);
    expect(report.findings.find(({ provision }) => provision === "gz-2022-212/1-12")?.outcome).toBe(
      "eligible",
    );
  });
});

it("another route leads only where the test of assets of its item fails", async () => {
  const leads = async (amount: string) => {
    const report = await advisedReport({
      city: "wudao",
      activities: ["lighthouse-fund"],
      foreignShare: 100,
      investorTotalAssets: { amount, currency: "USD" },
    });
    return report.leads.map(({ provision, kind }) => `${kind} ${provision}`);
  };
  expect(await leads("199999999.99")).toEqual(["other-route wd-2022-1/3"]);
  expect(await leads("200000000")).toEqual([]);
});
