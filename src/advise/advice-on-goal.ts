import type { Blocker, ChangeSet } from "../contract/changes.ts";
import { blockersOf } from "./blocked.ts";
import { asChangeSet } from "./change-set.ts";
import type { Cost } from "./cost.ts";
import type { Goal } from "./goal.ts";
import type { Situation } from "./situation.ts";
import { createSolver } from "./solve.ts";

/** How some rules can all be met: the cheapest set first, or what stands in the way. */
export interface Advice {
  readonly changes: readonly ChangeSet[];
  /** Of the first set; null where nothing would help. */
  readonly cost: Cost | null;
  /** Empty where something would help. */
  readonly blocked: readonly Blocker[];
}

/** The advice on one goal; `keep` names facts that stay as they are. */
export function adviseOn(goal: Goal, situation: Situation, keep: readonly string[]): Advice {
  const solutions = createSolver(goal)(situation, keep);
  return {
    changes: solutions.map((solution) => asChangeSet(solution, situation)),
    cost: solutions[0]?.cost ?? null,
    blocked: solutions.length > 0 ? [] : blockersOf(goal, situation, keep),
  };
}
