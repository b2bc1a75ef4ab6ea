import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OutcomeInterval } from "../../src/contract/report.ts";
import { LANGUAGES } from "../../src/language/language.ts";
import { displayWidth } from "../../src/report/layout.ts";
import { drawRuler } from "../../src/report/ruler.ts";
import { advisedReport, findingOf, rulebook } from "../support/frozen.ts";

const SURVEY = {
  city: "jingwan",
  activities: ["star-survey"],
  chineseShare: "60",
  legalRepresentativeNationality: "CN",
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

async function intervalsOf(
  profile: object,
  fact: string,
  provision: string,
): Promise<readonly OutcomeInterval[]> {
  const { sensitivity } = await advisedReport(profile);
  const axis = sensitivity.find((candidate) => candidate.fact === fact);
  return axis?.provisions.find((candidate) => candidate.provision === provision)?.intervals ?? [];
}

describe("how close each number is to the edge", () => {
  test("the intervals of a share begin and end at the bounds themselves", async () => {
    expect(await intervalsOf(SURVEY, "chineseShare", "jw-2022-1/1")).toEqual([
      { outcome: "ineligible", from: "0", includesFrom: true, to: "67", includesTo: false },
      { outcome: "eligible", from: "67", includesFrom: true, to: "100", includesTo: false },
      { outcome: "not-applicable", from: "100", includesFrom: true, to: "100", includesTo: true },
    ]);
  });

  test("the other side of a share is the same line, read from the side that was given", async () => {
    const { chineseShare: _, ...rest } = SURVEY;
    const intervals = await intervalsOf({ ...rest, foreignShare: "40" }, "foreignShare", "jw-2022-1/1");
    expect(intervals.map(({ outcome, to }) => [outcome, to])).toEqual([
      ["not-applicable", "0"],
      ["eligible", "33"],
      ["ineligible", "100"],
    ]);
  });

  test("a part has its bound from the whole, and the whole from the part", async () => {
    const part = await intervalsOf(WORKSHOP, "addedServiceFloorArea", "wd-2022-1/2");
    expect(part.map(({ outcome, to, includesTo }) => [outcome, to, includesTo])).toEqual([
      ["eligible", "1500", true],
      ["ineligible", null, false],
    ]);
    const whole = await intervalsOf(WORKSHOP, "originalFloorArea", "wd-2022-1/2");
    expect(whole.at(-1)).toMatchObject({
      outcome: "eligible",
      from: "30020/3",
      includesFrom: true,
      to: null,
    });
  });

  test("an amount has its bounds in its own currency, by the rate that was given", async () => {
    const profile = {
      city: "jingwan",
      activities: ["lighthouse-fund"],
      foreignShare: "100",
      investorTotalAssets: { amount: "1", currency: "EUR" },
      exchangeRates: [{ from: "EUR", to: "USD", rate: "1.25", date: "2023-12-29", source: "invented" }],
    };
    const intervals = await intervalsOf(profile, "investorTotalAssets", "jw-2022-1/3");
    expect(intervals.map(({ outcome, from }) => [outcome, from])).toEqual([
      ["ineligible", "0"],
      ["conditional", "160000000"],
    ]);
  });

  test("a table with two readings shows both places", async () => {
    const { sensitivity } = await advisedReport({
      city: "jingwan",
      activities: ["star-survey"],
      investors: [
        { name: "甲", origin: "foreign", share: "20" },
        {
          name: "乙",
          origin: "mainland",
          share: "80",
          holders: [
            { name: "丙", origin: "foreign", share: "50" },
            { name: "丁", origin: "mainland", share: "50" },
          ],
        },
      ],
    });
    expect(sensitivity[0]).toMatchObject({ fact: "chineseShare", at: ["40", "80"] });
  });

  test("the intervals follow each other without a gap, and the evaluator agrees at every share", async () => {
    const intervals = await intervalsOf(SURVEY, "chineseShare", "jw-2022-1/1");
    intervals.slice(1).forEach((interval, index) => {
      expect(interval.from).toBe(intervals[index]?.to);
      expect(interval.includesFrom).not.toBe(intervals[index]?.includesTo);
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100_000_000 }), async (millionths) => {
        const share = millionths / 1_000_000;
        const { outcome } = await findingOf("jw-2022-1/1", {
          ...SURVEY,
          chineseShare: share.toFixed(6),
        });
        const inside = intervals.filter(({ from, to, includesFrom, includesTo }) => {
          const [low, high] = [Number(from), Number(to)];
          return (
            (share > low || (includesFrom && share === low)) &&
            (share < high || (includesTo && share === high))
          );
        });
        expect(inside.map((interval) => interval.outcome)).toEqual([outcome]);
      }),
      { seed: 20260702, numRuns: 60, examples: [[67_000_000], [66_999_999], [100_000_000]] },
    );
  });
});

describe("the ruler", () => {
  test("shows where the company stands, and where a provision begins and ends", async () => {
    const { sensitivity } = await advisedReport(SURVEY);
    const [axis] = sensitivity;
    if (axis === undefined) throw new Error("there is no axis");
    expect(drawRuler(axis, rulebook.vocabulary, "en", 80)).toMatchInlineSnapshot(`
      [
        "Chinese share: the company stands at ▲, 60%",
        "The marks stand in their order, not to scale.",
        "  0     60    67    100",
        "  |-----▲-----|-----|",
        "",
        "jw-2022-1/1",
        "  ✗✗✗✗✗✗✗✗✗✗✗✗✓✓✓✓✓✓–",
        "  ✗ ▲ 0% (included) to 67% (excluded): does not meet this item's stated tests",
        "    (other routes not assessed)",
        "  ✓ 67% (included) to 100% (excluded): stated tests met, not an approval",
        "  – exactly 100%: does not apply here (neither permits nor forbids)",
      ]
    `);
    expect(drawRuler(axis, rulebook.vocabulary, "zh-CN", 80)).toMatchInlineSnapshot(`
      [
        "中方股比：企业在▲处，60%",
        "刻度只表示先后，不按比例。",
        "  0     60    67    100",
        "  |-----▲-----|-----|",
        "",
        "jw-2022-1/1",
        "  ✗✗✗✗✗✗✗✗✗✗✗✗✓✓✓✓✓✓–",
        "  ✗ ▲ 0%（含）至67%（不含）：不符合本条条件（其他路径未评估）",
        "  ✓ 67%（含）至100%（不含）：符合本条明文条件（不等于获准）",
        "  – 恰为100%：本条不适用（不等于允许或禁止）",
      ]
    `);
  });

  test("no line is wider than the terminal, nor than 80 columns", async () => {
    const reports = await Promise.all([SURVEY, WORKSHOP].map((profile) => advisedReport(profile)));
    for (const axis of reports.flatMap(({ sensitivity }) => sensitivity)) {
      const widest = (width: number): number =>
        Math.max(
          ...LANGUAGES.flatMap((language) => drawRuler(axis, rulebook.vocabulary, language, width)).map(
            displayWidth,
          ),
        );
      expect(widest(30)).toBeLessThanOrEqual(30);
      expect(widest(60)).toBeLessThanOrEqual(60);
      expect(widest(200)).toBeLessThanOrEqual(80);
    }
  });
});
