import { daysApart, saysOf } from "../../cells/rule-cells.ts";
import {
  dimensionsOf,
  distinctTests,
  isOfDay,
  type Point,
  testKey,
  verdictOnDay,
} from "../../cells/dimensions.ts";
import { compileCondition } from "../../evaluate/compiled/level.ts";
import { outcomeOf } from "../../evaluate/outcome.ts";
import { type Level, levelOf, truthOf } from "../../logic/kleene.ts";
import { type Leaf, leavesOf } from "../../rules/condition.ts";
import { type Status, statusOn } from "../../rules/document.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Instrument, Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { type Box, joinBoxes } from "./boxes.ts";
import { type CoarseDimension, coarseDimension } from "./coarse.ts";

/** One side of a comparison: a rule and the document that it belongs to. */
export interface RuleSide {
  readonly rule: Rule;
  readonly document: Instrument;
}

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

/** So many combinations of what tests can say are worked out for one pair of rules at most. */
const MOST_COMBINATIONS = 4_000_000;

/**
 * Every cell on which two rules come to different outcomes, put together into boxes that do not overlap and of which
 * no two can be joined; a rule that is not there (null) has no outcome anywhere. Both sides are looked at with one
 * vocabulary. Throws where the rules have more combinations than can be worked out.
 */
export function differenceOf(old: RuleSide | null, now: RuleSide | null, vocabulary: Vocabulary): Difference {
  const sides = [old, now].filter((side) => side !== null);
  const leaves = distinctTests(sides.flatMap(({ rule }) => leavesOfRule(rule)));
  const documents = sides.map(({ document }) => document);
  const parts = daysApart(documents, leaves, vocabulary).map((asOf) =>
    partOn(asOf, leaves, { old, now }, vocabulary),
  );
  const counted = new Map<string, Part>();
  for (const part of parts) if (!counted.has(part.key)) counted.set(part.key, part);
  const sum = (count: (part: Part) => number): number =>
    [...counted.values()].reduce((total, part) => total + count(part), 0);
  return {
    cells: sum(({ columns }) => columns.reduce((product, { kinds }) => product * kinds, 1)),
    changedCells: sum(({ changed }) => changed.reduce((total, { cells }) => total + cells, 0)),
    boxes: boxesOf(parts),
  };
}

function leavesOfRule({ applies, requires }: Rule): Leaf[] {
  return [...leavesOf(applies), ...leavesOf(requires)];
}

/** What holds on one day. */
interface Part {
  readonly asOf: string;
  /** Equal for days on which all tests can say the same with the same statuses. */
  readonly key: string;
  readonly dimensions: readonly CoarseDimension[];
  readonly columns: readonly Column[];
  readonly changed: readonly Changed[];
}

/** The points of a dimension, those together on which every test holds alike. */
interface Column {
  readonly classes: readonly PointClass[];
  /** How many different things the tests of the dimension can say, each kind of unknown apart. */
  readonly kinds: number;
}

interface PointClass {
  readonly key: string;
  readonly levels: readonly (readonly [string, Level])[];
  readonly points: readonly Point[];
  readonly kinds: number;
}

interface Changed {
  readonly old: Outcome | null;
  readonly new: Outcome | null;
  /** For each column the place of its class. */
  readonly at: readonly number[];
  readonly cells: number;
}

type Sides = { readonly old: RuleSide | null; readonly now: RuleSide | null };

function partOn(asOf: string, leaves: readonly Leaf[], { old, now }: Sides, vocabulary: Vocabulary): Part {
  const sides = [old, now].map((side) =>
    side === null ? null : { ...side, status: statusOn(side.document, asOf).status },
  );
  const status = sides.find((side) => side !== null)?.status;
  if (status === undefined) throw new Error("neither side has a rule");
  const dimensions = dimensionsOf(leaves, vocabulary, { asOf, status }).map((dimension) =>
    coarseDimension(dimension, vocabulary),
  );
  const columns = dimensions.map(columnOf);
  const judges = sides.map((side) => (side === null ? null : judgeOf(side, leaves, asOf, vocabulary)));
  const statuses = sides.map((side) => side?.status ?? "none");
  const onDay = judges.map((judge) => judge?.onDay ?? "none");
  const key = [...statuses, ...onDay, ...columns.map(({ classes }) => classes.map((one) => one.key))].join(
    " ",
  );
  const changed = changedIn(columns, (levels) => judges.map((judge) => judge?.outcome(levels) ?? null));
  return { asOf, key, dimensions, columns, changed };
}

