import { describe, expect, it } from "vitest";
import { evaluator, findingOf, IN_FORCE, reader, rulebook } from "../support/frozen.ts";

const SURVEY = { city: "jingwan", activities: ["star-survey"], legalRepresentativeNationality: "CN" };
const WORKSHOP = {
  city: "wudao",
  activities: ["workshop-extension"],
  isExistingManufacturer: true,
  conformsToRegulatoryDetailedPlan: true,
  addsServiceOrientedManufacturingFacilities: true,
  floorAreaMethods: ["raise-plot-ratio"],
  partitionsAndTransfersLand: false,
};

describe("the JSON report of a finding", () => {
  it("has the shape and the figures of the contract", async () => {
    const finding = await findingOf("jw-2022-1/1", {
      ...SURVEY,
      chineseShare: 60,
      legalRepresentativeNationality: "GB",
    });
    expect(finding).toMatchInlineSnapshot(`
      {
        "changes": [],
        "missing": [],
        "open": [],
        "outcome": "ineligible",
        "provision": "jw-2022-1/1",
        "requirements": [
          {
            "actual": "60",
            "bound": "67",
            "fact": "chineseShare",
            "gap": "7",
            "id": "chinese-share",
            "operator": "atLeast",
            "quote": "中方股比不低于67%",
            "readings": {
              "direct": "60",
              "lookThrough": "60",
            },
            "reason": null,
            "result": "unmet",
            "translation": "the Chinese equity share is not less than 67%",
            "unit": "%",
          },
          {
            "actual": "GB",
            "bound": "CN",
            "fact": "legalRepresentativeNationality",
            "gap": null,
            "id": "legal-representative",
            "operator": "is",
            "quote": "法定代表人应当具有中国国籍",
            "reason": null,
            "result": "unmet",
            "translation": "the legal representative shall have Chinese nationality",
            "unit": null,
          },
        ],
        "source": {
          "clause": null,
          "document": "jw-2022-1",
          "item": 1,
          "quote": "允许外商投资观星调查，中方股比不低于67%，法定代表人应当具有中国国籍。",
          "table": null,
          "translation": "Foreign investment in star surveys is permitted; the Chinese equity share is not less than 67%, and the legal representative shall have Chinese nationality.",
        },
        "status": "in-force",
        "statusNote": null,
        "title": {
          "en": "Foreign investment in star surveys",
          "zh-CN": "外商投资观星调查",
        },
      }
    `);
  });

  it.each([
    ["67", "eligible"],
    ["67%", "eligible"],
    ["６７％", "eligible"],
    ["67.000000", "eligible"],
    ["66.9999", "ineligible"],
    ["66.999999", "ineligible"],
    ["2/3", "ineligible"],
    ["67/100", "eligible"],
    ["0.67", "ineligible"],
    ["100", "not-applicable"],
  ])("chineseShare %s is %s", async (chineseShare, outcome) => {
    expect(await findingOf("jw-2022-1/1", { ...SURVEY, chineseShare })).toMatchObject({ outcome });
  });

  it("shows a share without end as a reduced fraction, with an exact gap", async () => {
    const { requirements } = await findingOf("jw-2022-1/1", { ...SURVEY, chineseShare: "2/3" });
    expect(requirements[0]).toMatchObject({ actual: "200/3", gap: "1/3", bound: "67", unit: "%" });
  });

  it("takes the larger gap where both readings fail", async () => {
    const { requirements } = await findingOf("jw-2022-1/1", {
      ...SURVEY,
      investors: [
        {
          name: "甲",
          origin: "mainland",
          share: 60,
          holders: [
            { name: "乙", origin: "foreign", share: 50 },
            { name: "丙", origin: "mainland", share: 50 },
          ],
        },
        { name: "丁", origin: "foreign", share: 40 },
      ],
    });
    expect(requirements[0]).toMatchObject({
      result: "unmet",
      actual: null,
      readings: { direct: "60", lookThrough: "30" },
      gap: "37",
    });
  });

  it("keeps null apart from a missing key, and neither is a no", async () => {
    const { requirements, outcome, missing } = await findingOf("jw-2022-1/1", {
      ...SURVEY,
      chineseShare: null,
    });
    expect(outcome).toBe("undetermined");
    expect(requirements[0]).toMatchObject({ result: "unknown", reason: "do-not-know" });
    expect(missing).toContain("chineseShare");
  });
});

