import { contains, type Interval, point, sumOf } from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { intervalOf, type Share } from "./answer.ts";
import type { Stake } from "./ownership-graph.ts";

/** Whether an owner is one of those whose part is looked for. */
export type IsMeant = (owner: number) => boolean;

/** One holder's part in a level, in percent. */
export interface Seat {
  readonly holder: number;
  readonly interval: Interval;
}

/** The holders of one company. */
export type Level = readonly Seat[];

export function levelOf(stakes: readonly Stake<Share>[]): Level {
  return stakes.map(({ holder, share }) => ({ holder, interval: intervalOf(share) }));
}

/** Seats whose holders are worth the same, and what they have together where a level does best. */
export interface SeatClass {
  readonly seats: Level;
  /** `full`: each has the most that it can; otherwise together so much. */
  readonly together: "full" | Rational;
}

/** The best way to fill a level: what each seat has, and all that is fixed in every way that is as good. */
export interface Filling {
  readonly parts: readonly Rational[];
  readonly classes: readonly SeatClass[];
}

/** Each seat has its least; what is left goes to those worth most first, as far as each can take it. */
export function fillFor(level: Level, worth: (holder: number) => Rational): Filling {
  const parts = level.map(({ interval }) => interval.low);
  let left = HUNDRED.sub(sumOfAll(parts));
  const order = level
    .map((_, index) => index)
    .sort((a, b) => worthAt(level, b, worth).compare(worthAt(level, a, worth)));
  const classes: SeatClass[] = [];
  for (let start = 0; start < order.length; ) {
    const first = worthAt(level, order[start] ?? 0, worth);
    let end = start;
    while (end < order.length && worthAt(level, order[end] ?? 0, worth).equals(first)) end += 1;
    const members = order.slice(start, end);
    start = end;
    const seats = members.flatMap((index) => level[index] ?? []);
    const before = left;
    const room = sumOfAll(seats.map(({ interval }) => interval.high.sub(interval.low)));
    for (const index of members) {
      const seat = level[index];
      if (seat === undefined) continue;
      const more = least(left, seat.interval.high.sub(seat.interval.low));
      parts[index] = seat.interval.low.add(more);
      left = left.sub(more);
    }
    const lows = sumOfAll(seats.map(({ interval }) => interval.low));
    classes.push({ seats, together: before.gte(room) ? "full" : lows.add(before) });
  }
  return { parts, classes };
}

function worthAt(level: Level, index: number, worth: (holder: number) => Rational): Rational {
  const seat = level[index];
  return seat === undefined ? ZERO : worth(seat.holder);
}

export function worthOf(
  level: Level,
  parts: readonly Rational[],
  worth: (holder: number) => Rational,
): Rational {
  return sumOfAll(level.map(({ holder }, index) => worth(holder).mul(parts[index] ?? ZERO)));
}

/** Whether some filling within the bands, open ends left out, is as good as the best, nothing going to who is shunned. */
export function isAttainable(classes: readonly SeatClass[], isShunned: IsMeant): boolean {
  return classes.every(({ seats, together }) => {
    if (together === "full") {
      return seats.every(({ holder, interval }) => {
        if (isShunned(holder) && interval.high.n !== 0n) return false;
        return contains(interval, interval.high);
      });
    }
    const shunned = seats.filter(({ holder }) => isShunned(holder));
    if (!shunned.every(({ interval }) => contains(interval, ZERO))) return false;
    return contains(sumOfSeats(seats.filter(({ holder }) => !isShunned(holder))), together);
  });
}

/** The holders that have something in some best filling in which nothing goes to who is shunned. */
export function supported(classes: readonly SeatClass[], isShunned: IsMeant): number[] {
  return classes.flatMap(({ seats, together }) => {
    const open = seats.filter(({ holder }) => !isShunned(holder));
    const isLeast = together !== "full" && sumOfSeats(open).low.equals(together);
    return open
      .filter(({ interval }) => (isLeast ? interval.low : interval.high).n !== 0n)
      .map(({ holder }) => holder);
  });
}

function sumOfSeats(seats: Level): Interval {
  return seats.reduce<Interval>((sum, { interval }) => sumOf(sum, interval), point(ZERO));
}

function sumOfAll(values: readonly Rational[]): Rational {
  return values.reduce((sum, value) => sum.add(value), ZERO);
}

function least(a: Rational, b: Rational): Rational {
  return a.lt(b) ? a : b;
}

/** The filling in which every seat has the same part of what it can have beyond its least. */
export function middleOf(level: Level): readonly Rational[] {
  const lows = sumOfAll(level.map(({ interval }) => interval.low));
  const room = sumOfAll(level.map(({ interval }) => interval.high.sub(interval.low)));
  const part = room.n === 0n ? ZERO : HUNDRED.sub(lows).div(room);
  return level.map(({ interval: { low, high } }) => low.add(high.sub(low).mul(part)));
}
