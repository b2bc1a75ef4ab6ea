import type { Blocker, ChangeSet } from "../contract/changes.ts";
import type { Situation } from "../logic/situation.ts";
import { blockersOf } from "./blocked.ts";
import { asChangeSet } from "./change-set.ts";
import type { Cost } from "./cost.ts";
import type { Goal } from "./goal.ts";
import { createSolver } from "./solve.ts";

/** How some rules can all be met: the cheapest set first, or what stands in the way. */
export interface Advice {
  readonly changes: readonly ChangeSet[];
  /** Of the first set; null where nothing would help. */
  readonly cost: Cost | null;
  /** Empty where something would help. */
  readonly blocked: readonly Blocker[];
}

/** Gives advice on one goal; `keep` names facts that stay as they are. What is the same for every company is worked out once. */
export function createAdviceOn(goal: Goal): (situation: Situation, keep: readonly string[]) => Advice {
  const { solve, findLevers } = createSolver(goal);
  return (situation, keep) => {
    const solutions = solve(situation, keep);
    return {
      changes: solutions.map((solution) => asChangeSet(solution, situation)),
      cost: solutions[0]?.cost ?? null,
      blocked: solutions.length > 0 ? [] : blockersOf(goal, findLevers, situation, keep),
    };
  };
}
