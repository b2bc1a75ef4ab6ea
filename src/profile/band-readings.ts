import { type Interval, point } from "../exact/interval.ts";
import { solveLinear } from "../exact/linear.ts";
import { HUNDRED, type Rational, rational, ZERO } from "../exact/rational.ts";
import { commonMultiple } from "../exact/scaled.ts";
import {
  fillFor,
  type IsMeant,
  isAttainable,
  type Level,
  levelOf,
  middleOf,
  supported,
  worthOf,
} from "./level-filling.ts";
import { groupsInOrder, isLoop, isOwnedByItself } from "./loops.ts";
import type { OwnershipGraph } from "./ownership-graph.ts";

/** The greatest part of a company that some of its owners can have, in percent; not reached where it is only neared. */
interface Most {
  readonly value: Rational;
  readonly isReached: boolean;
}

const ONE = rational(1n);

/** What the holders of the company itself that are meant can have of it together, over all ways to fill the level. */
export function directPart({ owners }: OwnershipGraph, isMeant: IsMeant): Interval {
  const level = levelOf(owners[0]?.heldBy ?? []);
  const most = (isCounted: IsMeant): Most => {
    const values = (holder: number): Rational => (isCounted(holder) ? ONE : ZERO);
    const { parts, classes } = fillFor(level, values);
    return { value: worthOf(level, parts, values), isReached: isAttainable(classes, () => false) };
  };
  return between(most, isMeant);
}

/**
 * What the owners at the ends of all chains that are meant can have of the company together, over all ways to fill
 * the bands by which each level adds up to 100 and each loop has an owner outside it. Companies choose independently,
 * so the most is worked out from the ends downwards: in each company as much as there can be goes to the holders with
 * most of what is meant. In loops this is repeated, each time solved exactly, until no company can do better.
 */
export function endingPart(graph: OwnershipGraph, isMeant: IsMeant): Interval {
  const search = new EndingSearch(graph);
  return between((isCounted) => search.most(isCounted), isMeant);
}

function between(most: (isMeant: IsMeant) => Most, isMeant: IsMeant): Interval {
  const high = most(isMeant);
  const rest = most((owner) => !isMeant(owner));
  const low = HUNDRED.sub(rest.value);
  if (low.equals(high.value)) return point(low);
  return { low, high: high.value, isLowOpen: !rest.isReached, isHighOpen: !high.isReached };
}

/** Looks for the greatest parts of one graph. */
class EndingSearch {
  readonly #graph: OwnershipGraph;
  readonly #levels: readonly (Level | null)[];
  /** Groups that lead to the company, those at the ends first. */
  readonly #groups: readonly (readonly number[])[];

