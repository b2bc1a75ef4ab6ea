import { type Point, together } from "../../cells/dimensions.ts";
import { dayWords } from "../../language/day.ts";
import { inEach, textIn, type Words } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { Box } from "./boxes.ts";
import type { CoarseDimension } from "./coarse.ts";
import { nearestOutside, plainPoint, type Section } from "./neighbour.ts";
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
  /** The cells themselves. */
  readonly changed: ChangedBox;
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
    changed,
  };
}

/** The part of a box over the axes, dimension by dimension. */
export function sectionsOf(dimensions: readonly CoarseDimension[], axes: Box): Section[] {
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
  return inEach((language) =>
    textIn(name, language).replace("{first}", textIn(from, language)).replace("{last}", textIn(to, language)),
  );
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
