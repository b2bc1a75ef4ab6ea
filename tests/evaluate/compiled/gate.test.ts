import { describe, expect, it } from "vitest";
import { behindGate, gateOf, indexByGate } from "../../../src/evaluate/compiled/gate.ts";
import type { FactValue } from "../../../src/profile/facts.ts";
import type { RawCondition } from "../../../src/rules/condition-schema.ts";
import { condition, vocabulary } from "./invented.ts";

const IN_GUANGZHOU = { fact: "city", operator: "is", value: "guangzhou" };
const IN_EITHER = { fact: "city", operator: "isOneOf", value: ["guangzhou", "chengdu"] };
const BAKES = { fact: "activities", operator: "includes", value: "baking" };
const BREWS_OR_SELLS = { fact: "activities", operator: "includes", value: ["brewing", "selling"] };
const IS_OPEN = { fact: "isOpen", operator: "is", value: true };

const CONDITIONS: readonly RawCondition[] = [
  { all: [IN_GUANGZHOU, BAKES, IS_OPEN] },
  { all: [BREWS_OR_SELLS, IN_EITHER] },
  { all: [{ not: IN_GUANGZHOU }, BAKES] },
  { any: [IN_GUANGZHOU, BAKES] },
  { all: [BAKES, BREWS_OR_SELLS, IN_GUANGZHOU] },
  { all: [{ ...IN_GUANGZHOU, operator: "orUnsettled:is" }] },
];

describe("the gate of a rule", () => {
  const typed = CONDITIONS.map(condition);
  const gates = typed.map(gateOf);
  const candidatesOf = indexByGate(gates, vocabulary);
  const found = (city: string | null, activities: readonly string[] | null) => {
    const facts = new Map<string, FactValue>();
    if (city !== null) facts.set("city", { kind: "choice", id: city });
    if (activities !== null) facts.set("activities", { kind: "choices", ids: activities });
    return candidatesOf(facts);
  };
  const rules = (city: string | null, activities: readonly string[] | null) =>
    [...new Set(found(city, activities).lists.flat())].sort();

  it("is made of the settled tests in the root of `applies`, and leaves the others", () => {
    const behind = typed.map((each, index) => {
      const gate = gates[index];
      const rest = gate === undefined ? each : behindGate(each, gate);
      return rest.kind === "all" || rest.kind === "any" ? rest.members.length : null;
    });
    expect(behind).toEqual([1, 0, 1, 2, 1, 1]);
  });

  it("finds the rules of a place and its activities", () => {
    expect(rules("guangzhou", ["baking"])).toEqual([0, 2, 3, 4, 5]);
    expect(rules("guangzhou", ["selling"])).toEqual([1, 3, 5]);
    expect(rules("chengdu", ["baking", "brewing"])).toEqual([1, 2, 3, 5]);
    expect(rules("other", [])).toEqual([3, 5]);
  });

  it("finds all that may be meant where place or activities are not known", () => {
    expect(rules(null, ["baking"])).toEqual([0, 2, 3, 4, 5]);
    expect(rules("chengdu", null)).toEqual([1, 2, 3, 5]);
    expect(rules(null, null)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(found(null, ["baking"])).toMatchObject({ isCityKnown: false, areActivitiesKnown: true });
    expect(found("chengdu", null)).toMatchObject({ isCityKnown: true, areActivitiesKnown: false });
  });

  it("takes a place that the vocabulary does not have for one that is not known", () => {
    expect(found("atlantis", ["baking"]).isCityKnown).toBe(false);
  });
});
