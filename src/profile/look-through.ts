import { solveLinear } from "../exact/linear.ts";
import { HUNDRED, type Rational, rational } from "../exact/rational.ts";
import {
  addScaled,
  commonMultiple,
  fromScaled,
  lift,
  multiplyScaled,
  NONE,
  type Scaled,
  toScaled,
} from "../exact/scaled.ts";
import { groupsInOrder, isLoop } from "./loops.ts";
import type { ExactGraph } from "./ownership-graph.ts";

/** What every owner has of the company, along all its routes together. */
export interface LookThrough {
  /** In percent of the company, by owner; what comes back to the company through loops counts for it too. */
  readonly shares: readonly Scaled[];
  /** The loops that lead to the company, in the order in which they were solved. */
  readonly loops: readonly (readonly number[])[];
}

/**
 * Multiplies along every route and adds the routes up, from the company upwards: once over all stakes, and for each
 * loop one exact system of equations. Every loop must have an owner outside it.
 */
export function lookThrough(graph: ExactGraph): LookThrough {
  const { owners } = graph;
  const shares: Scaled[] = owners.map(() => NONE);
  shares[0] = toScaled(HUNDRED);
  const loops: number[][] = [];
  for (const group of groupsInOrder(graph)) {
    const members = new Set(group);
    if (isLoop(group, graph) && group.some((owner) => shares[owner]?.n !== 0n)) {
      solveLoop(group, graph, shares);
      loops.push(group);
    }
    for (const held of group) {
      for (const { holder, share } of owners[held]?.heldBy ?? []) {
        if (members.has(holder)) continue;
        const part = multiplyScaled(shares[held] ?? NONE, fraction(share));
        shares[holder] = addScaled(shares[holder] ?? NONE, part);
      }
    }
  }
  return { shares, loops };
}

/** A share in percent as a part of the whole. */
function fraction(share: Rational): Scaled {
  const { n, tens, rest } = toScaled(share);
  return { n, tens: tens + 2, rest };
}

/**
 * Puts in place of what reaches each member from outside the loop what it has in all:
 * x = outside + sum of (its share in a member × x of that member). Each column is multiplied by the common denominator
 * of the shares in one member, so that the matrix holds small whole numbers, and its unknowns are x over that.
 */
function solveLoop(loop: readonly number[], { owners }: ExactGraph, shares: Scaled[]): void {
  const place = new Map(loop.map((owner, index) => [owner, index]));
  const inside = loop.map((held) =>
    (owners[held]?.heldBy ?? []).flatMap(({ holder, share }) => {
      const row = place.get(holder);
      return row === undefined ? [] : [{ row, part: fraction(share) }];
    }),
  );
  const units = inside.map((stakes) => commonUnit(stakes.map(({ part }) => part)));
  const wholes = units.map(wholeOf);
  const matrix = loop.map((_, row) => wholes.map((whole, column) => (row === column ? whole : 0n)));
  inside.forEach((stakes, column) => {
    const { tens, rest } = units[column] ?? NONE;
    for (const { row, part } of stakes) {
      const entries = matrix[row];
      if (entries !== undefined) entries[column] = (entries[column] ?? 0n) - lift(part, tens, rest);
    }
  });
  const outside = loop.map((owner) => shares[owner] ?? NONE);
  const unit = commonUnit(outside);
  const solution = solveLinear(
    matrix,
    outside.map((share) => lift(share, unit.tens, unit.rest)),
  );
  if (solution === null) throw new Error("a loop without owners outside it reached the solver");
  const denominator = solution.denominator * wholeOf(unit);
  loop.forEach((owner, index) => {
    const numerator = (solution.numerators[index] ?? 0n) * (wholes[index] ?? 1n);
    shares[owner] = toScaled(rational(numerator, denominator));
  });
}

interface Unit {
  readonly tens: number;
  readonly rest: bigint;
}

function wholeOf({ tens, rest }: Unit): bigint {
  return 10n ** BigInt(tens) * rest;
}

function commonUnit(values: readonly Scaled[]): Unit {
  let tens = 0;
  let rest = 1n;
  for (const value of values) {
    tens = Math.max(tens, value.tens);
    rest = commonMultiple(rest, value.rest);
  }
  return { tens, rest };
}

/** What an owner has of the company in percent, as a reduced number. */
export function shareOf(owner: number, { shares }: LookThrough) {
  return fromScaled(shares[owner] ?? NONE);
}
