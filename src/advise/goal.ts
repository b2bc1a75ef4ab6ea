import { type FactLookup, foldCondition, judgeLeaf, valueAt } from "../logic/tree.ts";
import { type Condition, type Leaf, leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Rule } from "../rules/rulebook.ts";

/** What is to be reached: every one of the rules applies, and its requirements are met, on a given day. */
export interface Goal {
  readonly rules: readonly Rule[];
  readonly statusOf: (document: string) => Status;
  /** Every test, in the order of the rules. */
  readonly leaves: readonly GoalLeaf[];
  /** Both trees of every rule. */
  readonly trees: readonly GoalTree[];
}

/** A test of the goal with the status of its document. */
export interface GoalLeaf {
  readonly rule: Rule;
  readonly leaf: Leaf;
  readonly isRequirement: boolean;
  readonly status: Status;
}

/** A condition tree of the goal, which must become true. */
export interface GoalTree {
  readonly condition: Condition;
  readonly status: Status;
}

/** That all of some rules be met, as their documents stand. */
export function goalOf(rules: readonly Rule[], statusOf: Goal["statusOf"]): Goal {
  const leaves = rules.flatMap((rule) => {
    const status = statusOf(rule.document);
    const required = leavesOf(rule.requires).map((leaf) => ({ rule, leaf, isRequirement: true, status }));
    const applying = leavesOf(rule.applies).map((leaf) => ({ rule, leaf, isRequirement: false, status }));
    return [...required, ...applying];
  });
  const trees = rules.flatMap(({ applies, requires, document }) => {
    const status = statusOf(document);
    return [applies, requires].map((condition) => ({ condition, status }));
  });
  return { rules, statusOf, leaves, trees };
}

/** Whether the facts meet the goal; an unknown requirement does not. */
export function isReached({ trees }: Goal, facts: FactLookup): boolean {
  return trees.every(
    ({ condition, status }) =>
      foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth === true,
  );
}

/** The facts with some values in place of their own. */
export function withValues(facts: FactLookup, values: FactLookup): FactLookup {
  return { get: (id) => values.get(id) ?? facts.get(id) };
}
