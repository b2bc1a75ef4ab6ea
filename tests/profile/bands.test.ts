import { describe, expect, it } from "vitest";
import { compileRulebook } from "../../src/evaluate/compiled/compile.ts";
import { describeProblem, formatPath, InputError } from "../../src/input/problem.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { withoutNames } from "../../src/profile/without-names.ts";
import { canonicalProfile, savedAnswers } from "../../src/situation/canonical.ts";
import { advisor, evaluator, IN_FORCE, reader, rulebook } from "../support/frozen.ts";

function read(profile: object): Profile {
  return reader.fromText(JSON.stringify(profile));
}

function refusals(profile: object): string[] {
  try {
    read(profile);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => `${formatPath(problem.path)}: ${describeProblem(problem).en}`);
  }
  return [];
}

const SURVEY = { city: "jingwan", activities: ["star-survey"], legalRepresentativeNationality: "CN" };

describe("a range in a profile", () => {
  it.each([
    ["a share", { foreignShare: { moreThan: 25, atMost: "50%" } }, { moreThan: "25", atMost: "50" }],
    ["one end", { foreignShare: { lessThan: "1/3" } }, { lessThan: "1/3" }],
    ["the order of its keys", { foreignShare: { atMost: 50, atLeast: 25 } }, { atLeast: "25", atMost: "50" }],
    ["equal ends are the number", { foreignShare: { atLeast: "50", atMost: "50.0" } }, "50"],
    ["all that is at least the whole is the whole", { foreignShare: { atLeast: 100 } }, "100"],
  ])("is kept in canonical form: %s", (_, profile, canonical) => {
    const saved = canonicalProfile(read(profile));
    expect(JSON.stringify(saved)).toBe(JSON.stringify({ foreignShare: canonical }));
    expect(canonicalProfile(read(saved))).toEqual(saved);
  });

  it("is kept for amounts, for holders at every depth, and with its evidence", () => {
    const evidence = { document: "register.pdf", sha256: "0".repeat(64), quote: "more than 25 % to 50 %" };
    const profile = {
      foreignShare: { value: { moreThan: "25", atMost: "50" }, evidence },
      investorTotalAssets: { atLeast: "200000000", lessThan: "300000000.5", currency: "USD" },
      investors: [
        {
          name: "Pearl",
          origin: "mainland",
          share: { atLeast: "50", lessThan: "75" },
          holders: [
            { name: "Li", origin: "mainland", share: { moreThan: "60" } },
            { name: "Fund", origin: "foreign", share: { lessThan: "40" } },
          ],
        },
        { rest: "foreign" },
      ],
    };
    const saved = savedAnswers(read(profile));
    expect(savedAnswers(read(saved))).toEqual(saved);
    expect(saved).toMatchObject(profile);
  });

  it.each([
    [
      { foreignShare: { moreThan: 50, atMost: 50 } },
      "foreignShare: no number lies in the range moreThan 50, atMost 50;",
    ],
    [
      { foreignShare: { atLeast: 60, atMost: 50 } },
      "foreignShare: no number lies in the range atLeast 60, atMost 50;",
    ],
    [{ foreignShare: { moreThan: 100 } }, "foreignShare: no number lies in the range moreThan 100;"],
    [{ foreignShare: { lessThan: "0" } }, "foreignShare: no number lies in the range lessThan 0;"],
    [
      { foreignShare: { atLeast: 1, moreThan: 2 } },
      "foreignShare.moreThan: two ends on one side: atLeast, moreThan;",
    ],
    [{ foreignShare: { atLeast: 101 } }, "foreignShare.atLeast: 101 is out of range;"],
    [{ foreignShare: { atLeast: "50/50" } }, "foreignShare.atLeast: "],
    [{ foreignShare: { atleast: 25 } }, "foreignShare.atleast: "],
    [{ foreignShare: {} }, "foreignShare: "],
    [{ foreignShare: { atMost: null } }, "foreignShare.atMost: "],
    [{ investorTotalAssets: { atLeast: 5 } }, "investorTotalAssets.currency: "],
    [{ investorTotalAssets: { atLeast: 5, amount: 5, currency: "USD" } }, "investorTotalAssets.atLeast: "],
    [
      { investorTotalAssets: { lessThan: 0, currency: "USD" } },
      "investorTotalAssets: no number lies in the range",
    ],
    [{ originalFloorArea: { atLeast: 5 } }, "originalFloorArea: "],
    [
      {
        investors: [
          { name: "A", share: { atMost: 40 } },
          { name: "B", share: { lessThan: 60 } },
        ],
      },
      "investors: the ranges of this level add up to ≥ 0%, < 100%, which cannot come to 100%;",
    ],
    [
      {
        investors: [
          { name: "A", share: { moreThan: 50 } },
          { name: "B", share: { atLeast: 50 } },
        ],
      },
      "investors: the ranges of this level add up to > 100%, ≤ 200%, which cannot come to 100%;",
    ],
    [
      {
        entities: [
          { id: "a", origin: "foreign", holds: [{ entity: "company", share: { atMost: 30 } }] },
          {
            id: "b",
            holds: [
              { entity: "b", share: 100 },
              { entity: "company", share: { atLeast: 70 } },
            ],
          },
          { id: "c", origin: "foreign", holds: [{ entity: "b", share: { atMost: 10 } }] },
        ],
      },
      "entities: nobody outside the loop holds any of it, so that it has no solution: 1: b;",
    ],
  ])("is refused where it holds nothing: %j", (profile, told) => {
    const [first = "", ...others] = refusals(profile);
    expect(others).toEqual([]);
    expect(first.startsWith(told), first).toBe(true);
  });

  it("contradicts another answer only where no value fits both", () => {
    expect(refusals({ foreignShare: { atLeast: 40 }, chineseShare: "60" })).toEqual([]);
    expect(refusals({ foreignShare: { moreThan: 40 }, chineseShare: "60" })).toHaveLength(1);
    expect(refusals({ foreignShare: { lessThan: 40 }, chineseShare: { atMost: 60 } })).toHaveLength(1);
    const investors = [
      { name: "A", origin: "foreign", share: { atLeast: 40, atMost: 50 } },
      { name: "B", origin: "mainland", share: { atLeast: 50 } },
    ];
    expect(refusals({ investors, foreignShare: "45" })).toEqual([]);
    expect(refusals({ investors, foreignShare: { moreThan: 50 } })).toHaveLength(1);
  });
});

