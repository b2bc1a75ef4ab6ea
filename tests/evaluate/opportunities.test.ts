import { expect, test } from "vitest";
import { matchOpportunities } from "../../src/evaluate/opportunities.ts";
import { factsOf } from "../../src/situation/facts.ts";
import type { Opportunity } from "../../src/rules/opportunities.ts";
import type { Status } from "../../src/rules/document.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const words = { "zh-CN": "措施", en: "measure" };

function shown(match: Partial<Opportunity>, profile: object, status: Status = "in-force"): string[] {
  const opportunity: Opportunity = {
    item: "gz-2022-212/1-1",
    document: "gz-2022-212",
    title: words,
    quote: "措施",
    translation: "Measure",
    effect: null,
    cities: ["guangzhou"],
    activities: [],
    applicants: null,
    shownToAll: null,
    lawNotes: [],
    ...match,
  };
  const facts = factsOf(reader.fromText(JSON.stringify(profile)), rulebook.vocabulary, IN_FORCE);
  return matchOpportunities({ ...rulebook, opportunities: [opportunity] }, facts, () => status).map(
    ({ because }) => because,
  );
}

test("a measure is shown for an activity, or to everyone of its city where it is said why", () => {
  const profile = { city: "guangzhou", activities: ["app-store"] };
  expect(shown({ activities: ["app-store"] }, profile)).toEqual(["activity"]);
  expect(shown({ activities: ["social-survey"] }, profile)).toEqual([]);
  expect(shown({ shownToAll: words }, profile)).toEqual(["everyone"]);
  expect(shown({ shownToAll: words }, { city: "guangzhou" })).toEqual(["everyone"]);
});

test("a measure of another city, of an unknown city or of an expired document is not shown to everyone", () => {
  expect(shown({ shownToAll: words }, { city: "chengdu" })).toEqual([]);
  expect(shown({ shownToAll: words }, {})).toEqual([]);
  expect(shown({ shownToAll: words }, { city: "guangzhou" }, "expired")).toEqual([]);
});
