import type { Point } from "../../cells/dimensions.ts";
import { answerOf } from "../../cells/fact-cells.ts";
import { endsAtStep, type Stretch } from "../../cells/stretches.ts";
import { HUNDRED, type Rational } from "../../exact/rational.ts";
import { GATES } from "../../logic/tree.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { stepOf } from "../../fact-types/measure.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { Box } from "./boxes.ts";
import type { CoarseDimension } from "./coarse.ts";

/** A dimension with the cells of each of its axes that belong to the region. */
export interface Section {
  readonly dimension: CoarseDimension;
  readonly cells: Box;
}

export function plainPoint({ dimension, cells }: Section): Point {
  return plainest(dimension.points.filter(({ at }) => at.every((cell, axis) => cells[axis]?.includes(cell))));
}

/** The point whose answers are the fewest and shortest. Throws where there is none. */
export function plainest(points: readonly Point[]): Point {
  const [first, ...others] = points;
  if (first === undefined) throw new Error("there is no point of a dimension");
  const weight = ({ answers }: Point): number =>
    [...answers.values()].reduce(
      (sum, answer) => sum + (answer === null ? 2 : answer.kind === "investors" ? 3 : 1),
      answers.size === 0 ? 2 : 0,
    );
  return others.reduce((best, point) => (weight(point) < weight(best) ? point : best), first);
}

interface Step {
  /** The place of the section in which the step is taken. */
  readonly place: number;
  readonly inside: Point;
  readonly outside: Point;
}

/** One step out of the region in one fact: to the nearest number beyond a bound, else to another answer. */
export function nearestOutside(
  sections: readonly Section[],
  points: readonly Point[],
  vocabulary: Vocabulary,
): Step | null {
  const numbers = sections.map((section, place) => stepOfNumber(section, place, vocabulary));
  const found = numbers.find((step) => step !== null);
  if (found !== undefined) return found;
  for (const [place, { dimension, cells }] of gatesLast(sections)) {
    const inside = points[place];
    if (inside === undefined || inside.answers.size !== 1) continue;
    const [fact] = [...inside.answers.keys()];
    const outside = dimension.points.find(
      ({ at, answers }) =>
        answers.size === 1 &&
        fact !== undefined &&
        answers.has(fact) &&
        answers.get(fact) !== null &&
        !at.every((cell, axis) => cells[axis]?.includes(cell)),
    );
    if (outside !== undefined) return { place, inside, outside };
  }
  return null;
}

/** Place and activity are changed only where nothing else leads out: a case elsewhere says little. */
function gatesLast(sections: readonly Section[]): (readonly [number, Section])[] {
  const isGate = ({ dimension }: Section): boolean => dimension.axes.some(({ fact }) => GATES.includes(fact));
  const placed = [...sections.entries()];
  return [...placed.filter(([, own]) => !isGate(own)), ...placed.filter(([, own]) => isGate(own))];
}

/** A step across a bound of a number, an amount, a day or a share that is given as one number. */
function stepOfNumber({ dimension, cells }: Section, place: number, vocabulary: Vocabulary): Step | null {
  const simple = dimension.points.filter(({ answers }) => numberIn(answers) !== null);
  const isInside = ({ at }: Point): boolean => at.every((cell, axis) => cells[axis]?.includes(cell));
  const stretchOf = ({ at }: Point): Stretch | null => dimension.axes[0]?.cells[at[0] ?? 0]?.stretch ?? null;
  if (dimension.axes.some(({ whole }) => whole !== null)) return null;
  for (const inside of simple.filter(isInside)) {
    const own = stretchOf(inside);
    for (const outside of simple.filter((point) => !isInside(point))) {
      const other = stretchOf(outside);
      if (own === null || other === null) continue;
      const isAbove = own.high?.equals(other.low) === true;
      const isBelow = other.high?.equals(own.low) === true;
      if (!isAbove && !isBelow) continue;
      const moved = moveTo(inside, outside, { own, other, isAbove }, dimension, vocabulary);
      if (moved !== null) return { place, ...moved };
    }
  }
  return null;
}

function numberIn(answers: Profile): readonly [string, Answer] | null {
  const [given, ...more] = answers;
  if (given === undefined || more.length > 0) return null;
  const [fact, answer] = given;
  const isNumber = answer !== null && ["share", "quantity", "money", "date"].includes(answer.kind);
  return isNumber ? [fact, answer] : null;
}

/** Both points moved to the ends of their stretches that meet. */
function moveTo(
  inside: Point,
  outside: Point,
  { own, other, isAbove }: { readonly own: Stretch; readonly other: Stretch; readonly isAbove: boolean },
  dimension: CoarseDimension,
  vocabulary: Vocabulary,
): Pick<Step, "inside" | "outside"> | null {
  const [near, far] = [numberIn(inside.answers), numberIn(outside.answers)];
  if (near === null || far === null || near[0] !== far[0]) return null;
  const [id, answer] = near;
  const fact = vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  const currency = answer.kind === "money" ? answer.currency : null;
  const step = stepOf(fact, currency);
  const [ownEnds, otherEnds] = [endsAtStep(own, step), endsAtStep(other, step)];
  const from = isAbove ? ownEnds?.last : ownEnds?.first;
  const to = isAbove ? otherEnds?.first : otherEnds?.last;
  if (from === undefined || from === null || to === undefined || to === null) return null;
  // The other side of one quantity is cut where the first one is: its number is the rest of the whole.
  const isOtherSide = dimension.axes[0]?.fact !== id;
  const value = (number: Rational): Rational => (isOtherSide ? HUNDRED.sub(number) : number);
  const put = (point: Point, number: Rational): Point => ({
    ...point,
    answers: new Map([[id, answerOf(fact, value(number), currency)]]),
  });
  return { inside: put(inside, from), outside: put(outside, to) };
}
