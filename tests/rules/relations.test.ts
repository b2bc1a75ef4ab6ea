import { describe, expect, it } from "vitest";
import { vocabularyFaults } from "../../src/rules/vocabulary-faults.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import { rulebook } from "../support/rulebook.ts";

const { subjects, facts, askedFirst, relations } = rulebook.vocabulary;

/** What is told of the vocabulary, in both languages, where one fact says something else. */
function faultsWith(id: string, changed: Partial<Fact>, first = [...askedFirst]): unknown[] {
  const others = facts.map((fact) => (fact.id === id ? { ...fact, ...changed } : fact));
  const found = vocabularyFaults({ subjects: [...subjects], askedFirst: first, facts: others });
  return found.map(({ place, message }) => ({ place, message }));
}

const placeOf = (id: string): string => `facts[${facts.findIndex((fact) => fact.id === id)}]`;

describe("relations between facts", () => {
  it("are read from the data", () => {
    expect({
      ...relations,
      dateOf: [...relations.dateOf],
      askedAs: relations.askedAs("chineseShare"),
    }).toEqual({
      foreignShare: "foreignShare",
      chineseShare: "chineseShare",
      shareSides: ["chineseShare", "foreignShare"],
      sharesOpenBy: "usesNomineeOrContractualControl",
      ownership: ["chineseShare", "foreignShare", "investors", "entities"],
      originOfOwners: "investorOrigin",
      parts: [{ fact: "addedServiceFloorArea", of: "originalFloorArea" }],
      dateOf: [["investorTotalAssets", "investorTotalAssetsDate"]],
      inYearBefore: [{ fact: "investorTotalAssetsDate", of: "plannedApplicationDate" }],
      foreignShareOf: [
        {
          id: "legalForm",
          choices: { "joint-venture": "some", "wholly-foreign-owned": "all", domestic: "none" },
        },
      ],
      restOf: [
        {
          id: "indicatorScore",
          baseline: "indicatorBaselineScore",
          deductions: [
            { points: "prudentReferenceDeduction", ground: "hasPrudentReferenceListing" },
            { points: "restrictionDeduction", ground: "hasRestrictionListing" },
          ],
          additions: "indicatorHasAdditionItems",
        },
      ],
      askedAs: "foreignShare",
    });
    expect(faultsWith("city", {})).toEqual([]);
  });

  it("are refused where they name a fact that is not there, with the nearest one", () => {
    expect(faultsWith("chineseShare", { complementOf: "foreignShares" })).toEqual([
      {
        place: `${placeOf("chineseShare")}.complementOf`,
        message: {
          "zh-CN": expect.stringMatching(
            /^事实chineseShare：complementOf所指的事实foreignShares不存在.*foreignShare/,
          ),
          en: expect.stringMatching(
            /^the fact chineseShare names under complementOf the fact foreignShares, .*foreignShare/,
          ),
        },
      },
    ]);
    expect(faultsWith("city", {}, ["town"])).toMatchObject([{ place: "askedFirst" }]);
  });

  it("are refused where facts hang on one another in a ring", () => {
    expect(faultsWith("originalFloorArea", { partOf: "addedServiceFloorArea" })).toEqual([
      {
        place: placeOf("originalFloorArea"),
        message: {
          "zh-CN": "事实originalFloorArea → addedServiceFloorArea相互推出，成为循环",
          en: "the facts originalFloorArea → addedServiceFloorArea hang on one another in a ring",
        },
      },
    ]);
    expect(faultsWith("chineseShare", { complementOf: "chineseShare" })).toHaveLength(1);
  });
});