describe("a profile with ranges", () => {
  const profile = read({
    ...SURVEY,
    investors: [
      { name: "Pearl", origin: "mainland", share: { atLeast: "40", atMost: "50" } },
      { name: "Albion", origin: "foreign", share: { atLeast: "50", lessThan: "60" } },
    ],
  });

  it("gets changes that hold for every value of the range", async () => {
    const report = await advisor.report(profile, IN_FORCE);
    const finding = report.findings.find(({ provision }) => provision === "jw-2022-1/1");
    expect(finding?.outcome).toBe("ineligible");
    expect(finding?.requirements[0]).toMatchObject({ result: "unmet", gap: "17" });
    expect(finding?.changes).toEqual([
      [
        {
          fact: "chineseShare",
          from: null,
          readings: {
            direct: { moreThan: "40", atMost: "50" },
            lookThrough: { moreThan: "40", atMost: "50" },
          },
          to: "67",
        },
      ],
    ]);
  });

  it("has the same outcomes without names, and by the compiled rules", async () => {
    const findings = await evaluator.findings(profile, IN_FORCE);
    const outcomes = findings.map(({ outcome }) => outcome);
    const unnamed = await evaluator.findings(withoutNames(profile), IN_FORCE);
    expect(unnamed.map(({ outcome }) => outcome)).toEqual(outcomes);
    const compiled = compileRulebook(rulebook);
    const { facts, statuses } = evaluator.situation(profile, IN_FORCE);
    expect(compiled.outcomes(compiled.encode(facts, statuses.statusOf))).toEqual(outcomes);
  });

  it("names the holding whose exact share would narrow the foreign share most", async () => {
    const report = await evaluator.report(profile, IN_FORCE);
    expect(report.ownership?.exactFirst).toEqual({ owner: 1, of: 0, share: { atLeast: "40", atMost: "50" } });
    expect(report.ownership?.owners.map(({ lookThrough }) => lookThrough)).toEqual([
      null,
      { moreThan: "40", atMost: "50" },
      { atLeast: "50", lessThan: "60" },
    ]);
  });
});

describe("the holding whose exact share would narrow the foreign share most", () => {
  const stakeFirst = async (investors: object): Promise<unknown> => {
    const report = await evaluator.report(read({ ...SURVEY, investors }), IN_FORCE);
    return report.ownership?.exactFirst;
  };

  it("is not the one of the widest range where that lies behind a small stake", async () => {
    const behind = [
      { name: "Wide", origin: "foreign", share: { atLeast: "0", atMost: "100" } },
      { name: "Rest of it", origin: "mainland", share: { atLeast: "0", atMost: "100" } },
    ];
    const investors = [
      { name: "Small", share: 5, holders: behind },
      { name: "Partner", origin: "foreign", share: { atLeast: "20", atMost: "40" } },
      { name: "Home", origin: "mainland", share: { atLeast: "55", atMost: "75" } },
    ];
    expect(await stakeFirst(investors)).toMatchObject({ of: 0, share: { atLeast: "20", atMost: "40" } });
  });
});
