import { type Condition, fold, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { eachCombination, partsOf, type RuleSide } from "../difference/parts.ts";
import { type Observation, showTest } from "./observation.ts";

/** What can be said of a rule by itself: tests that never decide, and outcomes that no company has. */
export function observeRule(side: RuleSide, vocabulary: Vocabulary): Observation[] {
  const { rule } = side;
  const head = { rules: [rule.id], shown: null };
  const idle = new Map<string, Leaf>();
  for (const part of ["applies", "requires"] as const) {
    for (const leaf of leavesOf(rule[part])) {
      const rest = without(rule[part], leaf);
      if (rest === null || decides(side, { ...rule, [part]: rest }, vocabulary)) continue;
      idle.set(showTest(leaf), leaf);
    }
  }
  return [
    ...[...idle].map(
      ([about, leaf]): Observation => ({ kind: "never-decides", about, tests: [[leaf]], ...head }),
    ),
    ...neverReached(side, vocabulary).map(
      (about): Observation => ({ kind: "never-reached", about, tests: [], ...head }),
    ),
  ];
}

/** A condition without one of its tests; null where nothing of it is left. */
function without(condition: Condition, leaf: Leaf): Condition | null {
  const group = (kind: "all" | "any", members: readonly (Condition | null)[]): Condition | null => {
    const left = members.filter((member) => member !== null);
    return left.length === 0 ? null : { kind, members: left };
  };
  return fold<Condition | null>(condition, {
    leaf: (own) => (own === leaf ? null : own),
    all: (members) => group("all", members),
    any: (members) => group("any", members),
    not: (member) => (member === null ? null : { kind: "not", member }),
  });
}

function decides(side: RuleSide, lesser: Rule, vocabulary: Vocabulary): boolean {
  let isFound = false;
  for (const part of partsOf(side, { ...side, rule: lesser }, vocabulary)) {
    eachCombination(part, ([whole, rest]) => {
      isFound ||= whole !== rest;
    });
  }
  return isFound;
}

/** The outcomes that a rule is for: that it concerns nobody, is met, is not met, and cannot be told. */
function neverReached(side: RuleSide, vocabulary: Vocabulary): Outcome[] {
  const reached = new Set<Outcome | null>();
  for (const part of partsOf(side, null, vocabulary)) {
    eachCombination(part, ([outcome]) => reached.add(outcome));
  }
  const met: Outcome = side.rule.open.length > 0 ? "conditional" : "eligible";
  const wanted: Outcome[] = [met, "ineligible", "undetermined", "not-applicable"];
  return wanted.filter((outcome) => !reached.has(outcome));
}
