import type { Outcome } from "../../rules/rule-schema.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { type Box, joinBoxes } from "./boxes.ts";
import type { CoarseDimension } from "./coarse.ts";
import { type Column, eachCombination, type Part, partsOf, type RuleSide } from "./parts.ts";

/** A day of each stretch on which neither side changes by itself, and what the dimensions hold on it. */
export interface Days {
  /** The first day of each stretch; of the one before all others its last. */
  readonly days: readonly string[];
  readonly dimensions: readonly CoarseDimension[];
}

/** Cells on which two rules come to different outcomes: a box over the days and the axes of all dimensions. */
export interface ChangedBox {
  readonly old: Outcome | null;
  readonly new: Outcome | null;
  readonly days: Days;
  /** First the places in `days.days`, then the cells of each axis of each dimension, in their order. */
  readonly box: Box;
}

/** How two rules differ. */
export interface Difference {
  /** How many cells the tests and statuses of both sides together have. */
  readonly cells: number;
  readonly changedCells: number;
  readonly boxes: readonly ChangedBox[];
}

/**
 * Every cell on which two rules come to different outcomes, put together into boxes that do not overlap and of which
 * no two can be joined; a rule that is not there (null) has no outcome anywhere. Both sides are looked at with one
 * vocabulary, on one day alone (YYYY-MM-DD) where one is given. Throws where the rules have more combinations than can be worked out.
 */
export function differenceOf(
  old: RuleSide | null,
  now: RuleSide | null,
  vocabulary: Vocabulary,
  asOf?: string,
): Difference {
  const parts = partsOf(old, now, vocabulary, asOf);
  const changes = new Map<string, Changed[]>();
  for (const part of parts) if (!changes.has(part.key)) changes.set(part.key, changedIn(part));
  const differing = parts.map((part): DifferingPart => ({ ...part, changed: changes.get(part.key) ?? [] }));
  const counted = [...new Map(differing.map((part) => [part.key, part])).values()];
  const sum = (count: (part: DifferingPart) => number): number =>
    counted.reduce((total, part) => total + count(part), 0);
  return {
    cells: sum(({ columns }) => columns.reduce((product, { kinds }) => product * kinds, 1)),
    changedCells: sum(({ changed }) => changed.reduce((total, { cells }) => total + cells, 0)),
    boxes: boxesOf(differing),
  };
}

/** A combination of classes on which the two outcomes differ. */
interface Changed {
  readonly old: Outcome | null;
  readonly new: Outcome | null;
  /** For each column the place of its class. */
  readonly at: readonly number[];
  readonly cells: number;
}

interface DifferingPart extends Part {
  readonly changed: readonly Changed[];
}

function changedIn(part: Part): Changed[] {
  const changed: Changed[] = [];
  eachCombination(part, ([old, now], at, cells) => {
    if (old !== now) changed.push({ old, new: now, at: [...at], cells });
  });
  return changed;
}

/** The changed places of all days as boxes; days with the same dimensions are put together. */
function boxesOf(parts: readonly DifferingPart[]): ChangedBox[] {
  const groups = new Map<string, DifferingPart[]>();
  for (const part of parts) {
    const layout = JSON.stringify([
      part.dimensions.map(({ axes }) =>
        axes.map(({ fact, cells }) => [fact, cells.map(({ names }) => names)]),
      ),
      part.columns.map(({ classes }) => classes.map(({ key, points }) => [key, points.map(({ at }) => at)])),
    ]);
    const known = groups.get(layout);
    if (known === undefined) groups.set(layout, [part]);
    else known.push(part);
  }
  return [...groups.values()].flatMap((group) => boxesOfGroup(group));
}

function boxesOfGroup(group: readonly DifferingPart[]): ChangedBox[] {
  const [first] = group;
  if (first === undefined) return [];
  const days: Days = { days: group.map(({ asOf }) => asOf), dimensions: first.dimensions };
  const byOutcomes = new Map<string, { old: Outcome | null; new: Outcome | null; places: Box[] }>();
  for (const [day, { changed }] of group.entries()) {
    for (const { old, new: now, at } of changed) {
      const key = `${old} ${now}`;
      const place = [[day], ...at.map((index) => [index])];
      const known = byOutcomes.get(key);
      if (known === undefined) byOutcomes.set(key, { old, new: now, places: [place] });
      else known.places.push(place);
    }
  }
  return [...byOutcomes.values()].flatMap(({ old, new: now, places }) =>
    joinBoxes(joinBoxes(places).flatMap((box) => overAxes(box, first.columns))).map((box) => ({
      old,
      new: now,
      days,
      box,
    })),
  );
}

/** A box over classes as boxes over the axes of their dimensions. */
function overAxes([days = [], ...classes]: Box, columns: readonly Column[]): Box[] {
  const parts = columns.map((column, place): Box[] => {
    const points = (classes[place] ?? []).flatMap((index) => column.classes[index]?.points ?? []);
    return joinBoxes(points.map(({ at }) => at.map((cell) => [cell])));
  });
  return parts.reduce<Box[]>(
    (boxes, more) => boxes.flatMap((box) => more.map((own) => [...box, ...own])),
    [[days]],
  );
}
