import { describe, expect, test } from "vitest";
import { advisedFinding, advisedReport } from "../support/frozen.ts";

const SURVEY = {
  city: "jingwan",
  activities: ["star-survey"],
  chineseShare: "60",
  legalRepresentativeNationality: "GB",
};
const POST = {
  city: "jingwan",
  activities: ["kite-post"],
  foreignShare: "100",
  legalForm: "wholly-foreign-owned",
  servesOnlyLocalForeignInvestedEnterprises: true,
};
const WORKSHOP = {
  city: "wudao",
  activities: ["workshop-extension"],
  conformsToRegulatoryDetailedPlan: true,
  isExistingManufacturer: true,
  floorAreaMethods: ["raise-plot-ratio"],
  addsServiceOrientedManufacturingFacilities: true,
  originalFloorArea: "10000",
  addedServiceFloorArea: "1501",
  partitionsAndTransfersLand: false,
};

describe("the smallest sets of changed answers", () => {
  test("a share below its bound and a nationality are both changed, the share to the bound itself", async () => {
    const { changes } = await advisedFinding("jw-2022-1/1", SURVEY);
    expect(changes).toEqual([
      [
        { fact: "chineseShare", from: "60", to: "67" },
        { fact: "legalRepresentativeNationality", from: "GB", to: "CN" },
      ],
    ]);
  });

  test("the share is named as the requirement names it, whichever side was given", async () => {
    const { chineseShare: _, ...rest } = SURVEY;
    const profile = { ...rest, foreignShare: "40", legalRepresentativeNationality: "CN" };
    const { changes } = await advisedFinding("jw-2022-1/1", profile);
    expect(changes).toEqual([[{ fact: "chineseShare", from: "60", to: "67" }]]);
  });

  test("a wholly foreign-owned company changes share and form", async () => {
    const { changes } = await advisedFinding("jw-2022-1/2", POST);
    expect(changes).toEqual([
      [
        { fact: "foreignShare", from: "100", to: "50" },
        { fact: "legalForm", from: "wholly-foreign-owned", to: "joint-venture" },
      ],
    ]);
  });

  test("a share above its bound on one reading alone goes to the bound, and to no number between the readings", async () => {
    const investors = [
      {
        name: "Lantern Holdings",
        origin: "mainland",
        share: "100",
        holders: [
          { name: "Overseas Lantern", origin: "foreign", share: "72.74" },
          { name: "Zhang San", origin: "mainland", share: "27.26" },
        ],
      },
    ];
    const { foreignShare: _, ...rest } = POST;
    const { changes } = await advisedFinding("jw-2022-1/2", { ...rest, investors });
    expect(changes.map((set) => set.map(({ fact, to }) => ({ fact, to })))).toEqual([
      [
        { fact: "foreignShare", to: "50" },
        { fact: "legalForm", to: "joint-venture" },
      ],
    ]);
  });

  test("an answer that is missing, not known, or not settled by the text is set as well", async () => {
    for (const customers of [undefined, null, false]) {
      const profile = {
        ...POST,
        legalForm: "joint-venture",
        servesOnlyLocalForeignInvestedEnterprises: customers,
      };
      const { changes } = await advisedFinding("jw-2022-1/2", profile);
      expect(changes).toEqual([
        [
          { fact: "foreignShare", from: "100", to: "50" },
          { fact: "servesOnlyLocalForeignInvestedEnterprises", from: customers ?? null, to: true },
        ],
      ]);
    }
  });

  test("a part of another fact is changed to the largest step within the bound", async () => {
    const { changes } = await advisedFinding("wd-2022-1/2", { ...WORKSHOP, originalFloorArea: "9999.93" });
    expect(changes).toEqual([[{ fact: "addedServiceFloorArea", from: "1501", to: "1499.98" }]]);
  });

  test("without the whole only nothing qualifies", async () => {
    const { originalFloorArea: _, ...rest } = WORKSHOP;
    const { changes } = await advisedFinding("wd-2022-1/2", {
      ...rest,
      partitionsAndTransfersLand: true,
    });
    expect(changes).toEqual([
      [
        { fact: "addedServiceFloorArea", from: "1501", to: "0" },
        { fact: "partitionsAndTransfersLand", from: true, to: false },
      ],
    ]);
  });

  test("of a list only what a test asks for is added, and what would do as well is said", async () => {
    const { changes } = await advisedFinding("wd-2022-1/2", {
      ...WORKSHOP,
      addedServiceFloorArea: "1500",
      floorAreaMethods: [],
    });
    expect(changes).toEqual([
      [
        {
          fact: "floorAreaMethods",
          from: [],
          to: ["raise-plot-ratio"],
          orElse: [["adjust-land-use-structure"]],
        },
      ],
    ]);
  });

  test("the order is fewer facts, then less effort, then the smaller step", async () => {
    const { findings } = await advisedReport(POST);
    for (const { changes } of findings) {
      const counts = changes.map((set) => set.length);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(changes.length).toBeLessThanOrEqual(5);
    }
  });

  test("only ineligible findings have changes, and none stands in a finding not in force", async () => {
    const { findings } = await advisedReport(POST, [], "2022-06-30");
    expect(findings.filter((finding) => finding.outcome === "not-in-force").length).toBeGreaterThan(0);
    expect(findings.flatMap((finding) => finding.changes)).toEqual([]);
  });
});

describe("what is not possible", () => {
  test("facts that are not in the company's hands are never changed, and named as what blocks", async () => {
    const { changes, blocked } = await advisedFinding("jw-2022-1/3", {
      city: "jingwan",
      activities: ["lighthouse-fund"],
      foreignShare: "100",
      investorTotalAssets: { amount: "1000", currency: "USD" },
    });
    expect(changes).toEqual([]);
    expect(blocked).toMatchObject([
      { provision: "jw-2022-1/3", requirement: "total-assets", reason: "not-in-company-hands" },
    ]);
    expect(blocked?.[0]?.quote).toContain("资产总额");
  });

  test("an answer that only somebody else can give is named as wanted", async () => {
    const { conformsToRegulatoryDetailedPlan: _, ...rest } = WORKSHOP;
    const { changes, blocked } = await advisedFinding("wd-2022-1/2", rest);
    expect(changes).toEqual([]);
    expect(blocked).toMatchObject([{ requirement: "regulatory-detailed-plan", reason: "answer-wanted" }]);
  });

  test("what is to be kept is not changed, and the cap table and both sides of a share are one", async () => {
    const { changes } = await advisedFinding("jw-2022-1/1", SURVEY, ["legalRepresentativeNationality"]);
    expect(changes).toEqual([]);
    for (const keep of ["chineseShare", "foreignShare", "investors"]) {
      const { changes: none, blocked } = await advisedFinding("jw-2022-1/1", SURVEY, [keep]);
      expect(none).toEqual([]);
      expect(blocked).toMatchObject([{ requirement: "chinese-share", reason: "kept" }]);
    }
  });
});
