import { factTypeOf } from "../fact-types/registry.ts";
import { type Ends, endsAtStep, stretchesBetween } from "../cells/stretches.ts";
import { HUNDRED, type Rational, rational } from "../exact/rational.ts";
import type { Situation } from "../logic/situation.ts";
import type { Leaf } from "../rules/condition.ts";
import { stepOf } from "../fact-types/measure.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { type Axis, answerAt, axisOf } from "./axis.ts";
import { type Lever, nearestOf, type Option } from "./option.ts";
import { factsTouchedBy, following } from "./situation.ts";

/** A lever along an axis: its classes are the cells between the bounds, as far as an answer at the step falls in. */
export function numberLever(fact: Fact, leaves: readonly Leaf[], situation: Situation): Lever {
  const axis = axisOf(fact, leaves, situation);
  const step = stepOf(fact, axis.currency);
  const ends = stretchesBetween(axis.bounds, axis.domain).map((cell) => endsAtStep(cell, step));
  const after = following(fact, situation);
  const follow = (value: Rational) => after(answerAt(axis, value));
  return {
    fact,
    touches: factsTouchedBy(fact.id, situation.vocabulary),
    classes: ends.map((end) => (end === null ? null : follow(end.first))),
    pick: (allowed) =>
      nearestOf(
        runsOf(ends, allowed).map((run): Option => {
          const value = nearestInRun(run, axis);
          const distance = distanceTo(value, axis);
          const step = stepOver(distance, axis);
          return { answer: answerAt(axis, value), values: follow(value), distance, step, orElse: [] };
        }),
      ),
  };
}

/** Allowed cells that lie side by side, as one stretch each. */
function runsOf(ends: readonly (Ends | null)[], allowed: readonly boolean[]): Ends[] {
  const runs: Ends[] = [];
  let isOpen = false;
  ends.forEach((end, index) => {
    if (end === null || allowed[index] !== true) {
      isOpen = false;
      return;
    }
    const last = isOpen ? runs.pop() : undefined;
    runs.push({ first: last?.first ?? end.first, last: end.last });
    isOpen = true;
  });
  return runs;
}

/**
 * The value of the stretch that is nearest to where the company stands; of two as near, the one that is nearer to the
 * farthest number at which it may stand, since that is the one that fails. Where nothing is known, the end at which
 * the stretch asks for least: its upper end, or the lower one where nothing bounds it from above.
 */
function nearestInRun({ first, last }: Ends, axis: Axis): Rational {
  const [start] = axis.at;
  if (start === undefined) {
    const isBoundedAbove = last !== null && (axis.domain.high === null || last.lt(axis.domain.high));
    return isBoundedAbove ? last : first;
  }
  if (last === null) return first;
  const end = axis.at.at(-1) ?? start;
  const farthest = (value: Rational) => {
    const [low, high] = [start.sub(value).abs(), end.sub(value).abs()];
    return low.gt(high) ? low : high;
  };
  const order =
    distanceTo(last, axis).compare(distanceTo(first, axis)) || farthest(last).compare(farthest(first));
  return order < 0 ? last : first;
}

/**
 * How far a value is from where the company stands, on the mean of the lowest and the highest number at which it may
 * stand, so that no value between them is nearer than the bound itself; 1 where nothing is known.
 */
function distanceTo(value: Rational, { at }: Axis): Rational {
  const [low, high] = [at[0], at.at(-1)];
  if (low === undefined || high === undefined) return rational(1n);
  return low.sub(value).abs().add(high.sub(value).abs()).div(TWO);
}

const TWO = rational(2n);
const DAYS_OF_A_YEAR = rational(365n);

/** From 0 to 1, and larger for a longer way from the same place. */
function stepOver(distance: Rational, { at, fact }: Axis): Rational {
  const [start] = at;
  if (start === undefined) return rational(1n);
  const { compared } = factTypeOf(fact);
  if (compared === "share") return distance.div(HUNDRED);
  return distance.div(distance.add(compared === "date" ? DAYS_OF_A_YEAR : start));
}
