import { type Rational, ZERO } from "../exact/rational.ts";
import type { Lever, Option } from "./option.ts";

/** One lever moved to another answer. */
export interface Move {
  readonly lever: Lever;
  readonly option: Option;
}

/** What a set of moves takes. Compared in this order: facts, effort, step. */
export interface Cost {
  readonly facts: number;
  /** The sum of the efforts in the vocabulary. */
  readonly effort: number;
  /** The sum of the steps, each without a unit. */
  readonly step: Rational;
}

/** The cost of moves made together. */
export function costOf(moves: readonly Move[]): Cost {
  return {
    facts: moves.length,
    effort: moves.reduce((sum, { lever }) => sum + (lever.fact.effort ?? 0), 0),
    step: moves.reduce((sum, { option }) => sum.add(option.step), ZERO),
  };
}

/** Negative where the first is cheaper: fewer facts, then less effort, then the smaller step. */
export function compareCosts(first: Cost, second: Cost): number {
  return first.facts - second.facts || first.effort - second.effort || first.step.compare(second.step);
}
