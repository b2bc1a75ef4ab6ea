import { describe, expect, it } from "vitest";
import type { Profile } from "../../src/profile/answer.ts";
import { evaluator, IN_FORCE, reader } from "../support/frozen.ts";

function read(profile: object): Profile {
  return reader.fromText(JSON.stringify(profile));
}

async function requirementOf(profile: object, provision: string, id: string) {
  const findings = await evaluator.findings(read(profile), IN_FORCE);
  const finding = findings.find((one) => one.provision === provision);
  const requirement = finding?.requirements.find((one) => one.id === id);
  if (finding === undefined || requirement === undefined) throw new Error(`${provision} has no ${id}`);
  return { ...requirement, missing: finding.missing, outcome: finding.outcome };
}

const SURVEY = { city: "jingwan", activities: ["star-survey"], legalRepresentativeNationality: "CN" };
const chinese = (share: unknown) =>
  requirementOf({ ...SURVEY, chineseShare: share }, "jw-2022-1/1", "chinese-share");

describe("中方股比不低于67%, of which a range is known", () => {
  it.each([
    [{ atLeast: "67" }, "met", null, null],
    [{ moreThan: "66.999999" }, "unknown", "do-not-know", null],
    [{ moreThan: "67", atMost: "75" }, "met", null, null],
    [{ atMost: "67" }, "unknown", "do-not-know", null],
    [{ lessThan: "67" }, "unmet", null, null],
    [{ atMost: "60" }, "unmet", null, "7"],
    [{ moreThan: "50", lessThan: "60" }, "unmet", null, "7"],
    [{ atLeast: "50", atMost: "75" }, "unknown", "do-not-know", null],
  ])("%j is %s", async (share, result, reason, gap) => {
    expect(await chinese(share)).toMatchObject({ result, reason, gap, isRange: true });
  });

  it("shows open ends as they are, closed ones as a pair, and names the fact that settles it", async () => {
    expect(await chinese({ moreThan: "50", atMost: "75" })).toMatchObject({
      actual: null,
      readings: {
        direct: { moreThan: "50", atMost: "75" },
        lookThrough: { moreThan: "50", atMost: "75" },
      },
      missing: ["chineseShare"],
    });
    expect((await chinese({ atLeast: "50", atMost: "75" })).readings?.direct).toEqual(["50", "75"]);
  });

  it("is worked out from the foreign share with the ends swapped", async () => {
    const found = await requirementOf(
      { ...SURVEY, foreignShare: { moreThan: "25", atMost: "33" } },
      "jw-2022-1/1",
      "chinese-share",
    );
    expect(found).toMatchObject({ result: "met", readings: { direct: { atLeast: "67", lessThan: "75" } } });
  });
});

describe("外资股比不超过50%, of which a range is known", () => {
  it.each([
    [{ atMost: "50", moreThan: "0" }, "met"],
    [{ moreThan: "50" }, "unmet"],
    [{ atLeast: "50" }, "unknown"],
    [{ atLeast: "25", lessThan: "50.000001" }, "unknown"],
  ])("%j is %s", async (foreignShare, result) => {
    const profile = { city: "jingwan", activities: ["kite-post"], foreignShare };
    expect((await requirementOf(profile, "jw-2022-1/2", "foreign-share")).result).toBe(result);
  });
});

describe("total assets of USD 200 million, of which a range is known", () => {
  const assets = (range: object, more: object = {}) =>
    requirementOf(
      {
        city: "jingwan",
        activities: ["lighthouse-fund"],
        foreignShare: 60,
        investorTotalAssets: range,
        ...more,
      },
      "jw-2022-1/3",
      "total-assets",
    );
  it.each([
    [{ atLeast: "200000000" }, "met", null],
    [{ moreThan: "199999999.99" }, "unknown", null],
    [{ atMost: "200000000" }, "unknown", null],
    [{ lessThan: "200000000" }, "unmet", null],
    [{ atMost: "150000000" }, "unmet", "50000000"],
  ])("%j is %s", async (range, result, gap) => {
    expect(await assets({ ...range, currency: "USD" })).toMatchObject({ result, gap, range, actual: null });
  });

  it("is compared in the bound's currency, end by end", async () => {
    const exchangeRates = [{ from: "EUR", to: "USD", rate: "1.25" }];
    const range = { atLeast: "160000000", currency: "EUR" };
    expect(await assets(range, { exchangeRates })).toMatchObject({
      result: "met",
      range: { atLeast: "200000000" },
    });
    expect(await assets(range)).toMatchObject({
      result: "unknown",
      reason: "rate-missing",
      missing: ["exchangeRates"],
    });
  });
});
