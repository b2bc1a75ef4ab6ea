import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/contract/report.ts";
import { LANGUAGES, type Language } from "../../src/language/language.ts";
import { headline } from "../../src/report/finding-text.ts";
import { FindingArticle } from "../../src/report/html/finding.tsx";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { renderText } from "../../src/report/text.ts";
import { viewReport } from "../../src/report/view.ts";
import type { FindingView } from "../../src/report/view-types.ts";
import * as frozen from "../support/frozen.ts";
import { answering, reader, rulebook } from "../support/rulebook.ts";

const TODAY = "2026-11-21";

function reportOf(profile: object, asOf = TODAY): Promise<Report> {
  return answering.report(reader.fromText(JSON.stringify(profile)), asOf);
}

async function viewOf(profile: object, language: Language, asOf = TODAY): Promise<FindingView> {
  const [finding] = viewReport(await reportOf(profile, asOf), rulebook, language, false).findings;
  if (finding === undefined) throw new Error("nothing is found");
  return finding;
}

const SURVEY = {
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: 70,
  legalRepresentativeNationality: "CN",
};
const HOLDING = (city: string, amount: string) => ({
  city,
  activities: ["investment-company"],
  foreignShare: 100,
  investorTotalAssets: { amount, currency: "USD" },
});

describe("a national ban is the first line of its finding", () => {
  const FIRST = { "zh-CN": "未确认现行依据；", en: "No basis confirmed in force." } as const;

  it.each(LANGUAGES)("in every form of a report, before the outcome: %s", async (language) => {
    const view = viewReport(await reportOf(SURVEY), rulebook, language, false);
    const [finding] = view.findings;
    if (finding === undefined) throw new Error("nothing is found");
    const article = render(
      <FindingArticle finding={finding} results={[]} language={language} addressOf={null} />,
    );
    for (const text of [
      renderText(view, { language, width: 80, colour: false }, true),
      renderMarkdown(view, language),
      article,
    ]) {
      const first = text.indexOf(FIRST[language]);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(text.toLowerCase().indexOf(finding.outcomeWords.toLowerCase()));
      expect(text.lastIndexOf(FIRST[language])).toBeGreaterThan(text.indexOf(finding.title));
    }
    expect(finding.outcome).toBe("conditional");
  });
});

describe.each(["guangzhou", "chengdu"])("below the assets asked for in %s", (city) => {
  it("the other route stands before the outcome, which stays", async () => {
    const below = HOLDING(city, "1");
    expect((await viewOf(below, "zh-CN")).first).toEqual([
      "未达本条资产总额条件；全国规定的另一情形（按已设企业和实缴出资）无资产条件，本条取消其数量要求，未评估。",
    ]);
    const view = await viewOf(below, "en");
    expect(view.outcome).toBe("ineligible");
    expect(view.first).toEqual([
      "Below this item's test of assets; the national alternative by enterprises and paid-in capital has no such test, the item lifts its count, and it was not assessed.",
    ]);
  });

  it("and not where the assets suffice", async () => {
    expect((await viewOf(HOLDING(city, "1000000000"), "en")).first).toEqual([]);
  });
});

