import { describe, expect, it } from "vitest";
import { evaluator, IN_FORCE, reader } from "../support/rulebook.ts";

async function shown(profile: object, asOf = IN_FORCE): Promise<string[]> {
  const { opportunities } = await evaluator.report(reader.fromText(JSON.stringify(profile)), asOf);
  return opportunities.map(({ item }) => item);
}

const GUANGZHOU = { city: "guangzhou", activities: [] };
const CHENGDU = { city: "chengdu", activities: [] };

describe("approvals of cultural businesses, which are moved to the city", () => {
  it.each([
    ["guangzhou", "gz-2022-212/1-54"],
    ["chengdu", "cd-2022-213/1-52"],
  ])("are shown in %s to each of the businesses, with what they do", async (city, item) => {
    const businesses = [
      "art-import-export",
      "entertainment-venue",
      "performance-venue",
      "performance-brokerage",
      "overseas-performance",
    ];
    for (const activity of businesses) {
      const { findings, opportunities } = await evaluator.report(
        reader.fromText(JSON.stringify({ city, activities: [activity] })),
        IN_FORCE,
      );
      expect(opportunities).toEqual([
        expect.objectContaining({
          item,
          because: "activity",
          effect: {
            "zh-CN": "审批权限下放至本市，条件未变。",
            en: "Approval is moved to the city’s department; its conditions are unchanged.",
          },
        }),
      ]);
      expect(findings.every(({ outcome }) => outcome === "not-applicable")).toBe(true);
    }
  });

  it("are shown to nobody else", async () => {
    expect(await shown({ city: "guangzhou", activities: ["drama-production"] })).not.toContain(
      "gz-2022-212/1-54",
    );
  });
});

describe("measures reach every applicant that their text names", () => {
  it.each([
    ["exporters of goods", { importsOrExportsGoods: true }],
    ["services trade", { tradeBusinesses: ["services-trade"] }],
    ["digital trade", { tradeBusinesses: ["digital-trade"] }],
    ["service outsourcing", { tradeBusinesses: ["service-outsourcing"] }],
    ["who asks for support of trade in services", { activities: ["service-trade-support"] }],
  ])("export tax refunds of 2025: %s", async (_name, answers) => {
    expect(await shown({ ...GUANGZHOU, ...answers }, "2026-11-21")).toContain("gz-2025-22/20d");
  });

  it.each([
    ["applied universities", "cd-2022-213/1-17", { schoolKind: "applied-university" }],
    ["vocational colleges", "cd-2022-213/1-17", { schoolKind: "vocational-college" }],
    ["applied universities", "cd-2022-213/1-3", { schoolKind: "applied-university" }],
    ["other universities", "cd-2022-213/1-3", { schoolKind: "other-university" }],
    ["vocational colleges", "cd-2022-213/1-3", { schoolKind: "vocational-college" }],
    ["research companies", "cd-2022-213/1-3", { researchInstitutionForm: "company" }],
    [
      "technology developers",
      "cd-2022-213/1-3",
      { researchInstitutionField: "technology-development-institution" },
    ],
    ["technology enterprises", "cd-2022-213/1-3", { isTechnologyEnterprise: true }],
  ])("%s: %s", async (_name, item, answers) => {
    expect(await shown({ ...CHENGDU, ...answers })).toContain(item);
  });

  it.each([
    ["高等院校", "gz-2022-212/1-1", { schoolKind: "other-university" }],
    ["应用型本科高校", "gz-2022-212/1-20", { schoolKind: "applied-university" }],
    ["航空公司", "gz-2022-212/1-17", { activities: ["air-transport-and-logistics"] }],
    ["维修检测", "gz-2022-212/3-19", { activities: ["bonded-repair"] }],
    ["标准制定", "gz-2022-212/2-2", { activities: ["standards-development"] }],
    ["软件即服务（SaaS）", "gz-2022-212/1-51", { activities: ["software-and-data"], foreignShare: "30" }],
    ["高校", "gz-2025-22/12i", { schoolKind: "applied-university" }],
    ["高校", "gz-2025-22/12i", { schoolKind: "other-university" }],
    ["合作办学", "gz-2025-22/12h", { schoolKind: "other-university" }],
    ["物流企业", "gz-2025-22/9a", { activities: ["air-transport-and-logistics"] }],
    ["跨境电商", "gz-2025-22/16a", { activities: ["cross-border-e-commerce"] }],
    ["护航出海", "gz-2025-22/19b", { activities: ["overseas-expansion"] }],
    ["游戏动漫", "gz-2025-22/15b", { activities: ["games"] }],
    ["软件即服务（SaaS）", "gz-2025-22/17b", { activities: ["software-and-data"], foreignShare: "30" }],
  ])("of whom or of what the clause says %s: %s", async (words, item, answers) => {
    const { opportunities } = await evaluator.report(
      reader.fromText(JSON.stringify({ ...GUANGZHOU, ...answers })),
      "2025-06-30",
    );
    const measure = opportunities.find((one) => one.item === item);
    expect(measure?.source.quote).toContain(words);
  });

  it.each([
    ["高校", "cd-2022-213/1-1", { schoolKind: "other-university" }],
    ["软件即服务（SaaS）", "cd-2022-213/1-50a", { activities: ["software-and-data"], foreignShare: "30" }],
    ["标准制定", "cd-2022-213/2-3", { activities: ["standards-development"] }],
    ["物流、快递企业", "cd-2022-213/2-7", { activities: ["air-transport-and-logistics"] }],
  ])("of whom or of what the clause of Chengdu says %s: %s", async (_words, item, answers) => {
    expect(await shown({ ...CHENGDU, ...answers })).toContain(item);
  });

  it.each([
    ["other universities", "cd-2022-213/1-17", { schoolKind: "other-university" }],
    ["technician colleges", "cd-2022-213/1-3", { schoolKind: "technician-college" }],
    ["other companies", "cd-2022-213/1-3", { isTechnologyEnterprise: false }],
  ])("and no other: %s, %s", async (_name, item, answers) => {
    expect(await shown({ ...CHENGDU, ...answers })).not.toContain(item);
  });
});

it("items that are tested now are no measures any more", async () => {
  const shownTo = await shown({
    ...CHENGDU,
    activities: ["own-device-telecom-access", "foreign-law-firm-office"],
    isFromRcepArea: true,
    founderKind: "law-firm",
    applicantOrigin: "foreign",
  });
  expect(shownTo).not.toContain("cd-2022-213/1-46");
  expect(shownTo).not.toContain("cd-2022-213/1-54b");
});
