import type { Rational } from "../exact/rational.ts";
import { commonMultiple, type Scaled, toScaled } from "../exact/scaled.ts";
import { EXPECTED } from "../input/expected.ts";
import { showFound } from "../input/problem.ts";
import { intervalOf, isBand, type Share } from "./answer.ts";
import type { Complaints } from "./complaint.ts";
import { groupsInOrder, isLoop } from "./loops.ts";
import { isExact, type OwnershipGraph } from "./ownership-graph.ts";
import type { Path } from "./read-object.ts";

/** What it takes to work an ownership out exactly and to tell it, reckoned before it is done. */
export interface OwnershipEffort {
  /** About as many nanoseconds of one core. */
  readonly total: number;
  /** The part of it that is due to each owner's holders, or to its loop. */
  readonly byOwner: readonly number[];
  /** The most bits that the denominator of each owner's look-through share can have, in percent. */
  readonly denominators: readonly number[];
}

/** The length of a denominator: its powers of ten, and the bits of what is none. */
interface Length {
  readonly tens: number;
  readonly bits: number;
}

/**
 * The most that is taken on, about two seconds: several times what 1,000 companies with shares of six decimals and ten
 * loops one above the other take.
 */
const LARGEST_EFFORT = 2e9;
const NAMES_SHOWN = 3;

const NO_LENGTH: Length = { tens: 0, bits: 0 };
const BITS_OF_TEN = Math.log2(10);
/** How often a sum over all holders is compared, subtracted and told in a report. */
const USES_OF_SUMS = 30;
/** How often it is so for each direct holder, where points are to pass from one to another. */
const USES_OF_HOLDERS = 1.5;

/** How often as much work ranges take: each end of each sum is looked for apart, in several rounds. */
const TIMES_FOR_BANDS = 40;

/** Complains of an ownership that would take too much, and names those whose holders, or whose loop, weigh most. */
export function checkEffort(graph: OwnershipGraph, path: Path, complaints: Complaints): void {
  const { total, byOwner } = effortOf(graph);
  if (total * (isExact(graph) ? 1 : TIMES_FOR_BANDS) <= LARGEST_EFFORT) return;
  const names = graph.owners
    .map(({ name }, owner) => ({ name, effort: byOwner[owner] ?? 0 }))
    .sort((a, b) => b.effort - a.effort)
    .slice(0, NAMES_SHOWN)
    .map(({ name }) => showFound(name));
  complaints.add(path, "ownership-too-intricate", names.join(", "), EXPECTED.simplerOwnership);
}

/**
 * Reckons what the look-through takes from the members of loops, the holders, and the lengths of their denominators.
 * Lengths add up along a route, since a chain of levels multiplies denominators, and the determinant of a loop is at
 * most the product of those of its members. Decimals stay powers of ten, and are as long as the longest route alone.
 */
export function effortOf(graph: OwnershipGraph): OwnershipEffort {
  return new Reckoning(graph).run();
}

class Reckoning {
  readonly #graph: OwnershipGraph;
  readonly #levels: readonly Length[];
  readonly #reached: Length[];
  readonly #efforts: number[];
  #mostBits = 0;

  constructor(graph: OwnershipGraph) {
    this.#graph = graph;
    this.#levels = graph.owners.map(({ heldBy }) =>
      lengthOf((heldBy ?? []).flatMap(({ share }) => endsOf(share).map(toScaled))),
    );
    this.#reached = graph.owners.map(() => NO_LENGTH);
    this.#efforts = graph.owners.map(() => 0);
  }

  run(): OwnershipEffort {
    const { owners } = this.#graph;
    const groups = groupsInOrder(this.#graph).map((group) => ({
      group,
      determinant: isLoop(group, this.#graph)
        ? sum(group.map((owner) => allBits(this.#levels[owner] ?? NO_LENGTH)))
        : 0,
    }));
    this.#mostBits = sum(this.#levels.map(({ bits }) => bits)) + sum(groups.map((loop) => loop.determinant));
    for (const { group, determinant } of groups) {
      if (determinant > 0) this.#solve(group, determinant);
      this.#passOn(group);
    }
    const tens = mostOf(this.#reached.map((length) => length.tens));
    const uses = USES_OF_SUMS + USES_OF_HOLDERS * (owners[0]?.heldBy?.length ?? 0);
    return {
      total: sum(this.#efforts) + uses * reducing(allBits({ tens, bits: this.#mostBits })),
      byOwner: this.#efforts,
      denominators: this.#reached.map(allBits),
    };
  }

  #solve(loop: readonly number[], determinant: number): void {
    const outside = loop.map((owner) => this.#reached[owner] ?? NO_LENGTH);
    const solved = this.#cut({
      tens: mostOf(outside.map(({ tens }) => tens)),
      bits: sum(outside.map(({ bits }) => bits)) + determinant,
    });
    const effort = eliminating(loop.length, determinant) / loop.length + 2 * telling(solved);
    for (const owner of loop) {
      this.#reached[owner] = solved;
      this.#efforts[owner] = effort;
    }
  }

  /** From the members of a group to those who hold them from outside it. */
  #passOn(group: readonly number[]): void {
    const members = new Set(group);
    for (const held of group) {
      const before = this.#reached[held] ?? NO_LENGTH;
      const level = this.#levels[held] ?? NO_LENGTH;
      for (const { holder } of this.#graph.owners[held]?.heldBy ?? []) {
        if (members.has(holder)) continue;
        const known = this.#reached[holder] ?? NO_LENGTH;
        const sumLength = this.#cut({
          tens: Math.max(known.tens, before.tens + level.tens),
          bits: known.bits + before.bits + level.bits,
        });
        const times = known === NO_LENGTH ? 1 : 2;
        this.#reached[holder] = sumLength;
        this.#efforts[held] = (this.#efforts[held] ?? 0) + times * telling(sumLength);
      }
    }
  }

  /** What all denominators have together no sum of some can go beyond. */
  #cut({ tens, bits }: Length): Length {
    return { tens, bits: Math.min(this.#mostBits, bits) };
  }
}

function endsOf(share: Share): readonly Rational[] {
  if (!isBand(share)) return [share];
  const { low, high } = intervalOf(share);
  return [low, high];
}

/** The length of the common denominator of the shares of one level, in percent, as parts of the whole. */
function lengthOf(shares: readonly Scaled[]): Length {
  if (shares.length === 0) return NO_LENGTH;
  const rest = shares.reduce((common, share) => commonMultiple(common, share.rest), 1n);
  const tens = mostOf(shares.map((share) => share.tens)) + 2;
  return { tens, bits: rest === 1n ? 0 : rest.toString(2).length };
}

function allBits({ tens, bits }: Length): number {
  return tens * BITS_OF_TEN + bits;
}

/** Writing a number out; one with more below the line than powers of ten is reduced first. */
function telling(length: Length): number {
  const all = allBits(length);
  return length.bits === 0 ? all * (all / 1_000 + 5) : reducing(all);
}

/** Dividing both sides of a fraction of so many bits by what they have in common. */
function reducing(bits: number): number {
  return bits * (bits / 12 + 40);
}

/** Solving a loop of so many members whose determinant has so many bits. */
function eliminating(members: number, bits: number): number {
  return members ** 3 * (bits ** 2 / 30_000 + 100);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