  constructor(graph: OwnershipGraph) {
    this.#graph = graph;
    const leading = leadingTo(graph);
    this.#levels = graph.owners.map(({ heldBy }, owner) =>
      heldBy === null || !leading.has(owner) ? null : levelOf(heldBy),
    );
    this.#groups = groupsInOrder(graph)
      .filter((group) => group.some((owner) => leading.has(owner)))
      .reverse();
  }

  most(isMeant: IsMeant): Most {
    const values: Rational[] = this.#graph.owners.map((_, owner) => (isMeant(owner) ? ONE : ZERO));
    const worth = (holder: number): Rational => values[holder] ?? ZERO;
    for (const group of this.#groups) {
      if (isLoop(group, this.#graph)) this.#solveLoop(group, values, worth);
      else
        for (const owner of group) {
          const level = this.#levels[owner];
          if (level != null) values[owner] = worthOf(level, fillFor(level, worth).parts, worth).div(HUNDRED);
        }
    }
    return { value: worth(0).mul(HUNDRED), isReached: this.#isReached(worth) };
  }

  /**
   * Policy iteration from a filling by which every member passes something on wherever it can. A member changes its
   * filling only where that is better, so that no loop ever closes in itself.
   */
  #solveLoop(loop: readonly number[], values: Rational[], worth: (holder: number) => Rational): void {
    const levels = loop.map((owner) => this.#levels[owner] ?? []);
    const fillings = levels.map(middleOf);
    for (let isBetter = true; isBetter; ) {
      evaluateLoop(loop, levels, fillings, values);
      isBetter = false;
      levels.forEach((level, place) => {
        const { parts } = fillFor(level, worth);
        const value = worthOf(level, parts, worth).div(HUNDRED);
        if (!value.gt(values[loop[place] ?? 0] ?? ZERO)) return;
        fillings[place] = parts;
        isBetter = true;
      });
    }
  }

  /**
   * Whether the most is had by some filling, open ends left out. It is where every company that has a part can fill
   * its level as well as can be, giving nothing to those that cannot, and what is passed on comes to an end.
   */
  #isReached(worth: (holder: number) => Rational): boolean {
    const companies = this.#levels.flatMap((level, owner) =>
      level === null ? [] : [{ owner, classes: fillFor(level, worth).classes }],
    );
    const failing = new Set<number>();
    const isShunned = (owner: number): boolean => failing.has(owner);
    for (let before = -1; before !== failing.size; ) {
      before = failing.size;
      for (const { owner, classes } of companies) {
        if (!failing.has(owner) && !isAttainable(classes, isShunned)) failing.add(owner);
      }
      const left = companies
        .filter(({ owner }) => !failing.has(owner))
        .map(({ owner, classes }) => ({ owner, holders: supported(classes, isShunned) }));
      const arriving = this.#arriving(left);
      for (const { owner } of left) if (!arriving.has(owner)) failing.add(owner);
    }
    return !failing.has(0);
  }

  /** The owners from which something comes to an end: the ends themselves, and who passes on to one of these. */
  #arriving(
    companies: readonly { readonly owner: number; readonly holders: readonly number[] }[],
  ): ReadonlySet<number> {
    const arriving = new Set(this.#levels.flatMap((level, owner) => (level === null ? [owner] : [])));
    for (let known = -1; known !== arriving.size; ) {
      known = arriving.size;
      for (const { owner, holders } of companies) {
        if (!arriving.has(owner) && holders.some((holder) => arriving.has(holder))) arriving.add(owner);
      }
    }
    return arriving;
  }
}

/** The owners that can have a part of the company, the company itself included. */
export function leadingTo({ owners }: OwnershipGraph): ReadonlySet<number> {
  const leading = new Set([0]);
  for (const owner of leading) {
    for (const { holder, interval } of levelOf(owners[owner]?.heldBy ?? [])) {
      if (interval.high.n !== 0n) leading.add(holder);
    }
  }
  return leading;
}

/** The loops of which nobody outside can hold anything by the ranges given: no filling of them has a solution. */
export function closedLoops(graph: OwnershipGraph): number[][] {
  const owners = graph.owners.map((owner) => {
    const parts = middleOf(levelOf(owner.heldBy ?? []));
    return { ...owner, heldBy: owner.heldBy?.filter((_, index) => parts[index]?.n !== 0n) ?? null };
  });
  const held = { ...graph, owners };
  return groupsInOrder(held).filter((group) => isLoop(group, held) && isOwnedByItself(group, held));
}

/** What each member of a loop is worth by its filling: value = sum of (part × value of who has it) / 100. */
function evaluateLoop(
  loop: readonly number[],
  levels: readonly Level[],
  fillings: readonly (readonly Rational[])[],
  values: Rational[],
): void {
  const places = new Map(loop.map((owner, place) => [owner, place]));
  const matrix: bigint[][] = [];
  const right: bigint[] = [];
  levels.forEach((level, row) => {
    const own: Rational[] = loop.map((_, column) => (column === row ? HUNDRED : ZERO));
    let given = ZERO;
    level.forEach(({ holder }, seat) => {
      const part = fillings[row]?.[seat] ?? ZERO;
      const place = places.get(holder);
      if (place === undefined) given = given.add(part.mul(values[holder] ?? ZERO));
      else own[place] = (own[place] ?? ZERO).sub(part);
    });
    const unit = [...own, given].reduce((common, value) => commonMultiple(common, value.d), 1n);
    const whole = (value: Rational): bigint => value.s * value.n * (unit / value.d);
    matrix.push(own.map(whole));
    right.push(whole(given));
  });
  const solution = solveLinear(matrix, right);
  if (solution === null) throw new Error("a loop without owners outside it reached the solver");
  loop.forEach((owner, place) => {
    values[owner] = rational(solution.numerators[place] ?? 0n, solution.denominator);
  });
}
