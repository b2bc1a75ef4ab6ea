import { every } from "../evaluate/kleene.ts";
import { foldCondition, judgeLeaf, valueAt } from "../evaluate/tree.ts";
import type { Facts, FactValue } from "../profile/facts.ts";
import { type Condition, type Leaf, leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Rule } from "../rules/rulebook.ts";

/** What is to be reached: every one of the rules applies, and its requirements are met, on a given day. */
export interface Goal {
  readonly rules: readonly Rule[];
  readonly statusOf: (document: string) => Status;
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

/** Both trees of every rule. */
export function treesOf(goal: Goal): GoalTree[] {
  return goal.rules.flatMap((rule) => {
    const status = goal.statusOf(rule.document);
    return [
      { condition: rule.applies, status },
      { condition: rule.requires, status },
    ];
  });
}

/** Every test of the goal, in the order of the rules. */
export function goalLeaves(goal: Goal): GoalLeaf[] {
  return goal.rules.flatMap((rule) => {
    const status = goal.statusOf(rule.document);
    const asGoalLeaf = (leaf: Leaf, isRequirement: boolean): GoalLeaf => ({
      rule,
      leaf,
      isRequirement,
      status,
    });
    return [
      ...leavesOf(rule.requires).map((leaf) => asGoalLeaf(leaf, true)),
      ...leavesOf(rule.applies).map((leaf) => asGoalLeaf(leaf, false)),
    ];
  });
}

/** Whether the facts meet the goal; an unknown requirement does not. */
export function isReached(goal: Goal, facts: Facts): boolean {
  const truths = treesOf(goal).map(
    ({ condition, status }) =>
      foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth,
  );
  return every(truths) === true;
}

/** The facts with some values in place of their own. */
export function withValues(facts: Facts, values: Iterable<readonly [string, FactValue]>): Facts {
  const changed = new Map(facts);
  for (const [id, value] of values) changed.set(id, value);
  return changed;
}
