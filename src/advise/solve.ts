import { findContradictions } from "../profile/contradictions.ts";
import type { Facts, FactValue } from "../profile/facts.ts";
import { type Cost, compareCosts, costOf, type Move } from "./cost.ts";
import { type Goal, type GoalLeaf, goalLeaves, isReached, treesOf, withValues } from "./goal.ts";
import { leversOf } from "./levers.ts";
import type { Lever, Option } from "./option.ts";
import { type Situation, situationOf, withAnswers } from "./situation.ts";
import { waysTo } from "./ways.ts";

/** A set of moves after which the goal is reached. */
export interface Solution {
  readonly moves: readonly Move[];
  readonly cost: Cost;
}

const AT_MOST = 5;

/**
 * The sets of changed answers after which every requirement of the goal's rules is met and every rule still applies:
 * none unknown, so that answers which are still missing are among what is set. With alternatives in a rule, as many
 * requirements as its tree asks for. Each set is minimal by inclusion, and each of its answers the nearest that
 * qualifies, the others given. At most five, the cheapest first; empty where nothing in the company's hands helps.
 */
export function solve(goal: Goal, situation: Situation, keep: readonly string[]): Solution[] {
  const leaves = goalLeaves(goal);
  const found = new Map<string, Solution>();
  for (const moves of candidates({ goal, leaves, situation, keep })) {
    found.set(keyOf(moves), { moves, cost: costOf(moves) });
  }
  const ranked = [...found].sort(
    ([a, one], [b, other]) => compareCosts(one.cost, other.cost) || (a < b ? -1 : 1),
  );
  const chosen: Solution[] = [];
  for (const [, solution] of ranked) {
    if (chosen.length === AT_MOST) break;
    if (isSound(solution.moves, goal, situation)) chosen.push(solution);
  }
  return chosen;
}

interface Search {
  readonly goal: Goal;
  readonly leaves: readonly GoalLeaf[];
  readonly situation: Situation;
  readonly keep: readonly string[];
}

/** Every set of nearest answers in one of the ways; a whole whose part can change too is tried answer by answer. */
function candidates(search: Search): Move[][] {
  const levers = leversOf(search.leaves, search.situation, search.keep);
  const coupled = levers.find((lever) => isCoupled(lever, levers, search.leaves));
  if (coupled !== undefined) return candidatesAround(coupled, search);
  const ways = waysTo(treesOf(search.goal), search.situation.facts, levers);
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
    const moved = situationOf(profile, situation.vocabulary, situation.asOf);
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
export function factsAfter(moves: readonly Move[], facts: Facts): Facts {
  const values: (readonly [string, FactValue])[] = moves.flatMap(({ option }) => [...option.values]);
  return withValues(facts, values);
}

function isSound(moves: readonly Move[], goal: Goal, situation: Situation): boolean {
  const { facts, profile, vocabulary } = situation;
  const reaches = (some: readonly Move[]): boolean => isReached(goal, factsAfter(some, facts));
  if (!reaches(moves)) return false;
  const answers = new Map(moves.map(({ lever, option }) => [lever.fact.id, option.answer]));
  if (findContradictions(withAnswers(profile, answers, vocabulary)).length > 0) return false;
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
