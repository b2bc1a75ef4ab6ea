import { answerOf } from "../../cells/fact-cells.ts";
import { type Point, together } from "../../cells/dimensions.ts";
import { endsAtStep, type Stretch } from "../../cells/stretches.ts";
import { HUNDRED, type Rational } from "../../exact/rational.ts";
import { dayWords } from "../../language/day.ts";
import type { Words } from "../../language/language.ts";
import { GATES } from "../../logic/tree.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import { stepOf } from "../../vocabulary/steps.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { Box } from "./boxes.ts";
import type { CoarseDimension } from "./coarse.ts";
import type { ChangedBox } from "./provision.ts";
import words from "./words.json" with { type: "json" };

/** The fact under which a region says on which days it holds. */
export const DAY_OF_REGION = "asOf";

/** What a region says of one fact, or of one reading of a share; every cell that is named belongs to it. */
export interface Where {
  /** A fact's id, `asOf`, or the requirement's id where a test compares several facts. */
  readonly fact: string;
  readonly reading?: "direct" | "lookThrough";
  readonly cells: readonly Words[];
}

/** For whom a change is good: to a better outcome, to a worse one, out of uncertainty, into it, or neither. */
export const DIRECTIONS = ["opens", "closes", "settles", "unsettles", "changes"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A company and a day. */
export interface Case {
  readonly asOf: string;
  readonly profile: Profile;
}

/** A box of changed cells, with a company in it and the nearest one outside. */
export interface Region {
  readonly where: readonly Where[];
  readonly old: Outcome | null;
  readonly new: Outcome | null;
  readonly direction: Direction;
  readonly witness: Case;
  /** Differs from the witness in one fact by one step and lies outside; null where no one step leads out. */
  readonly beside: Case | null;
}

const RANKS: readonly (Outcome | null)[] = ["ineligible", "conditional", "eligible"];

/** The direction of a change from one outcome to another; null is an outcome that there was not. */
export function directionOf(old: Outcome | null, now: Outcome | null): Direction {
  if (now === "undetermined" && old !== null) return "unsettles";
  if (old === "undetermined" && now !== null) return "settles";
  const [before, after] = [RANKS.indexOf(old), RANKS.indexOf(now)];
  if (before < 0 || after < 0 || before === after) return "changes";
  return after > before ? "opens" : "closes";
}

/** A changed box in words, with a witness and its neighbour. */
export function regionOf(changed: ChangedBox, vocabulary: Vocabulary): Region {
  const { old, new: now, days, box } = changed;
  const [ofDays = [], ...ofAxes] = box;
  const sections = sectionsOf(days.dimensions, ofAxes);
  const asOf = days.days[ofDays[0] ?? 0];
  if (asOf === undefined) throw new Error("a region has no day");
  const points = sections.map(plainPoint);
  const outside = nearestOutside(sections, points, vocabulary);
  const profile = (own: readonly Pick<Point, "answers">[]): Profile => together(own, vocabulary);
  const inside = outside === null ? points : points.with(outside.place, outside.inside);
  return {
    where: [...whereOfDays(days.days, ofDays), ...sections.flatMap(whereOf)],
    old,
    new: now,
    direction: directionOf(old, now),
    witness: { asOf, profile: profile(inside) },
    beside: outside === null ? null : { asOf, profile: profile(points.with(outside.place, outside.outside)) },
  };
}

/** A dimension with the cells of each of its axes that belong to the region. */
interface Section {
  readonly dimension: CoarseDimension;
  readonly cells: Box;
}

function sectionsOf(dimensions: readonly CoarseDimension[], axes: Box): Section[] {
  let next = 0;
  return dimensions.map((dimension) => {
    const cells = axes.slice(next, next + dimension.axes.length);
    next += dimension.axes.length;
    return { dimension, cells };
  });
}

function whereOfDays(days: readonly string[], own: readonly number[]): Where[] {
  if (own.length === days.length) return [];
  const cells = runsOf(own).map(([from, to]): Words => {
    const [first, next] = [days[from], days[to + 1]];
    if (first === undefined) throw new Error("a region has a day that is not there");
    const name = from === 0 ? words.untilDay : next === undefined ? words.fromDay : words.daysBetween;
    return fillDays(name, first, next === undefined ? first : dayBefore(next));
  });
  return [{ fact: DAY_OF_REGION, cells }];
}

/** The runs of neighbouring places, each with its first and its last one. */
function runsOf(places: readonly number[]): (readonly [number, number])[] {
  const firsts = places.filter((place) => !places.includes(place - 1));
  return firsts.map((first) => {
    const last = places.find((place) => place >= first && !places.includes(place + 1));
    return [first, last ?? first];
  });
}

function fillDays(name: Words, first: string, last: string): Words {
  const [from, to] = [dayWords(first), dayWords(last)];
  const put = (language: "zh-CN" | "en"): string =>
    name[language].replace("{first}", from[language]).replace("{last}", to[language]);
  return { "zh-CN": put("zh-CN"), en: put("en") };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function whereOf({ dimension, cells }: Section): Where[] {
  return dimension.axes.flatMap((axis, index): Where[] => {
    const own = cells[index] ?? [];
    if (own.length === axis.cells.length) return [];
    const { reading, fact, whole } = axis;
    const compared = dimension.tests.find(
      ({ bound }) => whole !== null && bound.kind === "quantity" && bound.of === whole,
    );
    return [
      {
        fact: compared?.name ?? fact,
        ...(reading === null ? {} : { reading }),
        cells: own.flatMap((cell) => axis.cells[cell]?.names ?? []),
      },
    ];
  });
}

function plainPoint({ dimension, cells }: Section): Point {
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
function nearestOutside(
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
