import type { Dimension } from "../../cells/dimensions.ts";
import type { Axis } from "../../cells/layouts.ts";
import type { Stretch } from "../../cells/stretches.ts";
import { formatRational, HUNDRED, type Rational } from "../../exact/rational.ts";
import { dayWords } from "../../language/day.ts";
import { fillWords, inEach, joinList, type Language, type Words } from "../../language/language.ts";
import { dayAt } from "../../fact-types/parts/days.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import { comparedAs, unitOf } from "../../fact-types/measure.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

/** Cells of an axis between which no test of either rule tells. */
export interface CoarseCell {
  readonly names: readonly Words[];
  /** Where its numbers lie; null where they lie apart, or it holds none. */
  readonly stretch: Stretch | null;
}

/** An axis with cells put together. */
export interface CoarseAxis extends Omit<Axis, "cells"> {
  readonly cells: readonly CoarseCell[];
}

/** A dimension over coarse axes; each of its points says where it lies on them. */
export interface CoarseDimension extends Omit<Dimension, "axes"> {
  readonly axes: readonly CoarseAxis[];
}

/**
 * Puts the cells of each axis together on which every test says the same, whatever the reason of an unknown. Axes of
 * parts and wholes, which one test looks at together, stay as they are.
 */
export function coarseDimension(dimension: Dimension, vocabulary: Vocabulary): CoarseDimension {
  const { axes, points } = dimension;
  const isSeparable = axes.length === 1 || axes.every(({ reading }) => reading !== null);
  const groupings = axes.map((axis) =>
    isSeparable ? groupsOf(axis, dimension) : axis.cells.map((_, cell) => [cell]),
  );
  const placeOf = groupings.map((groups) => {
    const places = new Map(groups.flatMap((cells, place) => cells.map((cell) => [cell, place] as const)));
    return (cell: number): number => {
      const place = places.get(cell);
      if (place === undefined) throw new Error(`the cell ${cell} is in no group`);
      return place;
    };
  });
  return {
    ...dimension,
    axes: axes.map((axis, index) => ({
      ...axis,
      cells: (groupings[index] ?? []).map((cells) => coarseCell(cells, axis, dimension, vocabulary)),
    })),
    points: points.map((point) => ({
      ...point,
      at: point.at.map((cell, index) => placeOf[index]?.(cell) ?? 0),
    })),
  };
}

/** What every test says where all axes stand in one cell: a share with both readings there, or the one fact. */
function saidAt(cell: number, { points }: Dimension): string {
  const point = points.find(({ at }) => at.every((own) => own === cell));
  return point === undefined ? `cell ${cell}` : point.verdicts.map(({ truth }) => truth).join();
}

function groupsOf({ cells }: Axis, dimension: Dimension): number[][] {
  const groups = new Map<string, number[]>();
  for (const cell of cells.keys()) {
    const said = saidAt(cell, dimension);
    const known = groups.get(said);
    if (known === undefined) groups.set(said, [cell]);
    else known.push(cell);
  }
  return [...groups.values()];
}

function coarseCell(
  own: readonly number[],
  axis: Axis,
  dimension: Dimension,
  vocabulary: Vocabulary,
): CoarseCell {
  const cells = own.flatMap((index) => axis.cells[index] ?? []);
  const stretches = joinedStretches(cells.flatMap(({ stretch }) => stretch ?? []));
  const isSpan = (index: number): boolean => axis.reading !== null && isBetween(index, axis);
  const spans = own.filter(isSpan);
  const plain = own.filter((index) => !isSpan(index)).flatMap((index) => axis.cells[index] ?? []);
  const named = stretches.length === cells.filter(({ stretch }) => stretch !== null).length;
  const numbers = named
    ? plain.filter(({ stretch }) => stretch !== null).map(({ name }) => name)
    : stretches.map((stretch) => nameOfJoined(stretch, axis, vocabulary));
  const [firstSpan] = spans;
  return {
    names: [
      ...plain.filter(({ stretch }) => stretch === null).map(({ name }) => name),
      ...numbers,
      ...(firstSpan === undefined || stretches.length > 0 ? [] : [nameOfSpan(firstSpan, axis, dimension)]),
    ],
    stretch: stretches.length === 1 ? (stretches[0] ?? null) : null,
  };
}

/** Whether a cell of a reading holds intervals: it comes after the numbers and has no stretch of its own. */
function isBetween(index: number, { cells }: Axis): boolean {
  return cells[index]?.stretch === null && index > cells.findIndex(({ stretch }) => stretch !== null);
}

function joinedStretches(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.low.compare(b.low) || (a.includesLow ? -1 : 1));
  const joined: Stretch[] = [];
  for (const stretch of sorted) {
    const last = joined.at(-1);
    const meets = last?.high?.equals(stretch.low) && last.includesHigh !== stretch.includesLow;
    if (last === undefined || meets !== true) joined.push(stretch);
    else joined[joined.length - 1] = { ...last, high: stretch.high, includesHigh: stretch.includesHigh };
  }
  return joined;
}

function nameOfJoined(
  { low, includesLow, high, includesHigh }: Stretch,
  { fact }: Axis,
  vocabulary: Vocabulary,
): Words {
  const known = vocabulary.byId.get(fact);
  const say = (value: Rational): Words => {
    if (comparedAs(fact, vocabulary) === "date") return dayWords(dayAt(value));
    const unit = known === undefined ? null : unitOf(known);
    const text = formatRational(value);
    return inEach((language) => showQuantity(text, unit, language));
  };
  const values = { low: say(low), high: high === null ? "" : say(high) };
  if (high === null) return fillWords(includesLow ? words.from : words.above, values);
  if (includesLow) return fillWords(includesHigh ? words.fromUpTo : words.fromBelow, values);
  return fillWords(includesHigh ? words.aboveUpTo : words.aboveBelow, values);
}

/** An interval by the bounds of which it is not known on which side it lies. */
function nameOfSpan(cell: number, { fact }: Axis, { tests, points }: Dimension): Words {
  const point = points.find(({ at }) => at.every((own) => own === cell));
  const open = tests.filter((_, place) => point?.verdicts[place]?.truth === "unknown");
  const bounds = new Set(
    open.flatMap((leaf) => {
      if (leaf.bound.kind !== "quantity") return [];
      const value = leaf.fact === fact ? leaf.bound.value : HUNDRED.sub(leaf.bound.value);
      return [formatRational(value)];
    }),
  );
  const list = (language: Language): string =>
    joinList(
      [...bounds].map((bound) => showQuantity(bound, "%", language)),
      language,
    );
  return fillWords(words.openSides, { bounds: inEach(list) });
}
