import { type FactLookup, judgeLeaf, valueAt } from "../logic/tree.ts";
import { type Condition, fold, type Leaf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { type GoalTree, withValues } from "./goal.ts";
import type { Lever } from "./option.ts";

/**
 * One way to make the trees true: for each lever by its index, where it may stand, as bits; bit 0 is the answer as it
 * is, bit n + 1 its class n. A lever that is not in it may stand anywhere.
 */
export type Way = ReadonlyMap<number, bigint>;

const ANYHOW: readonly Way[] = [new Map()];

/**
 * All ways to make every tree true, none contained in another. Exact as long as no test looks at two levers at once:
 * then a tree of three-valued tests is true just where one of its ways holds.
 */
export function waysTo(
  trees: readonly GoalTree[],
  facts: FactLookup,
  levers: readonly Lever[],
): readonly Way[] {
  return trees.reduce<readonly Way[]>(
    (ways, { condition, status }) => both(ways, waysOf(condition, true, { facts, levers, status })),
    ANYHOW,
  );
}

interface Standing {
  readonly facts: FactLookup;
  readonly levers: readonly Lever[];
  readonly status: Status;
}

function waysOf(condition: Condition, wanted: boolean, standing: Standing): readonly Way[] {
  const every = (members: readonly WaysTo[], to: boolean): readonly Way[] =>
    members.map((member) => member(to)).reduce(both, ANYHOW);
  const some = (members: readonly WaysTo[], to: boolean): readonly Way[] =>
    withoutContained(members.flatMap((member) => member(to)));
  return fold<WaysTo>(condition, {
    leaf: (leaf) => (to) => waysOfLeaf(leaf, to, standing),
    all: (members) => (to) => (to ? every : some)(members, to),
    any: (members) => (to) => (to ? some : every)(members, to),
    not: (member) => (to) => member(!to),
  })(wanted);
}

/** The ways in which a part of the tree becomes true, or false. */
type WaysTo = (wanted: boolean) => readonly Way[];

function waysOfLeaf(leaf: Leaf, wanted: boolean, { facts, levers, status }: Standing): readonly Way[] {
  const says = (values: FactLookup): boolean =>
    judgeLeaf(leaf, valueAt(leaf, values, status)).truth === wanted;
  const index = levers.findIndex((lever) => lever.touches.some((fact) => looksAt(leaf, fact)));
  const lever = levers[index];
  if (lever === undefined) return says(facts) ? ANYHOW : [];
  let bits = says(facts) ? 1n : 0n;
  lever.classes.forEach((values, place) => {
    if (values !== null && says(withValues(facts, values))) bits |= 1n << BigInt(place + 1);
  });
  return bits === 0n ? [] : [new Map([[index, bits]])];
}

/** Whether a test looks at a fact: as its own, or as the whole that its bound is a part of. */
export function looksAt({ fact, bound }: Leaf, id: string): boolean {
  return fact === id || (bound.kind === "quantity" && bound.of === id);
}

/** Every way of one list together with every way of the other, where they agree. */
function both(first: readonly Way[], second: readonly Way[]): readonly Way[] {
  const joined: Way[] = [];
  for (const one of first) {
    for (const other of second) {
      const way = intersection(one, other);
      if (way !== null) joined.push(way);
    }
  }
  return withoutContained(joined);
}

function intersection(one: Way, other: Way): Way | null {
  const way = new Map(one);
  for (const [lever, bits] of other) {
    const common = (way.get(lever) ?? bits) & bits;
    if (common === 0n) return null;
    way.set(lever, common);
  }
  return way;
}

function withoutContained(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = [];
  for (const way of ways) {
    if (kept.some((wider) => isWithin(way, wider))) continue;
    for (let index = kept.length - 1; index >= 0; index -= 1) {
      const other = kept[index];
      if (other !== undefined && isWithin(other, way)) kept.splice(index, 1);
    }
    kept.push(way);
  }
  return kept;
}

function isWithin(way: Way, wider: Way): boolean {
  return [...wider].every(([lever, bits]) => ((way.get(lever) ?? ~0n) & ~bits) === 0n);
}
