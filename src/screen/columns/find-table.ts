import { isBareNumber } from "../../free-text/column-context.ts";
import { isDescribing, unitsIn } from "../../free-text/headings.ts";
import { errorAt, screenError } from "../screen-error.ts";
import { RecordScanner } from "../source/csv.ts";
import { CHOSEN, type HeadingNames } from "./heading-names.ts";
import { type ColumnPlan, type HeadingWishes, planColumns } from "./headings.ts";

/** A row at the beginning of a table that is not empty. */
export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that are looked at for the headings. */
export const MOST_ABOVE = 30;

/** Where a table begins: what its columns mean, how many of the rows are its headings, and what stands above them. */
export interface FoundTable {
  readonly plan: ColumnPlan;
  readonly titles: readonly HeadRow[];
  /** How many of the rows stand above the companies, titles and headings together. */
  readonly above: number;
  readonly line: number;
}

/**
 * Finds the headings among the first rows of a table: the row with most names of facts in it, or the one that the
 * wishes name; with the row below where that one completes them. Throws a ScreenError as planColumns does, and where
 * the table is not one of a company a row.
 */
export function findTable(rows: readonly HeadRow[], names: HeadingNames, wishes: HeadingWishes): FoundTable {
  const at = headingsAt(rows, names, wishes);
  const head = rows[at];
  if (head === undefined) throw errorAt(1, 1, "noHeader", {});
  checkCommas(rows, names);
  checkUpright(rows, head, names);
  const grouped = groupedBy(rows[at - 1]?.cells ?? [], head.cells, names);
  const titles = rows.slice(0, grouped === null ? at : at - 1);
  const units = titles.flatMap(({ cells }) => unitsIn(cells));
  const joined = grouped === null ? joinedWith(head.cells, rows[at + 1]?.cells ?? [], names) : null;
  const headings = withoutEmptyEnd(grouped ?? joined ?? head.cells);
  const plan = planColumns(headings, head.line, names, wishes, units);
  return { plan, titles, above: at + (joined === null ? 1 : 2), line: head.line };
}

function headingsAt(rows: readonly HeadRow[], names: HeadingNames, wishes: HeadingWishes): number {
  const { headerRow } = wishes;
  if (headerRow !== null) {
    const at = rows.findIndex(({ line }) => line === headerRow);
    if (at < 0)
      throw screenError("headerRow", { line: String(headerRow), most: String(rows.at(-1)?.line ?? 0) });
    return at;
  }
  const scores = rows.map(({ cells }) => headingsIn(cells, names, wishes));
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  const wide = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1);
  return Math.max(wide, 0);
}

/** Signs other than the comma that spreadsheet programs put between the cells of a text file. */
const DIVIDERS = ["\t", ";"];

/**
 * The sign between the cells of a text: a tab or a semicolon where its first lines have the headings of a table by that
 * sign alone, else the comma.
 */
export function dividerOf(beginning: string, names: HeadingNames, wishes: HeadingWishes): string {
  const isTable = (divider: string): boolean =>
    firstRecords(beginning, divider).some((cells) => headingsIn(cells, names, wishes) > 1);
  const found = DIVIDERS.filter(isTable);
  return found.length === 1 && !isTable(",") ? (found[0] ?? ",") : ",";
}

function firstRecords(text: string, divider: string): string[][] {
  const scanner = new RecordScanner(text, 1, { isWhole: true, quotes: true, divider });
  const records: string[][] = [];
  for (let span = scanner.next(); span !== null && records.length < MOST_ABOVE; span = scanner.next()) {
    if (span.broken === null) records.push(scanner.cellsOf(span));
  }
  return records;
}

function headingsIn(
  cells: readonly string[],
  names: HeadingNames,
  { meanings, ignored }: HeadingWishes,
): number {
  return cells.filter(
    (cell) => names.isFact(cell) || meanings.has(cell.trim()) || ignored.includes(cell.trim()),
  ).length;
}

/** Signs that divide the cells of a text file where it has no commas. */
const OTHER_SIGNS = [...DIVIDERS, "|"];

/** Refuses a text file whose cells are divided by another sign than the comma. */
function checkCommas(rows: readonly HeadRow[], names: HeadingNames): void {
  const divides = ({ cells }: HeadRow, sign: string): boolean =>
    cells.length === 1 && (cells[0] ?? "").split(sign).filter((part) => names.isFact(part)).length > 1;
  const head = rows.find((row) => OTHER_SIGNS.some((sign) => divides(row, sign)));
  if (head !== undefined) throw errorAt(head.line, 1, "noCommas", {});
}

const MOST_LABELS = 3;

/** Refuses a table whose labels stand in its first column: a form, or companies as columns. */
function checkUpright(rows: readonly HeadRow[], head: HeadRow, names: HeadingNames): void {
  const isLabel = (cell: string): boolean => cell.trim() !== "" && !isBareNumber(cell);
  const labels = rows.filter(({ cells }) => names.isFact(cells.find(isLabel) ?? ""));
  const across = head.cells.filter((cell) => names.isFact(cell)).length;
  if (labels.length >= MOST_LABELS && across < labels.length && across <= 2)
    throw errorAt(head.line, 1, "sideways", {});
}

/** Without the empty cells that spreadsheet programs put at the end of the lines of a text file. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

/** Headings with the row of groups above them as one, where some mean something only so; else null. */
function groupedBy(upper: readonly string[], lower: readonly string[], names: HeadingNames): string[] | null {
  const strangers = (cells: readonly string[]): number =>
    cells.filter((cell) => cell.trim() !== "" && names.meaningOf(cell, []) === null && !isDescribing(cell))
      .length;
  const joined = joinedWith(upper, lower, names);
  return joined !== null && strangers(joined) < strangers(lower) ? joined : null;
}

/** Headings of two rows as one; null where the second is no row of headings. */
function joinedWith(
  upper: readonly string[],
  lower: readonly string[],
  names: HeadingNames,
): string[] | null {
  let group = "";
  let hasFit = false;
  const joined: string[] = [];
  for (let index = 0; index < Math.max(upper.length, lower.length); index += 1) {
    const above = (upper[index] ?? "").trim();
    const below = (lower[index] ?? "").trim();
    if (above !== "") group = above;
    const fit = below === "" ? null : fitIn(group, below, names);
    // What stands under a heading that is one by itself is an answer, and what stands under none is no heading.
    if (below !== "" && fit === null && (group === "" || names.isFact(above) || isDescribing(above)))
      return null;
    hasFit ||= fit !== null;
    joined.push(fit ?? (below === "" ? above : below));
  }
  return hasFit ? joined : null;
}

/** The heading that a lower one makes with the group above it: a part, or a choice of what the group is; else null. */
function fitIn(group: string, below: string, names: HeadingNames): string | null {
  const apart = [`${group} ${below}`, `${below} ${group}`];
  const together = [`${below}${group}`, `${group}${below}`];
  const forms = /^[!-~]/.test(group) ? [...apart, ...together] : [...together, ...apart];
  const whole = forms.find((name) => names.isFact(name));
  if (whole !== undefined && group !== "") return whole;
  const meaning = names.meaningOf(below, []);
  if (meaning === null) return null;
  if (!names.isFact(group)) return below;
  return meaning.path[0] === CHOSEN && meaning.fact === names.meaningOf(group, [])?.fact ? below : null;
}