describe("a cap table with an origin that is not given", () => {
  it("leaves an interval, and is decided when the whole interval is on one side", async () => {
    const table = (share: number) => [
      { name: "甲", origin: "mainland", share: 100 - share },
      { name: "乙", share },
    ];
    const wide = await findingOf("jw-2022-1/1", { ...SURVEY, investors: table(40) });
    expect(wide.requirements[0]).toMatchObject({
      result: "unknown",
      reason: "not-answered",
      readings: { direct: ["60", "100"], lookThrough: ["60", "100"] },
    });
    expect(wide.missing).toEqual(["investors"]);
    const narrow = await findingOf("jw-2022-1/1", { ...SURVEY, investors: table(33) });
    expect(narrow.requirements[0]).toMatchObject({ result: "met" });
  });
});

describe("what is missing", () => {
  it("leaves out a fact whose answer could no longer change the outcome", async () => {
    const post = { city: "jingwan", activities: ["kite-post"], legalForm: "joint-venture" };
    const open = await findingOf("jw-2022-1/2", { ...post, foreignShare: 40 });
    expect(open.missing).toEqual(["servesOnlyLocalForeignInvestedEnterprises"]);
    const differing = [
      {
        name: "甲",
        origin: "mainland",
        share: 60,
        holders: [
          { name: "乙", origin: "foreign", share: 50 },
          { name: "丙", origin: "mainland", share: 50 },
        ],
      },
      { name: "丁", origin: "foreign", share: 40 },
    ];
    const unsettled = await findingOf("jw-2022-1/2", { ...post, investors: differing });
    expect(unsettled).toMatchObject({ outcome: "undetermined", missing: [] });
  });
});

describe("a part of at most 15 % of the original floor area", () => {
  it("carries its operands in square metres", async () => {
    const { requirements, outcome } = await findingOf("wd-2022-1/2", {
      ...WORKSHOP,
      originalFloorArea: "48000",
      addedServiceFloorArea: "7200.01",
    });
    expect(outcome).toBe("ineligible");
    expect(requirements.find((requirement) => requirement.id === "floor-area-share")).toMatchObject({
      result: "unmet",
      operands: { added: "7200.01", original: "48000", maximum: "7200" },
      unit: "%",
      bound: "15",
    });
  });

  it("needs no original area where nothing is added", async () => {
    const { requirements } = await findingOf("wd-2022-1/2", { ...WORKSHOP, addedServiceFloorArea: 0 });
    expect(requirements.find((requirement) => requirement.id === "floor-area-share")).toMatchObject({
      result: "met",
      actual: "0",
    });
  });
});

describe("the whole report", () => {
  it("holds every rule, sorted by code units, the ones ruled out empty", async () => {
    const report = await evaluator.report(
      reader.fromText(JSON.stringify({ ...SURVEY, chineseShare: 70 })),
      IN_FORCE,
    );
    const ids = report.findings.map((finding) => finding.provision);
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(ids)).toEqual(new Set(rulebook.rules.map((rule) => rule.id)));
    for (const finding of report.findings.filter((one) => one.outcome === "not-applicable")) {
      expect(finding).toMatchObject({ requirements: [], open: [], missing: [], changes: [] });
    }
  });

  it("shows the answers canonically: key order of the vocabulary, numbers as decimal text", async () => {
    const given = {
      originalFloorArea: 1000.5,
      chineseShare: "２/3",
      city: "other",
      activities: [],
      name: "X",
      clockAgeYears: null,
    };
    const { profile } = await evaluator.report(reader.fromText(JSON.stringify(given)), IN_FORCE);
    expect(JSON.stringify(profile)).toBe(
      '{"name":"X","city":"other","activities":[],"chineseShare":"2/3","originalFloorArea":"1000.5","clockAgeYears":null}',
    );
    expect(reader.fromText(JSON.stringify(profile))).toEqual(reader.fromText(JSON.stringify(given)));
  });

  it("warns where the ownership form does not fit the direct share", async () => {
    const { warnings } = await evaluator.report(
      reader.fromText('{"legalForm":"joint-venture","foreignShare":100}'),
      IN_FORCE,
    );
    expect(warnings.map((warning) => [warning.code, warning.facts])).toEqual([
      ["legal-form-at-odds", ["legalForm", "foreignShare"]],
    ]);
  });
});
