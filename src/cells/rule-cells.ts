import { rational } from "../exact/rational.ts";
import type { Reason, Verdict } from "../logic/operators.ts";
import type { Profile } from "../profile/answer.ts";
import { type Leaf, leavesOf } from "../rules/condition.ts";
import { type Status, statusOn } from "../rules/document.ts";
import type { Instrument, Rule, Rulebook } from "../rules/rulebook.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { dayAt, dayNumber } from "../fact-types/parts/days.ts";
import {
  type Dimension,
  dimensionsOf,
  distinctTests,
  isOfDay,
  type Point,
  together,
  verdictOnDay,
} from "./dimensions.ts";
import type { Day } from "./layouts.ts";

/** What a test can say: met, unmet, or a kind of unknown. */
export type Says = "met" | "unmet" | Reason;

/** What a verdict says. */
export function saysOf({ truth, reason }: Verdict): Says {
  if (truth === "unknown") {
    if (reason === null) throw new Error("an unknown test has no reason");
    return reason;
  }
  return truth ? "met" : "unmet";
}

/** A cell of a rule: what its distinct tests and its document's status say at once, and a case that reaches it. */
export interface RuleCell {
  readonly status: Status;
  /** In the order of the rule's distinct tests. */
  readonly says: readonly Says[];
  readonly asOf: string;
  readonly profile: Profile;
}

/** All cells of a rule. */
export interface RuleCells {
  /** The tests of `applies` and then of `requires`, each once whatever its name. */
  readonly tests: readonly Leaf[];
  /** How many cells there are. */
  readonly count: number;
  /** Each cell once, at most so many of them. */
  take(most: number): Iterable<RuleCell>;
}

/**
 * A day of each stretch of days on which neither the status of one of the documents nor a fact that follows from the
 * day changes by itself: the first one, and for the days before all of them the last.
 */
export function daysApart(
  documents: readonly Pick<Instrument, "status">[],
  leaves: readonly Leaf[],
  { byId }: Vocabulary,
): string[] {
  const turns = [
    ...documents.flatMap(({ status }) => status.map(({ from }) => from)),
    ...leaves.flatMap(({ fact }) => byId.get(fact)?.trueFrom ?? []),
  ].sort();
  const [first] = turns;
  return first === undefined ? [] : [dayAt(dayNumber(first).sub(rational(1n))), ...new Set(turns)];
}

/** The cells of one rule (contract: what its distinct tests and its document's status say at once, as far as some profile reaches it). */
export function ruleCells(
  rule: Rule,
  { vocabulary, documents }: Pick<Rulebook, "vocabulary" | "documents">,
): RuleCells {
  const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
  const tests = distinctTests(leaves);
  const document = documents.get(rule.document);
  if (document === undefined) throw new Error(`there is no document ${rule.document}`);
  const parts = new Map<string, DayPart>();
  for (const asOf of daysApart([document], tests, vocabulary)) {
    const day = { asOf, status: statusOn(document, asOf).status };
    const onDay = tests.map((leaf) =>
      isOfDay(leaf, vocabulary) ? saysOf(verdictOnDay(leaf, vocabulary, day)) : null,
    );
    const key = `${day.status} ${onDay.join()}`;
    if (!parts.has(key)) parts.set(key, { ...day, onDay, columns: columnsOf(tests, vocabulary, day) });
  }
  const counts = [...parts.values()].map(({ columns }) =>
    columns.reduce((product, { rows }) => product * rows.length, 1),
  );
  return {
    tests,
    count: counts.reduce((sum, count) => sum + count, 0),
    *take(most) {
      let taken = 0;
      for (const part of parts.values()) {
        for (const rows of product(part.columns)) {
          if (taken === most) return;
          taken += 1;
          yield cellOf(part, rows, tests.length, vocabulary);
        }
      }
    },
  };
}

/** What the tests of one dimension can say at once. */
interface Column {
  /** For each of them its place among the tests of the rule. */
  readonly places: readonly number[];
  readonly rows: readonly Row[];
}

interface Row {
  readonly column: Column["places"];
  readonly says: readonly Says[];
  readonly point: Point;
}

interface DayPart extends Day {
  /** What the tests say that the day decides; null for all others. */
  readonly onDay: readonly (Says | null)[];
  readonly columns: readonly Column[];
}

function columnsOf(tests: readonly Leaf[], vocabulary: Vocabulary, day: Day): Column[] {
  return dimensionsOf(tests, vocabulary, day).map((dimension) => {
    const column = dimension.tests.map((leaf) => tests.indexOf(leaf));
    return { places: column, rows: rowsOf(dimension, column) };
  });
}

function rowsOf({ points }: Dimension, column: readonly number[]): Row[] {
  const rows = new Map<string, Row>();
  for (const point of points) {
    const says = point.verdicts.map(saysOf);
    const key = says.join();
    if (!rows.has(key)) rows.set(key, { column, says, point });
  }
  return [...rows.values()];
}

/** Every choice of one row from each column, the last column turning first. */
function* product(columns: readonly Column[]): Iterable<readonly Row[]> {
  const at = columns.map(() => 0);
  for (;;) {
    yield columns.flatMap(({ rows }, place) => rows[at[place] ?? 0] ?? []);
    let place = columns.length - 1;
    while (place >= 0 && (at[place] ?? 0) + 1 === columns[place]?.rows.length) {
      at[place] = 0;
      place -= 1;
    }
    if (place < 0) return;
    at[place] = (at[place] ?? 0) + 1;
  }
}

function cellOf(
  { asOf, status, onDay }: DayPart,
  rows: readonly Row[],
  size: number,
  vocabulary: Vocabulary,
): RuleCell {
  const says: (Says | null)[] = [...onDay];
  for (const { column, says: own } of rows) {
    column.forEach((place, index) => {
      says[place] = own[index] ?? null;
    });
  }
  const known = says.filter((one) => one !== null);
  if (known.length !== size) throw new Error("a test belongs to no dimension");
  const profile = together(
    rows.map(({ point }) => point),
    vocabulary,
  );
  return { status, says: known, asOf, profile };
}
