import { describe, expect, test } from "vitest";
import { advisedFinding, advisedReport } from "./support.ts";

const SURVEY = {
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: "60",
  legalRepresentativeNationality: "GB",
};
const VPN = {
  city: "guangzhou",
  activities: ["domestic-internet-vpn"],
  foreignShare: "100",
  legalForm: "wholly-foreign-owned",
  servesOnlyLocalForeignInvestedEnterprises: true,
};
const FACTORY = {
  city: "chengdu",
  activities: ["industrial-floor-area-expansion"],
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
    const { changes } = await advisedFinding("gz-2022-212/1-12", SURVEY);
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
    const { changes } = await advisedFinding("gz-2022-212/1-12", profile);
    expect(changes).toEqual([[{ fact: "chineseShare", from: "60", to: "67" }]]);
  });

  test("a wholly foreign-owned company changes share and form", async () => {
    const { changes } = await advisedFinding("gz-2022-212/1-49", VPN);
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
    const { foreignShare: _, ...rest } = VPN;
    const { changes } = await advisedFinding("gz-2022-212/1-49", { ...rest, investors });
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
        ...VPN,
        legalForm: "joint-venture",
        servesOnlyLocalForeignInvestedEnterprises: customers,
      };
      const { changes } = await advisedFinding("gz-2022-212/1-49", profile);
      expect(changes).toEqual([
        [
          { fact: "foreignShare", from: "100", to: "50" },
          { fact: "servesOnlyLocalForeignInvestedEnterprises", from: customers ?? null, to: true },
        ],
      ]);
    }
  });

  test("a part of another fact is changed to the largest step within the bound", async () => {
    const { changes } = await advisedFinding("cd-2022-213/2-9", { ...FACTORY, originalFloorArea: "9999.93" });
    expect(changes).toEqual([[{ fact: "addedServiceFloorArea", from: "1501", to: "1499.98" }]]);
  });

  test("without the whole only nothing qualifies", async () => {
    const { originalFloorArea: _, ...rest } = FACTORY;
    const { changes } = await advisedFinding("cd-2022-213/2-9", {
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
    const { changes } = await advisedFinding("cd-2022-213/2-9", {
      ...FACTORY,
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
    const { findings } = await advisedReport(VPN);
    for (const { changes } of findings) {
      const counts = changes.map((set) => set.length);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(changes.length).toBeLessThanOrEqual(5);
    }
  });

  test("only ineligible findings have changes, and none stands in a finding not in force", async () => {
    const { findings } = await advisedReport(VPN, [], "2022-06-30");
    expect(findings.filter((finding) => finding.outcome === "not-in-force").length).toBeGreaterThan(0);
    expect(findings.flatMap((finding) => finding.changes)).toEqual([]);
  });
});

describe("what is not possible", () => {
  test("facts that are not in the company's hands are never changed, and named as what blocks", async () => {
    const { changes, blocked } = await advisedFinding("gz-2022-212/4-9", {
      city: "guangzhou",
      activities: ["investment-company"],
      foreignShare: "100",
      investorTotalAssets: { amount: "1000", currency: "USD" },
    });
    expect(changes).toEqual([]);
    expect(blocked).toMatchObject([
      { provision: "gz-2022-212/4-9", requirement: "total-assets", reason: "not-in-company-hands" },
    ]);
    expect(blocked?.[0]?.quote).toContain("资产总额");
  });

  test("an answer that only somebody else can give is named as wanted", async () => {
    const { conformsToRegulatoryDetailedPlan: _, ...rest } = FACTORY;
    const { changes, blocked } = await advisedFinding("cd-2022-213/2-9", rest);
    expect(changes).toEqual([]);
    expect(blocked).toMatchObject([{ requirement: "regulatory-detailed-plan", reason: "answer-wanted" }]);
  });

  test("what is to be kept is not changed, and the cap table and both sides of a share are one", async () => {
    const { changes } = await advisedFinding("gz-2022-212/1-12", SURVEY, ["legalRepresentativeNationality"]);
    expect(changes).toEqual([]);
    for (const keep of ["chineseShare", "foreignShare", "investors"]) {
      const { changes: none, blocked } = await advisedFinding("gz-2022-212/1-12", SURVEY, [keep]);
      expect(none).toEqual([]);
      expect(blocked).toMatchObject([{ requirement: "chinese-share", reason: "kept" }]);
    }
  });
});
