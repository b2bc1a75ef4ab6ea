import { expect, test } from "vitest";
import { reachableOutcomes } from "../../src/proof/reachable-outcomes.ts";
import { loadRulebook, type Rule } from "../../src/rules/rulebook.ts";
import { asFiles, RULE, replaced, smallRulebook } from "../rules/verify/small-rulebook.ts";

function ruleWith(operator: string, open: string): Rule {
  const texts = replaced(smallRulebook(), RULE, '"atLeast"', `"${operator}"`);
  const [rule] = loadRulebook(asFiles(replaced(texts, RULE, '"open": []', `"open": ${open}`))).rules;
  if (rule === undefined) throw new Error("the small rulebook has no rule");
  return rule;
}

const OPEN = '[{ "kind": "authority" }]';

test.each([
  ["atLeast", "[]", ["eligible", "ineligible", "not-applicable", "undetermined"]],
  ["atLeast", OPEN, ["conditional", "ineligible", "not-applicable", "undetermined"]],
  ["orUnsettled:atLeast", "[]", ["eligible", "not-applicable", "undetermined"]],
  ["unsettled:atLeast", "[]", ["not-applicable", "undetermined"]],
])("%s with %s open", (operator, open, outcomes) => {
  expect([...reachableOutcomes(ruleWith(operator, open))].sort()).toEqual(outcomes);
});

test("what is asked of all whom the rule is about cannot fail", () => {
  const rule = ruleWith("atLeast", "[]");
  const { requires } = rule;
  const asked: Rule = { ...rule, applies: { kind: "all", members: [rule.applies, requires] } };
  expect([...reachableOutcomes(asked)].sort()).toEqual(["eligible", "not-applicable", "undetermined"]);
  const asAlternative: Rule = { ...rule, applies: { kind: "any", members: [rule.applies, requires] } };
  expect(reachableOutcomes(asAlternative)).toContain("ineligible");
});

test("alternatives of which one is never settled cannot fail", () => {
  const rule = ruleWith("atLeast", "[]");
  const never = ruleWith("unsettled:atLeast", "[]");
  const either: Rule = { ...rule, requires: { kind: "any", members: [rule.requires, never.requires] } };
  expect(reachableOutcomes(either)).not.toContain("ineligible");
  expect(reachableOutcomes(either)).toContain("eligible");
  const both: Rule = { ...rule, requires: { kind: "all", members: [rule.requires, never.requires] } };
  expect(reachableOutcomes(both)).toContain("ineligible");
  expect(reachableOutcomes(both)).not.toContain("eligible");
});
