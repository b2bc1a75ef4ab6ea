import { describe, expect, it } from "vitest";
import { formatRational } from "../../src/exact/rational.ts";
import { describeProblem, InputError } from "../../src/input/problem.ts";
import { factsOf } from "../../src/situation/facts.ts";
import type { FactValue } from "../../src/profile/facts.ts";
import { findWarnings } from "../../src/profile/warnings.ts";
import { showAnswer } from "../../src/report/show-answer.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const { vocabulary } = rulebook;

function valueIn(fact: string, profile: object, asOf = IN_FORCE): FactValue | undefined {
  return factsOf(reader.fromText(JSON.stringify(profile)), vocabulary, asOf).get(fact);
}

function warningsOf(profile: object, asOf = IN_FORCE): string[] {
  return findWarnings(reader.fromText(JSON.stringify(profile)), vocabulary, asOf).map(
    ({ code, facts }) => `${code}: ${facts.join(" ")}`,
  );
}

describe("the origin of the founding investor", () => {
  const holders = (...origins: (string | undefined)[]) => ({
    investors: origins.map((origin, index) => ({
      name: `Holder ${index + 1}`,
      ...(origin === undefined ? {} : { origin }),
      share: index === 0 ? 100 - 10 * (origins.length - 1) : 10,
    })),
  });

  it("is the one that all holders share", () => {
    expect(valueIn("investorOrigin", holders("macao", "macao"))).toEqual({ kind: "choice", id: "macao" });
    expect(valueIn("investorOrigin", { ...holders("taiwan"), investorOrigin: null })).toEqual({
      kind: "choice",
      id: "taiwan",
    });
  });

  it("is asked for where they differ, or one is not known", () => {
    for (const origins of [["hong-kong", "macao"], [undefined], ["hong-kong", undefined]]) {
      expect(valueIn("investorOrigin", holders(...origins))).toMatchObject({
        kind: "unknown",
        missing: ["investorOrigin"],
      });
    }
  });

  it("is asked for where those behind the holders have another", () => {
    const investors = [
      { name: "X", origin: "hong-kong", share: 100, holders: [{ name: "Y", origin: "foreign", share: 100 }] },
    ];
    expect(valueIn("investorOrigin", { investors })).toMatchObject({ missing: ["investorOrigin"] });
    expect(valueIn("investorOrigin", { investors, investorOrigin: "foreign" })).toEqual({
      kind: "choice",
      id: "foreign",
    });
  });

  it("must be that of an owner, where all are known", () => {
    const refused = (profile: object): string[] => {
      try {
        reader.fromText(JSON.stringify(profile));
        return [];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return error.problems.map((problem) => describeProblem(problem).en);
      }
    };
    expect(refused({ ...holders("mainland", "hong-kong"), investorOrigin: "hong-kong" })).toEqual([]);
    expect(refused({ ...holders("mainland", undefined), investorOrigin: "hong-kong" })).toEqual([]);
    expect(refused({ ...holders("mainland", "taiwan"), investorOrigin: "hong-kong" })).toEqual([
      expect.stringContaining("an origin that one of the investors given has: mainland, taiwan"),
    ]);
  });

  it("follows from the graph of a group too", () => {
    const entities = [{ id: "x", origin: "macao", holds: [{ entity: "company", share: 100 }] }];
    expect(valueIn("investorOrigin", { entities })).toEqual({ kind: "choice", id: "macao" });
  });
});

describe("years since a starting day", () => {
  const begun = { landTransitionStartDate: "2024-06-30" };

  it("are none on the day itself", () => {
    const years = valueIn("landTransitionYears", begun);
    expect(years?.kind === "quantity" && formatRational(years.value)).toBe("0");
    expect(warningsOf(begun)).toEqual([]);
  });

  it("cannot be counted from a day that lies ahead, which is warned of", () => {
    expect(valueIn("landTransitionYears", begun, "2024-06-29")).toEqual({
      kind: "unknown",
      reason: "lies-ahead",
      missing: ["landTransitionStartDate"],
    });
    expect(warningsOf(begun, "2024-06-29")).toEqual(["start-lies-ahead: landTransitionStartDate"]);
  });
});

it("a context holds from its day on, whatever the profile says", () => {
  const on = (asOf: string) => valueIn("dataExportExemptionsInForce", {}, asOf);
  expect(on("2024-03-21")).toEqual({ kind: "yes-no", value: false });
  expect(on("2024-03-22")).toEqual({ kind: "yes-no", value: true });
});

describe("a credit score above the baseline less the deductions", () => {
  const score = (indicatorScore: string, more: object) => ({
    indicatorScore,
    indicatorBaselineScore: "100",
    ...more,
  });
  const warning = "score-above-rest: indicatorScore indicatorBaselineScore";

  it.each([
    ["above one deduction", score("21", { restrictionDeduction: "80" }), [`${warning} restrictionDeduction`]],
    ["at what one deduction leaves", score("20", { restrictionDeduction: "80" }), []],
    [
      "above both deductions, which leave nothing",
      score("1", { restrictionDeduction: "80", prudentReferenceDeduction: "50" }),
      [`${warning} prudentReferenceDeduction restrictionDeduction`],
    ],
    [
      "0 where they leave nothing",
      score("0", { restrictionDeduction: "80", prudentReferenceDeduction: "50" }),
      [],
    ],
    [
      "a deduction without its ground",
      score("90", { restrictionDeduction: "80", hasRestrictionListing: false }),
      [],
    ],
    ["no deduction, additions possible", score("110", {}), []],
    ["no deduction and no additions", score("101", { indicatorHasAdditionItems: false }), [warning]],
    ["baseline not given", { indicatorScore: "90", restrictionDeduction: "80" }, []],
  ])("%s", (_name, profile, warnings) => {
    expect(warningsOf(profile)).toEqual(warnings);
  });

  it("says both sides", () => {
    const [found] = findWarnings(
      reader.fromText(JSON.stringify(score("50", { restrictionDeduction: "80" }))),
      vocabulary,
      IN_FORCE,
    );
    expect(found?.message).toEqual({
      "zh-CN":
        "所填指标分值50分高于基准分减去扣分后的20分（100－80）；除非差额来自加分，几项回答不能同时成立，请核对。",
      en: "The indicator's score (50) is above what the baseline less the deductions leaves (100 − 80: 20). Unless additions make up the difference, these answers cannot all be true; please check them.",
    });
  });
});

describe("a year of support", () => {
  const year = vocabulary.byId.get("supportYear");

  it("is a whole number", () => {
    expect(reader.fromText('{"supportYear":"2026"}').get("supportYear")).toMatchObject({ kind: "quantity" });
    try {
      reader.fromText('{"supportYear":2026.5}');
      expect.unreachable();
    } catch (error) {
      expect(
        error instanceof InputError && error.problems.map((problem) => describeProblem(problem).en),
      ).toEqual(["too many decimals: 2026.5; expected a year as a whole number, such as 2026"]);
    }
  });

  it("is shown without a separator", () => {
    const answer = reader.fromText('{"supportYear":2026}').get("supportYear") ?? null;
    if (year === undefined) throw new Error("there is no fact supportYear");
    expect([showAnswer(answer, year, "zh-CN"), showAnswer(answer, year, "en")]).toEqual(["2026年", "2026"]);
  });
});
