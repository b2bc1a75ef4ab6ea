import { expect, it } from "vitest";
import { citiesOf, profileOfEachCity, withoutSeveralCities } from "../../src/logic/several-cities.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { canonicalProfile } from "../../src/situation/canonical.ts";
import { reader, rulebook } from "../support/rulebook.ts";

const { vocabulary } = rulebook;
const one = reader.fromText(JSON.stringify({ city: "chengdu", activities: ["social-survey"] }));
const both: Profile = new Map(one).set("city", { kind: "choices", ids: ["guangzhou", "chengdu"] });

it("the cities that can be told apart are those of the plans, not the choice for all others", () => {
  const ofPlans = new Set([...rulebook.documents.values()].map(({ city }) => city));
  expect(ofPlans.size).toBeGreaterThan(1);
  expect(new Set(citiesOf(vocabulary))).toEqual(ofPlans);
});

it("several cities are left out of a file, and nothing else; one city stays", () => {
  expect(canonicalProfile(withoutSeveralCities(both))).toEqual({ activities: ["social-survey"] });
  expect(withoutSeveralCities(one)).toBe(one);
});

it("each of several cities has a profile of its own", () => {
  expect(profileOfEachCity(both, vocabulary).map(canonicalProfile)).toEqual([
    { city: "guangzhou", activities: ["social-survey"] },
    { city: "chengdu", activities: ["social-survey"] },
  ]);
  expect(profileOfEachCity(one, vocabulary)).toEqual([one]);
});
