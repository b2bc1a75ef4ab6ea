import type { Interval } from "../exact/interval.ts";
import type { Rational } from "../exact/rational.ts";
import { type Level, levelOf, type Truth, UNKNOWN } from "../logic/kleene.ts";
import { acrossInterval, acrossReadings, asCertain, compareDays, numberInUnit } from "../logic/operators.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Leaf } from "../rules/condition.ts";
import { type Partition, remembered } from "./identity-cells.ts";
import { Ranks } from "./ranks.ts";

/** Partition of a date: before, on and between the days that bounds name. */
export function dayCells(leaves: readonly Leaf[]): Partition {
  const named = leaves.flatMap(({ bound }) => (bound.kind === "day" ? [bound.day] : []));
  const days = [...new Set(named)].sort(compareDays);
  const rankOf = (day: string): number => {
    const next = days.findIndex((other) => compareDays(day, other) <= 0);
    if (next < 0) return 2 * days.length;
    return days[next] === day ? 2 * next + 1 : 2 * next;
  };
  return rankedCells(
    (value) => (value.kind === "date" ? rankOf(value.day) : null),
    ({ bound }) => (bound.kind === "day" ? rankOf(bound.day) : 0),
  );
}

/** Partition of a number in a unit: below, at and between the bounds. Without a rate that it needs it is not known. */
export function numberCells(leaves: readonly Leaf[], unit: string): Partition {
  const ranks = ranksOf(leaves);
  const rankOf = (value: FactValue): number | null => {
    const number = numberInUnit(value, unit);
    return number === null ? null : ranks.rankOf(number);
  };
  return rankedCells(rankOf, (leaf) => boundRank(leaf, ranks));
}

function ranksOf(leaves: readonly Leaf[]): Ranks {
  return new Ranks(leaves.flatMap(({ bound }) => (bound.kind === "quantity" ? [bound.value] : [])));
}

function boundRank({ bound }: Leaf, ranks: Ranks): number {
  return bound.kind === "quantity" ? ranks.rankOf(bound.value) : 0;
}

function rankedCells(
  rankOf: (value: FactValue) => number | null,
  boundOf: (leaf: Leaf) => number,
): Partition {
  return {
    cellOf: (value) => (value.kind === "unknown" ? 0 : (rankOf(value) ?? -1) + 1),
    levelsOf: (leaf) =>
      remembered((cell) => {
        if (cell === 0) return UNKNOWN;
        const sign = cell - 1 - boundOf(leaf);
        return levelOf(asCertain(acrossInterval(leaf.operator, sign, sign), leaf.certainty));
      }),
  };
}

/**
 * Partition of a share with its two readings, each the interval between two ranks. Where both readings lie in one cell,
 * that is the share's cell; all pairs of different ones are numbered after these.
 */
export function shareCells(leaves: readonly Leaf[]): Partition {
  const ranks = ranksOf(leaves);
  const size = 1 + ranks.count ** 2;
  const intervalCell = ({ low, high }: Interval): number => {
    const rank = ranks.rankOf(low);
    return 1 + rank * ranks.count + (isSame(low, high) ? rank : ranks.rankOf(high));
  };
  return {
    cellOf: (value) => {
      if (value.kind !== "share") return 0;
      const { direct, lookThrough } = value;
      const cell = intervalCell(direct);
      if (isSame(direct.low, lookThrough.low) && isSame(direct.high, lookThrough.high)) return cell;
      const other = intervalCell(lookThrough);
      return cell === other ? cell : cell + size * other;
    },
    levelsOf: (leaf) => {
      const { operator, certainty } = leaf;
      const inReading = (cell: number): Truth => {
        const bound = boundRank(leaf, ranks);
        const low = Math.floor((cell - 1) / ranks.count);
        return acrossInterval(operator, low - bound, cell - 1 - low * ranks.count - bound);
      };
      const inBoth = (direct: number, lookThrough: number): Level =>
        levelOf(asCertain(acrossReadings(operator, inReading(direct), inReading(lookThrough)), certainty));
      const inOneCell = remembered((cell) => (cell === 0 ? UNKNOWN : inBoth(cell, cell)));
      return (cell) => (cell < size ? inOneCell(cell) : inBoth(cell % size, Math.floor(cell / size)));
    },
  };
}

/** Whether two reduced fractions are one number; cheaper than to rank both. */
function isSame(a: Rational, b: Rational): boolean {
  return a === b || (a.n === b.n && a.d === b.d && a.s === b.s);
}
