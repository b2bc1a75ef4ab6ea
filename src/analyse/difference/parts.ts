import { daysApart, saysOf } from "../../cells/rule-cells.ts";
import { dimensionsOf, distinctTests, isOfDay, type Point, verdictOnDay } from "../../cells/dimensions.ts";
import { compileCondition } from "../../evaluate/compiled/truth-rank.ts";
import { outcomeOf } from "../../evaluate/outcome.ts";
import { type TruthRank, truthRankOf, truthOf } from "../../logic/kleene.ts";
import { type Leaf, leavesOf, testKey } from "../../rules/condition.ts";
import { type Status, statusOn } from "../../rules/document.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Instrument, Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { type CoarseDimension, coarseDimension } from "./coarse.ts";

/** One side of a comparison: a rule and the document that it belongs to. */
export interface RuleSide {
  readonly rule: Rule;
  readonly document: Instrument;
}

/** So many combinations of what tests can say are worked out for one pair of rules at most. */
const MOST_COMBINATIONS = 4_000_000;

function leavesOfRule({ applies, requires }: Rule): Leaf[] {
  return [...leavesOf(applies), ...leavesOf(requires)];
}

/** What holds on one day. */
export interface Part {
  readonly asOf: string;
  /** Of the documents of the rules that are there. */
  readonly statuses: readonly Status[];
  /** Equal for days on which all tests can say the same with the same statuses. */
  readonly key: string;
  readonly dimensions: readonly CoarseDimension[];
  readonly columns: readonly Column[];
  /** The two outcomes where each test holds as said. */
  outcomes(ranks: ReadonlyMap<string, TruthRank>): readonly [Outcome | null, Outcome | null];
}

/** The points of a dimension, those together on which every test holds alike. */
export interface Column {
  readonly classes: readonly PointClass[];
  /** How many different things the tests of the dimension can say, each kind of unknown apart. */
  readonly kinds: number;
}

export interface PointClass {
  readonly key: string;
  readonly ranks: readonly (readonly [string, TruthRank])[];
  readonly points: readonly Point[];
  readonly kinds: number;
}

/**
 * Two rules side by side on the first day of each stretch on which neither changes by itself; a rule that is not there
 * (null) has no outcome anywhere. Both are looked at with one vocabulary; on one day alone (YYYY-MM-DD) where one is
 * given.
 */
export function partsOf(
  old: RuleSide | null,
  now: RuleSide | null,
  vocabulary: Vocabulary,
  asOf?: string,
): Part[] {
  const sides = [old, now].filter((side) => side !== null);
  const leaves = distinctTests(sides.flatMap(({ rule }) => leavesOfRule(rule)));
  const documents = sides.map(({ document }) => document);
  const days = asOf === undefined ? daysApart(documents, leaves, vocabulary) : [asOf];
  return days.map((day) => partOn(day, leaves, [old, now], vocabulary));
}

function partOn(
  asOf: string,
  leaves: readonly Leaf[],
  versions: readonly (RuleSide | null)[],
  vocabulary: Vocabulary,
): Part {
  const sides = versions.map((side) =>
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
  return {
    asOf,
    statuses: sides.flatMap((side) => side?.status ?? []),
    key,
    dimensions,
    columns,
    outcomes: (ranks) => [judges[0]?.outcome(ranks) ?? null, judges[1]?.outcome(ranks) ?? null],
  };
}

function columnOf({ tests, points }: CoarseDimension): Column {
  const keys = tests.map(testKey);
  const classes = new Map<string, { ranks: PointClass["ranks"]; points: Point[]; kinds: Set<string> }>();
  for (const point of points) {
    const ranks = point.verdicts.map(({ truth }) => truthRankOf(truth));
    const key = ranks.join();
    const says = point.verdicts.map(saysOf).join();
    const known = classes.get(key);
    if (known === undefined) {
      const pairs = ranks.map((rank, place) => [keys[place] ?? "", rank] as const);
      classes.set(key, { ranks: pairs, points: [point], kinds: new Set([says]) });
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
  outcome(ranks: ReadonlyMap<string, TruthRank>): Outcome;
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
      .map((leaf) => [testKey(leaf), truthRankOf(verdictOnDay(leaf, vocabulary, { asOf, status }).truth)]),
  );
  const compile = (condition: Rule["applies"]) =>
    compileCondition<ReadonlyMap<string, TruthRank>>(condition, (leaf) => {
      const key = testKey(leaf);
      const fixed = ofDay.get(key);
      if (fixed !== undefined) return () => fixed;
      return (ranks) => {
        const rank = ranks.get(key);
        if (rank === undefined) throw new Error(`nothing is known of the test ${key}`);
        return rank;
      };
    });
  const [applies, requires] = [compile(rule.applies), compile(rule.requires)];
  return {
    onDay: [...ofDay.values()].join(),
    outcome: (ranks) =>
      outcomeOf(truthOf(applies(ranks)), () => truthOf(requires(ranks)), status, rule.open.length > 0),
  };
}

/**
 * Visits every combination of classes, one of each column, with its two outcomes and how many cells it stands for.
 * Throws where there are more combinations than can be worked out.
 */
export function eachCombination(
  { columns, outcomes }: Part,
  visit: (outcomes: readonly [Outcome | null, Outcome | null], at: readonly number[], cells: number) => void,
): void {
  const combinations = columns.reduce((product, { classes }) => product * classes.length, 1);
  if (combinations > MOST_COMBINATIONS)
    throw new Error(
      `${combinations} combinations are more than the ${MOST_COMBINATIONS} that are worked out`,
    );
  const ranks = new Map<string, TruthRank>();
  const at: number[] = [];
  const walk = (place: number, cells: number): void => {
    const column = columns[place];
    if (column === undefined) {
      visit(outcomes(ranks), at, cells);
      return;
    }
    for (const [index, one] of column.classes.entries()) {
      for (const [key, rank] of one.ranks) ranks.set(key, rank);
      at[place] = index;
      walk(place + 1, cells * one.kinds);
    }
  };
  walk(0, 1);
}
