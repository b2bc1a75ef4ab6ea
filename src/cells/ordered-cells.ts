import { type End, highEnd, type Interval, lowEnd } from "../exact/interval.ts";
import { type Rational, ZERO } from "../exact/rational.ts";
import { type TruthRank, truthRankOf, type Truth, UNKNOWN } from "../logic/kleene.ts";
import {
  acrossInterval,
  acrossReadings,
  asCertain,
  bandInUnit,
  compareDays,
  numberInUnit,
} from "../logic/operators.ts";
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
  const single = rankedCells(rankOf, (leaf) => boundRank(leaf, ranks));
  // Cell 0 is what is not known, then come the ranks, then the pairs of ranks between which a range lies.
  const firstPair = 1 + ranks.count;
  return {
    cellOf: (value) => {
      if (value.kind !== "money-band") return single.cellOf(value);
      const band = bandInUnit(value, unit);
      if (band === null) return 0;
      const low = lowRank(band.low ?? { value: ZERO, isIncluded: true }, ranks);
      const high = band.high === null ? ranks.count - 1 : highRank(band.high, ranks);
      return low === high ? 1 + low : firstPair + low * ranks.count + high;
    },
    truthRanksOf: (leaf) => {
      const ofRank = single.truthRanksOf(leaf);
      const ofPair = remembered((pair) => {
        const bound = boundRank(leaf, ranks);
        const low = Math.floor(pair / ranks.count);
        const truth = acrossInterval(leaf.operator, low - bound, (pair % ranks.count) - bound);
        return truthRankOf(asCertain(truth, leaf.certainty));
      });
      return (cell) => (cell < firstPair ? ofRank(cell) : ofPair(cell - firstPair));
    },
  };
}

/** An end that is left out and lies on a bound is in the stretch next to it. */
function lowRank({ value, isIncluded }: End, ranks: Ranks): number {
  const rank = ranks.rankOf(value);
  return isIncluded || rank % 2 === 0 ? rank : rank + 1;
}

function highRank({ value, isIncluded }: End, ranks: Ranks): number {
  const rank = ranks.rankOf(value);
  return isIncluded || rank % 2 === 0 ? rank : rank - 1;
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
    truthRanksOf: (leaf) =>
      remembered((cell) => {
        if (cell === 0) return UNKNOWN;
        const sign = cell - 1 - boundOf(leaf);
        return truthRankOf(asCertain(acrossInterval(leaf.operator, sign, sign), leaf.certainty));
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
  const intervalCell = (interval: Interval): number => {
    const { low, high, isLowOpen, isHighOpen } = interval;
    if (isLowOpen || isHighOpen)
      return 1 + lowRank(lowEnd(interval), ranks) * ranks.count + highRank(highEnd(interval), ranks);
    const rank = ranks.rankOf(low);
    return 1 + rank * ranks.count + (isSame(low, high) ? rank : ranks.rankOf(high));
  };
  return {
    cellOf: (value) => {
      if (value.kind !== "share") return 0;
      const { direct, lookThrough } = value;
      const cell = intervalCell(direct);
      if (direct === lookThrough) return cell;
      const isOpen = direct.isLowOpen || direct.isHighOpen || lookThrough.isLowOpen || lookThrough.isHighOpen;
      if (!isOpen && isSame(direct.low, lookThrough.low) && isSame(direct.high, lookThrough.high))
        return cell;
      const other = intervalCell(lookThrough);
      return cell === other ? cell : cell + size * other;
    },
    truthRanksOf: (leaf) => {
      const { operator, certainty } = leaf;
      const inReading = (cell: number): Truth => {
        const bound = boundRank(leaf, ranks);
        const low = Math.floor((cell - 1) / ranks.count);
        return acrossInterval(operator, low - bound, cell - 1 - low * ranks.count - bound);
      };
      const inBoth = (direct: number, lookThrough: number): TruthRank =>
        truthRankOf(
          asCertain(acrossReadings(operator, inReading(direct), inReading(lookThrough)), certainty),
        );
      const inOneCell = remembered((cell) => (cell === 0 ? UNKNOWN : inBoth(cell, cell)));
      return (cell) => (cell < size ? inOneCell(cell) : inBoth(cell % size, Math.floor(cell / size)));
    },
  };
}

/** Whether two reduced fractions are one number; cheaper than to rank both. */
function isSame(a: Rational, b: Rational): boolean {
  return a === b || (a.n === b.n && a.d === b.d && a.s === b.s);
}