function columnOf({ tests, points }: CoarseDimension): Column {
  const keys = tests.map(testKey);
  const classes = new Map<string, { levels: PointClass["levels"]; points: Point[]; kinds: Set<string> }>();
  for (const point of points) {
    const levels = point.verdicts.map(({ truth }) => levelOf(truth));
    const key = levels.join();
    const says = point.verdicts.map(saysOf).join();
    const known = classes.get(key);
    if (known === undefined) {
      const pairs = levels.map((level, place) => [keys[place] ?? "", level] as const);
      classes.set(key, { levels: pairs, points: [point], kinds: new Set([says]) });
    } else {
      known.points.push(point);
      known.kinds.add(says);
    }
  }
  const all = [...classes].map(([key, { kinds, ...one }]) => ({ key, ...one, kinds: kinds.size }));
  return { classes: all, kinds: all.reduce((total, { kinds }) => total + kinds, 0) };
}

interface Judge {
  /** What the tests say that the day decides. */
  readonly onDay: string;
  outcome(levels: ReadonlyMap<string, Level>): Outcome;
}

function judgeOf(
  { rule, status }: RuleSide & { readonly status: Status },
  leaves: readonly Leaf[],
  asOf: string,
  vocabulary: Vocabulary,
): Judge {
  const ofDay = new Map(
    leaves
      .filter((leaf) => isOfDay(leaf, vocabulary))
      .map((leaf) => [testKey(leaf), levelOf(verdictOnDay(leaf, vocabulary, { asOf, status }).truth)]),
  );
  const compile = (condition: Rule["applies"]) =>
    compileCondition<ReadonlyMap<string, Level>>(condition, (leaf) => {
      const key = testKey(leaf);
      const fixed = ofDay.get(key);
      if (fixed !== undefined) return () => fixed;
      return (levels) => {
        const level = levels.get(key);
        if (level === undefined) throw new Error(`nothing is known of the test ${key}`);
        return level;
      };
    });
  const [applies, requires] = [compile(rule.applies), compile(rule.requires)];
  return {
    onDay: [...ofDay.values()].join(),
    outcome: (levels) =>
      outcomeOf(truthOf(applies(levels)), () => truthOf(requires(levels)), status, rule.open.length > 0),
  };
}

/** Every combination of classes, one of each column, on which the two outcomes differ. */
function changedIn(
  columns: readonly Column[],
  outcomesOf: (levels: ReadonlyMap<string, Level>) => (Outcome | null)[],
): Changed[] {
  const combinations = columns.reduce((product, { classes }) => product * classes.length, 1);
  if (combinations > MOST_COMBINATIONS)
    throw new Error(
      `${combinations} combinations are more than the ${MOST_COMBINATIONS} that are worked out`,
    );
  const changed: Changed[] = [];
  const levels = new Map<string, Level>();
  const at: number[] = [];
  const walk = (place: number, cells: number): void => {
    const column = columns[place];
    if (column === undefined) {
      const [old = null, now = null] = outcomesOf(levels);
      if (old !== now) changed.push({ old, new: now, at: [...at], cells });
      return;
    }
    for (const [index, one] of column.classes.entries()) {
      for (const [key, level] of one.levels) levels.set(key, level);
      at[place] = index;
      walk(place + 1, cells * one.kinds);
    }
  };
  walk(0, 1);
  return changed;
}

/** The changed places of all days as boxes; days with the same dimensions are put together. */
function boxesOf(parts: readonly Part[]): ChangedBox[] {
  const groups = new Map<string, Part[]>();
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

function boxesOfGroup(group: readonly Part[]): ChangedBox[] {
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