describe("items that restate national law", () => {
  const RESTATING = [
    "cd-2022-213/5-14",
    "cd-2022-213/5-21a",
    "cd-2022-213/5-6a",
    "cd-2022-213/5-6b:account",
    "cd-2022-213/5-6b:years",
    "cd-2022-213/5-6c",
    "gz-2022-212/4-12b",
    "gz-2022-212/5-17a",
  ];

  it("are these", () => {
    const marked = rulebook.rules.filter((rule) => rule.restatesNationalLaw === true).map(({ id }) => id);
    expect(marked).toEqual(RESTATING);
  });

  it.each([
    "2025-12-10",
    TODAY,
  ])("have no word of the term in their headline, and say that they do not end with it: %s", async (asOf) => {
    const licensed = { city: "chengdu", activities: ["financial-business"], holdsFinancialLicence: true };
    const zh = await viewOf(licensed, "zh-CN", asOf);
    expect(headline(zh, "zh-CN")).toMatch(/；所述义务或者待遇依据全国性法律，不随试点期满而终止$/);
    const en = await viewOf(licensed, "en", asOf);
    expect(headline(en, "en")).toMatch(
      /; the duty or entitlement rests on national law and does not end with the pilot$/,
    );
    expect(headline(en, "en")).not.toMatch(/term|run out|unconfirmed/);
    expect(en.outcome).toBe("conditional");
  });

  it.each(["2025-12-10", TODAY])("ask nobody whether they still apply: %s", async (asOf) => {
    const told: readonly (readonly [string, object])[] = [
      [
        "gz-2022-212/5-17a",
        { city: "guangzhou", activities: ["financial-business"], holdsFinancialLicence: true },
      ],
      [
        "cd-2022-213/5-14",
        {
          city: "chengdu",
          activities: ["data-export"],
          isCriticalInfrastructureOperator: true,
          exportedDataKinds: ["important-data"],
          dataExportAssessment: "passed",
        },
      ],
    ];
    for (const [provision, profile] of told) {
      const [answer] = (await reportOf(profile, asOf)).answers;
      expect(answer?.findings).toEqual([provision]);
      const kinds = answer?.needs.map(({ kind }) => kind);
      expect(kinds).not.toContain("term");
      expect(kinds).toContain("other-rules");
      expect(answer?.headline.en).toMatch(/rests on national law and does not end with the pilot/);
      expect(answer?.headline.en.match(/rests on national law/g)).toHaveLength(1);
      expect(answer?.headline.en).not.toMatch(/still applies|not settled|read both ways/);
      expect(answer?.headline["zh-CN"]).not.toMatch(/是否仍然适用|各说不一|期已届满/);
    }
  });

  it("keep the kind term among what stays open, with a note that says so", async () => {
    const report = await reportOf({
      city: "guangzhou",
      activities: ["financial-business"],
      holdsFinancialLicence: true,
    });
    const finding = report.findings.find(({ provision }) => provision === "gz-2022-212/5-17a");
    expect(finding?.open.map(({ kind }) => kind)).toEqual(["term"]);
    expect(finding?.open[0]?.note?.en).toMatch(/rests on national law and does not end with the pilot\.$/);
  });
});

it("every smallest change says that it must be a real one, and a finding without one says nothing", async () => {
  const noteOf = async (chineseShare: number, language: Language) => {
    const survey = { city: "jingwan", activities: ["star-survey"], legalRepresentativeNationality: "CN" };
    const profile = frozen.reader.fromText(JSON.stringify({ ...survey, chineseShare }));
    const report = await frozen.answering.report(profile, TODAY);
    return viewReport(report, frozen.rulebook, language, false).findings.map((view) => view.changesNote);
  };
  expect(await noteOf(60, "en")).toEqual([
    "A real change only: a nominee holding (代持) or a nominal representative does not meet the test.",
  ]);
  expect(await noteOf(60, "zh-CN")).toEqual(["须为真实变更；代持或者名义代表不满足条件。"]);
  expect(await noteOf(70, "en")).toEqual([null]);
});

describe("a measure that no rule tests", () => {
  it("shows the notes on other law of its item", async () => {
    const lawyers = { city: "chengdu", activities: ["foreign-legal-consultant"] };
    const view = viewReport(await reportOf(lawyers, "2024-06-30"), rulebook, "en", false);
    const measure = view.opportunities.find(({ item }) => item === "cd-2022-213/1-54c");
    expect(measure?.lawNotes.map(({ id }) => id)).toEqual(["foreign-lawyers-chengdu"]);
    expect(renderMarkdown(view, "en")).toMatch(
      /1-54c.*\n(.*\n)+\n {2}The pilot of foreign legal consultants in Chengdu/,
    );
  });

  it("has an activity or an applicant by which somebody is shown it", () => {
    const unseen = rulebook.opportunities.filter(
      ({ activities, applicants }) => activities.length === 0 && applicants === null,
    );
    expect(unseen.map(({ item }) => item)).toEqual([]);
  });

  it.each([
    ["in the city", { city: "guangzhou" }, ["gz-2025-22/12d"]],
    ["before the city is known", {}, ["gz-2025-22/12d"]],
    ["where it is not known", { city: null }, ["gz-2025-22/12d"]],
    ["not in another city", { city: "chengdu" }, []],
    ["not in a city without documents", { city: "other" }, []],
  ])("on human resources is shown to who names that business: %s", async (_name, place, items) => {
    const report = await reportOf({ ...place, activities: ["human-resource-services"] });
    expect(report.opportunities.map(({ item }) => item)).toEqual(items);
  });
});

it("capital of Hong Kong, Macao and Taiwan is foreign by reference, in words", async () => {
  const view = viewReport(
    await reportOf({
      ...SURVEY,
      chineseShare: undefined,
      investors: [
        { name: "Invented One", origin: "mainland", share: 70 },
        { name: "Invented Two", origin: "hong-kong", share: 30 },
      ],
    }),
    rulebook,
    "en",
    false,
  );
  expect(renderText(view, { language: "en", width: 200, colour: false }, true)).toContain(
    "Foreign share, incl. Hong Kong, Macao and Taiwan by reference: 30",
  );
});
