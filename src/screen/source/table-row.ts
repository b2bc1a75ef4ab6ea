/** One record of a table: the line on which it begins, from 1, and its cells. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** What is to be said of cells that are not simply what stands in them; null where there is nothing. */
  readonly marks: readonly CellMark[] | null;
}

/** What a sheet tells of a cell beside its text. */
export interface CellMark {
  /** From 0. */
  readonly column: number;
  /**
   * A formula without a stored result; a part of merged cells; a cell without a heading; a number that the sheet
   * shows otherwise; one that it holds with more digits than count; a cell of a hidden column; a row that is hidden or
   * struck through; a cell that is struck through, that somebody commented on, or whose number is shown in larger units.
   */
  readonly kind: "formula" | "merged" | "outside" | "shown" | "digits" | "hiddenColumn" | RowMark | CellDoubt;
  /** The formula, the merged cells' reference, the cell's text, what is shown, what is stored, the comment; else nothing. */
  readonly detail: string;
}

/** What marks a whole row that people may have taken off their list. */
export type RowMark = "hidden" | "struck";

/** What leaves it in doubt whether a cell holds as it stands. */
export type CellDoubt = "struckCell" | "comment" | "scaled";

const DOUBTS: readonly CellDoubt[] = ["comment", "struckCell", "scaled"];

/** A mark that leaves it in doubt whether a cell holds as it stands. */
export type Doubt = CellMark & { readonly kind: CellDoubt };

/** Whether a mark leaves it in doubt that a cell holds as it stands. */
export function isDoubt(mark: CellMark): mark is Doubt {
  return (DOUBTS as readonly string[]).includes(mark.kind);
}

/** A row as a JSON array on a line: a number stands for so many empty cells; marks stand behind, in an array. */
type RowLine = readonly (string | number | readonly CellMark[])[];

/** Writes a row, given by its columns (from 0, in their order) and texts, as a line without its line break. */
export function writeRowLine(cells: Iterable<readonly [number, string]>, marks: readonly CellMark[]): string {
  const line: (string | number | readonly CellMark[])[] = [];
  let next = 0;
  for (const [column, text] of cells) {
    if (text === "") continue;
    if (column > next) line.push(column - next);
    line.push(text);
    next = column + 1;
  }
  if (marks.length > 0) line.push(marks);
  return JSON.stringify(line);
}

/** Reads what writeRowLine wrote, with as many cells as the table has columns. */
export function readRowLine(text: string, line: number, width: number): TableRow {
  const cells: string[] = [];
  let marks: readonly CellMark[] | null = null;
  for (const entry of JSON.parse(text) as RowLine) {
    if (typeof entry === "string") cells.push(entry);
    else if (typeof entry === "number") for (let count = 0; count < entry; count += 1) cells.push("");
    else marks = entry;
  }
  while (cells.length < width) cells.push("");
  return { line, cells, marks };
}

/** Rows of a sheet; an empty line is an empty row. */
export function* parseRows(text: string, firstLine: number, width: number): Generator<TableRow> {
  for (const [index, line] of text.split("\n").entries()) {
    if (line !== "") yield readRowLine(line, firstLine + index, width);
  }
}
