import { describe, expect, it } from "vitest";
import { rulebook } from "../support/rulebook.ts";
import { answered } from "./walk.ts";

/** The cities that have documents, in the order of the documents. */
const CITIES = [...new Set([...rulebook.documents.values()].map(({ city }) => city))];

const VPN = {
  city: "guangzhou",
  activities: ["domestic-internet-vpn"],
  foreignShare: "1",
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
};
const LAPSED = "2026-11-21";

describe("the answers of a report", () => {
  it("begin it: schema first, answers and basis before the findings", async () => {
    const keys = Object.keys(await answered(VPN));
    expect(keys[0]).toBe("schema");
    expect(keys.indexOf("basis")).toBe(keys.indexOf("answers") + 1);
    expect(keys.indexOf("findings")).toBe(keys.indexOf("basis") + 1);
  });

  it("of alternatives count the best, and first what is no mere restatement", async () => {
    const { answers, basis } = await answered(VPN, LAPSED);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({
      activity: "domestic-internet-vpn",
      city: "guangzhou",
      verdict: "conditional",
      status: "term-lapsed",
      findings: ["gz-2022-212/1-49", "gz-2025-22/17c"],
      counting: ["gz-2022-212/1-49", "gz-2025-22/17c"],
    });
    expect(answers[0]?.needs.map(({ kind }) => kind)).toEqual([
      "term",
      "authority",
      "other-rules",
      "other-rules",
    ]);
    expect(basis).toContainEqual({
      fact: "foreignShare",
      value: "1",
      usedBy: ["gz-2022-212/1-49", "gz-2025-22/17c"],
      evidence: "stated",
    });
  });

  it("stand once for each activity, in the profile's order, and each city with documents where none is given", async () => {
    const { answers } = await answered({ activities: ["app-store", "social-survey"] });
    expect(answers.map(({ activity, city }) => [activity, city])).toEqual(
      ["app-store", "social-survey"].flatMap((activity) => CITIES.map((city) => [activity, city])),
    );
    const ofPlans = answers.filter(({ city }) => city === "guangzhou" || city === "chengdu");
    expect(ofPlans.map(({ activity, city, verdict }) => [activity, city, verdict])).toEqual([
      ["app-store", "guangzhou", "undetermined"],
      ["app-store", "chengdu", "undetermined"],
      ["social-survey", "guangzhou", "undetermined"],
      ["social-survey", "chengdu", "not-applicable"],
    ]);
    expect(answers[0]?.needs[0]).toMatchObject({ kind: "answer", fact: "city" });
    const unknown = await answered({ activities: ["app-store"], city: null });
    expect(unknown.answers.map(({ city }) => city)).toEqual(CITIES);
    expect(unknown.basis).toContainEqual({
      fact: "city",
      value: null,
      usedBy: ["cd-2022-213/1-48:app-store", "gz-2022-212/1-50:app-store"],
      evidence: "stated",
    });
  });

  it("are none where no activity is named, and one of another city says that no document is about it", async () => {
    expect((await answered({ city: "guangzhou" })).answers).toEqual([]);
    const { answers } = await answered({ ...VPN, city: "other" });
    expect(answers[0]).toMatchObject({ verdict: "not-applicable", status: null, findings: [], needs: [] });
    const choices = rulebook.vocabulary.facts.find(({ id }) => id === "city")?.choices ?? [];
    const named = CITIES.map((city) => choices.find(({ id }) => id === city)?.title.en);
    expect(answers[0]?.headline.en).toContain(`cover ${named.join(", ")} only`);
  });

  it("say what measures do where no item tests anything", async () => {
    const { answers } = await answered({ city: "guangzhou", activities: ["entertainment-venue"] });
    expect(answers[0]).toMatchObject({
      verdict: "not-applicable",
      findings: [],
      items: ["gz-2022-212/1-54"],
    });
    expect(answers[0]?.headline.en).not.toMatch(/do not list/);
  });

  it("count duties, the worst first", async () => {
    const { answers } = await answered(
      { city: "guangzhou", activities: ["civil-defence-signs"] },
      "2024-06-30",
    );
    expect(answers[0]?.verdict).toBe("undetermined");
    expect(answers[0]?.headline.en).toMatch(/7 duties: 7 cannot say yet/);
  });

  it.each([
    [
      "cd-2022-213/4-13, a vintage car: 等展会商品 is the other case",
      { vehicleAgeYears: "120", isExhibitionGoods: true, bondedStoragePlace: "comprehensive-bonded-zone" },
      ["chengdu", "vintage-car-bonded-storage", "conditional", "3 stated tests: 3 met."],
    ],
    [
      "cd-2022-213/4-13, a younger car: 等 is not settled",
      { vehicleAgeYears: "90", isExhibitionGoods: true, bondedStoragePlace: "comprehensive-bonded-zone" },
      ["chengdu", "vintage-car-bonded-storage", "undetermined", "3 stated tests: 1 cannot say yet, 2 met."],
    ],
    [
      "cd-2022-213/5-14, assessment passed: the exemption is the other case",
      {
        isCriticalInfrastructureOperator: true,
        exportedDataKinds: ["personal-information"],
        dataExportAssessment: "passed",
      },
      ["chengdu", "data-export", "conditional", "1 stated test: met."],
    ],
    [
      "gz-2022-212/5-5, a speaker: the exhibitor's staff are the other case",
      { personOrigin: "foreign", exhibitionRole: "forum-speaker" },
      ["guangzhou", "exhibition-visa", "conditional", "3 stated tests: 3 met."],
    ],
    [
      "cd-2022-213/3-8, no document: neither case",
      { isTransportEnterprise: true, roadTransportDocuments: ["other"] },
      [
        "chengdu",
        "cross-border-road-transport",
        "ineligible",
        "5 stated tests: 2 not met, 2 cannot say yet, 1 met.",
      ],
    ],
  ])("count of alternative cases the one by which an item came out: %s", async (_name, profile, expected) => {
    const [city, activity] = expected;
    const { answers } = await answered({ city, activities: [activity], ...profile }, "2024-06-30");
    const count = answers[0]?.parts.find(({ kind }) => kind === "count");
    expect([city, activity, answers[0]?.verdict, count?.text.en]).toEqual(expected);
  });

  it("do not ask to apply again for an assessment that was passed (cd-2022-213/5-14)", async () => {
    const { answers } = await answered({
      city: "chengdu",
      activities: ["data-export"],
      isCriticalInfrastructureOperator: true,
      exportedDataKinds: ["important-data"],
      dataExportAssessment: "passed",
    });
    const needs = answers[0]?.needs.map(({ text }) => text.en).join(" ");
    expect(needs).toContain("where a favourable result has been obtained, check that it is still valid");
    expect(needs).not.toMatch(/^Apply| Apply/);
  });

  it("of a transition whose recorded start lies ahead, ask to compare again on that day (Civil Code, arts. 201 to 203)", async () => {
    const { answers } = await answered({
      city: "guangzhou",
      activities: ["land-transition"],
      hasLandTransitionStarted: true,
      landTransitionStartDate: "2024-07-01",
      isSpunOffServiceManufacturer: true,
      operatesOnManufacturersOwnLand: true,
    });
    expect(answers[0]?.needs[0]).toEqual({
      kind: "date",
      text: {
        "zh-CN": "过渡期起始日晚于所问日期：到期再对照。",
        en: "The day given lies after the day asked about, so compare again then: Start of the transition.",
      },
    });
  });

  it("begin with a national ban", async () => {
    const { answers } = await answered(
      {
        city: "guangzhou",
        activities: ["social-survey"],
        chineseShare: "67",
        legalRepresentativeNationality: "CN",
      },
      LAPSED,
    );
    expect(answers[0]?.headline.en).toMatch(
      /^No basis confirmed in force\. Nationally closed to foreign investors \(list of 2024, inferred\)\. On this item's own tests: met\./,
    );
    expect(answers[0]?.needs[0]?.kind).toBe("ban");
  });
});
