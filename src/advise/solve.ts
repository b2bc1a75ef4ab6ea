import { type Situation, situationOf } from "../logic/situation.ts";
import type { FactLookup } from "../logic/tree.ts";
import { findContradictions } from "../profile/contradictions.ts";
import { type Cost, compareCosts, costOf, type Move } from "./cost.ts";
import { type Goal, type GoalLeaf, isReached, withValues } from "./goal.ts";
import { createLevers, type FindLevers } from "./levers.ts";
import type { Lever, Option } from "./option.ts";
import { createReach, type Reach } from "./reach.ts";
import { withAnswers } from "./situation.ts";
import { waysTo } from "./ways.ts";

/** A set of moves after which the goal is reached. */
export interface Solution {
  readonly moves: readonly Move[];
  readonly cost: Cost;
}

/** Sets of changes beyond this number are not listed. */
export const MOST_CHANGE_SETS = 5;

/** Looks for what a company may change; `keep` names facts that stay as they are. */
export type Solve = (situation: Situation, keep: readonly string[]) => Solution[];

/** What solves one goal for any company. */
export interface Solver {
  readonly solve: Solve;
  readonly findLevers: FindLevers;
  readonly isInReach: Reach["isInReach"];
}

/**
 * Finds the sets of changed answers after which every requirement of the goal's rules is met and every rule still
 * applies: none unknown, so that answers which are still missing are among what is set. With alternatives in a rule,
 * as many requirements as its tree asks for. Each set is minimal by inclusion, and each of its answers the nearest
 * that qualifies, the others given. At most MOST_CHANGE_SETS, the cheapest first; empty where nothing in the company's hands
 * helps.
 */
export function createSolver(goal: Goal): Solver {
  const { changeableIn, isInReach } = createReach(goal);
  const findLevers = createLevers(goal.leaves, changeableIn);
  const solve: Solve = (situation, keep) => {
    if (!isInReach(situation)) return [];
    const ranked = rank(candidates({ goal, findLevers, situation, keep }));
    const chosen: Solution[] = [];
    for (const solution of ranked) {
      if (chosen.length === MOST_CHANGE_SETS) break;
      if (isSound(solution.moves, goal, situation)) chosen.push(solution);
    }
    return chosen;
  };
  return { solve, findLevers, isInReach };
}

/** Each set once, the cheapest first, those of one cost in the order of what they set. */
function rank(candidates: readonly Move[][]): Solution[] {
  const solutions = candidates.map((moves) => ({ moves, cost: costOf(moves) }));
  if (solutions.length < 2) return solutions;
  const found = new Map(solutions.map((solution) => [keyOf(solution.moves), solution]));
  return [...found]
    .sort(([a, one], [b, other]) => compareCosts(one.cost, other.cost) || (a < b ? -1 : 1))
    .map(([, solution]) => solution);
}

interface Search {
  readonly goal: Goal;
  readonly findLevers: FindLevers;
  readonly situation: Situation;
  readonly keep: readonly string[];
}

/** Every set of nearest answers in one of the ways; a whole whose part can change too is tried answer by answer. */
function candidates(search: Search): Move[][] {
  const { goal, situation } = search;
  const levers = search.findLevers(situation, search.keep);
  const coupled = levers.find((lever) => isCoupled(lever, levers, goal.leaves));
  if (coupled !== undefined) return candidatesAround(coupled, search);
  const ways = waysTo(goal.trees, situation.facts, levers);
  return ways.flatMap((way) => {
    let sets: Move[][] = [[]];
    for (const [index, bits] of way) {
      const lever = levers[index];
      if (lever === undefined || (bits & 1n) === 1n) continue;
      const options = lever.pick(lever.classes.map((_, place) => ((bits >> BigInt(place + 1)) & 1n) === 1n));
      sets = sets.flatMap((moves) => options.map((option) => [...moves, { lever, option }]));
    }
    return sets;
  });
}

function isCoupled(whole: Lever, levers: readonly Lever[], leaves: readonly GoalLeaf[]): boolean {
  return leaves.some(
    ({ leaf: { fact, bound } }) =>
      bound.kind === "quantity" &&
      bound.of === whole.fact.id &&
      levers.some((lever) => lever !== whole && lever.touches.includes(fact)),
  );
}

function candidatesAround(lever: Lever, search: Search): Move[][] {
  const { situation } = search;
  const keep = [...search.keep, lever.fact.id];
  const unchanged = candidates({ ...search, keep });
  const changed = lever.classes.flatMap((_, place) => {
    const [option] = lever.pick(lever.classes.map((__, other) => other === place));
    if (option === undefined) return [];
    const profile = withAnswers(
      situation.profile,
      new Map([[lever.fact.id, option.answer]]),
      situation.vocabulary,
    );
    const moved = situationOf(profile, situation.vocabulary, situation.statuses);
    return candidates({ ...search, situation: moved, keep }).map((moves) => [{ lever, option }, ...moves]);
  });
  return [...unchanged, ...changed];
}

function keyOf(moves: readonly Move[]): string {
  const parts = moves.map(({ lever, option }) => `${lever.fact.id} ${answerText(option)}`);
  return parts.sort().join("\n");
}

function answerText({ answer }: Option): string {
  return JSON.stringify(answer, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

/** The facts after some moves. */
export function factsAfter(moves: readonly Move[], facts: FactLookup): FactLookup {
  return moves.reduce((changed, { option }) => withValues(changed, option.values), facts);
}

function isSound(moves: readonly Move[], goal: Goal, situation: Situation): boolean {
  const { facts, profile, vocabulary } = situation;
  const reaches = (some: readonly Move[]): boolean => isReached(goal, factsAfter(some, facts));
  if (!reaches(moves)) return false;
  const answers = new Map(moves.map(({ lever, option }) => [lever.fact.id, option.answer]));
  if (findContradictions(withAnswers(profile, answers, vocabulary), vocabulary.relations).length > 0)
    return false;
  return !properSubsets(moves).some(reaches) && moves.every((move) => isNearest(move, moves, reaches));
}

function properSubsets(moves: readonly Move[]): Move[][] {
  let subsets: Move[][] = [[]];
  for (const move of moves) subsets = [...subsets, ...subsets.map((subset) => [...subset, move])];
  return subsets.filter((subset) => subset.length < moves.length);
}

/** Whether no nearer answer would do, with the other moves as they are. */
function isNearest(
  move: Move,
  moves: readonly Move[],
  reaches: (moves: readonly Move[]) => boolean,
): boolean {
  const others = moves.filter((other) => other !== move);
  const allowed = move.lever.classes.map((values) => {
    if (values === null) return false;
    return reaches([...others, { lever: move.lever, option: { ...move.option, values } }]);
  });
  const [nearest] = move.lever.pick(allowed);
  return nearest === undefined || !nearest.distance.lt(move.option.distance);
}
