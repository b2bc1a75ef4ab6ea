import type { Agreed } from "../../free-text/column-context.ts";
import { isDescribing, isPerHolder } from "../../free-text/headings.ts";
import { nearest, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import { errorAt, ScreenError, screenError } from "../screen-error.ts";
import words from "../words.json" with { type: "json" };
import { columnName } from "../workbook/reference.ts";
import type { Column, HeadingNames } from "./heading-names.ts";

/** What the columns of a table mean. */
export interface ColumnPlan {
  readonly headings: readonly string[];
  readonly columns: readonly Column[];
  /** The columns that describe companies and decide nothing, from 0. */
  readonly carried: readonly number[];
  /** What the run says of how texts are meant. */
  readonly agreed: Agreed;
}

/** What somebody says of the headings. */
export interface HeadingWishes {
  /** The fact (or part of one) that a heading stands for; null = to be left out. */
  readonly meanings: ReadonlyMap<string, string | null>;
  readonly ignored: readonly string[];
  readonly agreed: Agreed;
  /** The line of the headings; null where they are to be looked for. */
  readonly headerRow: number | null;
}

/** Tells what headings stand for; null for those that fit nothing. */
export type MeaningsOfHeadings = Pick<HeadingNames, "meaningOf" | "nearestOf">;

/** Every fact has a column, or some for its parts; a table wider than this is no list of companies. */
const MOST_COLUMNS = 2_000;

/**
 * What the headings of a table stand for: a fact's id, its title or another heading of it in either language, a part
 * of a fact as `investors.0.share`, a choice of a list of choices, or what the wishes say; one that may describe as well
 * (区县 beside 城市) describes where another column says that fact. `unitsAbove` are the units
 * that stand above the table. Throws a ScreenError for headings that fit nothing, all at once, and for two columns of one
 * fact.
 */
export function planColumns(
  headings: readonly string[],
  line: number,
  names: MeaningsOfHeadings,
  wishes: HeadingWishes,
  unitsAbove: readonly string[] = [],
): ColumnPlan {
  if (headings.length > MOST_COLUMNS) {
    throw errorAt(line, MOST_COLUMNS + 1, "tooManyColumns", { most: String(MOST_COLUMNS) });
  }
  const trimmed = headings.map((heading) => heading.trim());
  for (const wished of [...wishes.meanings.keys(), ...wishes.ignored]) {
    if (!trimmed.includes(wished)) throw unknownWish(wished, trimmed);
  }
  const { columns, carried, unknown } = sortOut(trimmed, line, names, wishes, unitsAbove);
  if (unknown.length > 0) throw unknownHeadings(line, trimmed, columns, carried, unknown, names);
  if (columns.length === 0) throw errorAt(line, 1, "noColumns", {});
  return { headings: trimmed, columns, carried, agreed: wishes.agreed };
}

interface UnknownHeading {
  readonly index: number;
  readonly heading: string;
  /** What it was looked up as. */
  readonly target: string;
}

/** Sorts headings into those of facts, those that describe, and those that fit nothing, each in their order. */
function sortOut(
  headings: readonly string[],
  line: number,
  names: MeaningsOfHeadings,
  { meanings, ignored }: HeadingWishes,
  unitsAbove: readonly string[],
): { readonly columns: Column[]; readonly carried: number[]; readonly unknown: UnknownHeading[] } {
  const columns: Column[] = [];
  const carried: number[] = [];
  const unknown: UnknownHeading[] = [];
  const taken = new Map<string, number>();
  const entries = headings.map((heading, index) => {
    const wished = meanings.get(heading);
    const mayDescribe = wished === undefined && isDescribing(heading);
    return { index, heading, target: wished ?? heading, mayDescribe, isLeftOut: wished === null };
  });
  // What may describe as well stands for a fact only where no other heading does.
  const surest = [false, true].flatMap((may) => entries.filter(({ mayDescribe }) => mayDescribe === may));
  for (const { index, heading, target, mayDescribe, isLeftOut } of surest) {
    if (isLeftOut || ignored.includes(heading)) continue;
    const meaning = names.meaningOf(target, unitsAbove);
    const key = meaning === null ? "" : [meaning.fact, ...meaning.path].join(".");
    const conflict = meaning === null ? null : conflictOf(key, taken);
    if (mayDescribe && (meaning === null || conflict !== null)) carried.push(index);
    else if (meaning === null) unknown.push({ index, heading, target });
    else if (conflict === null) {
      taken.set(key, index);
      columns.push({ index, ...meaning });
    } else {
      const first = { first: String(conflict + 1), heading: showFound(headings[conflict] ?? "") };
      throw errorAt(line, index + 1, "columnTwice", { fact: key, ...first, second: showFound(heading) });
    }
  }
  columns.sort((one, other) => one.index - other.index);
  carried.sort((one, other) => one - other);
  return { columns, carried, unknown };
}

/** A whole fact and its parts exclude each other. */
function conflictOf(key: string, taken: ReadonlyMap<string, number>): number | null {
  for (const [other, index] of taken) {
    if (other === key || other.startsWith(`${key}.`) || key.startsWith(`${other}.`)) return index;
  }
  return null;
}

/** All headings that fit nothing, each with its place and the nearest title; and a map of all headings to be edited. */
function unknownHeadings(
  line: number,
  headings: readonly string[],
  columns: readonly Column[],
  carried: readonly number[],
  unknown: readonly UnknownHeading[],
  names: MeaningsOfHeadings,
): ScreenError {
  if (unknown.some(({ heading }) => isPerHolder(heading))) {
    const heading = showFound(unknown.find((one) => isPerHolder(one.heading))?.heading ?? "");
    return errorAt(line, 1, "rowPerHolder", { heading });
  }
  const map: Record<string, string | null> = {};
  for (const { index, fact, path } of columns) map[headings[index] ?? ""] = [fact, ...path].join(".");
  for (const index of carried) map[headings[index] ?? ""] = null;
  const told = unknown.map(({ index, heading, target }) => {
    if (heading === "") return errorAt(line, index + 1, "emptyHeading", { column: columnName(index) }).words;
    const nearest = names.nearestOf(target);
    // A second column of one fact would be refused in its turn.
    const near = columns.some(({ fact }) => fact === nearest?.id) ? null : nearest;
    // A guess at one of two sides would turn every answer round, were the map given back as it is.
    map[heading] = near === null || near.isOneOfTwo ? null : near.id;
    const found = target === heading ? showFound(heading) : `${showFound(heading)} → ${showFound(target)}`;
    return near === null
      ? errorAt(line, index + 1, "unknownHeading", { found }).words
      : errorAt(line, index + 1, "unknownHeadingNear", { found, nearest: near.title }).words;
  });
  const joined = {
    "zh-CN": told.map((one) => one["zh-CN"]).join("；"),
    en: told.map(({ en }) => en).join("; "),
  };
  return new ScreenError(fillWords(words.errors.unknownHeadings, { headings: joined }), "input", map, [
    ...new Set(unknown.map(({ heading }) => heading)),
  ]);
}

function unknownWish(wished: string, headings: readonly string[]): ScreenError {
  const near = nearest(wished, headings);
  return screenError("noSuchHeading", {
    found: showFound(wished),
    expected: headings.slice(0, 20).map(showFound).join(", "),
    nearest: near ?? "–",
  });
}
