import { renameSync } from "node:fs";
import { type FoundTable, type HeadRow, MOST_ABOVE } from "../columns/find-table.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { showFound } from "../../input/problem.ts";
import { errorAt, screenError, withRemark } from "../screen-error.ts";
import { type MergedCells, MOST_COLUMNS, type SheetCell, type SheetRow } from "../workbook/sheet-rows.ts";
import { readSheet, type SheetChoice, type SheetEnd } from "../workbook/workbook-reader.ts";
import { linesOfFile } from "./lines.ts";
import { writeNew } from "./spool.ts";
import { type CellMark, isDoubt, readRowLine, writeRowLine } from "./table-row.ts";

/** A sheet whose rows went to a file. */
export interface SpooledSheet {
  readonly plan: ColumnPlan;
  readonly titles: readonly HeadRow[];
  readonly choice: SheetChoice;
}

/** What is known of a table once its headings were found. */
interface KnownTable extends FoundTable {
  /** The last row of the headings. */
  readonly last: number;
  /** For each column of a sheet, the next one, itself included, that holds a fact. */
  readonly nextFact: Uint16Array;
}

const NO_FACT = MOST_COLUMNS;

const HELD = 1 << 18;

/**
 * Writes the rows of a workbook's sheet to a file, so that the row with the number n stands on line n; empty rows,
 * headings and what is above them are empty lines. `find` looks for the headings among the first rows that are not
 * empty, before any row is written. `wanted` names the sheet; null stands for the first. Throws a ScreenError.
 */
export async function spoolSheet(
  workbook: { readonly file: string; readonly name: string; readonly wanted: string | null },
  file: string,
  find: (first: readonly HeadRow[]) => FoundTable,
): Promise<SpooledSheet> {
  let table: KnownTable | undefined;
  let merged: readonly MergedCells[] = [];
  let choice: SheetChoice | undefined;
  let daysFrom: SheetEnd["daysFrom"] = 1900;
  await writeLines(file, async (write) => {
    let written = 0;
    let held: SheetRow[] = [];
    const writeRow = (row: SheetRow): void => {
      write("\n".repeat(row.number - 1 - written));
      written = row.number;
      if (table !== undefined && row.number > table.last) write(lineOf(row, table));
      write("\n");
    };
    const findIn = (): void => {
      try {
        table = tableIn(held, find);
      } catch (error) {
        throw workbook.wanted === null && choice !== undefined ? ofFirstSheet(error, choice) : error;
      }
      for (const row of held) writeRow(row);
      held = [];
    };
    const end = await readSheet(workbook.file, workbook.name, workbook.wanted, (row, chosen) => {
      choice = chosen;
      if (!row.cells.some(isFilled)) return;
      if (table !== undefined) writeRow(row);
      else if (held.push(row) >= MOST_ABOVE) findIn();
    });
    if (held.length > 0) findIn();
    ({ merged, daysFrom } = end);
  });
  if (table === undefined || choice === undefined) throw screenError("emptyInput", { source: workbook.name });
  const { plan, titles, last, nextFact } = table;
  const within = merged.filter(
    ({ top, bottom, left, right }) =>
      bottom > last && (top < bottom || left < right) && (nextFact[left] as number) <= right,
  );
  if (within.length > 0) await spreadMerged(file, within, table);
  const columns = plan.columns.map((column) => ({ ...column, context: { ...column.context, daysFrom } }));
  return { plan: { ...plan, columns }, titles, choice };
}

/** What is wrong with a sheet that nobody named, and the others that may have been meant; a cover has no list. */
function ofFirstSheet(error: unknown, { sheet, others }: SheetChoice): unknown {
  if (others.length === 0) return error;
  const names = { sheet: showFound(sheet), others: others.map(showFound).join(", ") };
  return withRemark(error, "firstSheet", names, others);
}

function tableIn(first: readonly SheetRow[], find: (first: readonly HeadRow[]) => FoundTable): KnownTable {
  const found = find(first.map(({ number, cells }) => ({ line: number, cells: textsOf(cells) })));
  const facts = new Set(found.plan.columns.map(({ index }) => index));
  const nextFact = new Uint16Array(MOST_COLUMNS + 1).fill(NO_FACT);
  for (let column = MOST_COLUMNS - 1; column >= 0; column -= 1) {
    nextFact[column] = facts.has(column) ? column : (nextFact[column + 1] as number);
  }
  return { ...found, last: first[found.above - 1]?.number ?? found.line, nextFact };
}

function textsOf(cells: readonly SheetCell[]): string[] {
  const texts: string[] = [];
  for (const { column, text } of cells.filter(isFilled)) {
    while (texts.length < column) texts.push("");
    texts.push(text);
  }
  return texts;
}

function isFilled({ text }: SheetCell): boolean {
  return text.trim() !== "";
}

/** The cells of a row below the headings, with what is to be said of those that hold facts, or stand outside. */
function lineOf({ cells, isHidden }: SheetRow, { plan, nextFact }: KnownTable): string {
  const width = plan.headings.length;
  const marks: CellMark[] = [];
  const filled = cells.filter(isFilled);
  const isStruckRow = filled.length > 0 && filled.every(({ isStruck }) => isStruck);
  if (isHidden) marks.push({ column: nextFact[0] as number, kind: "hidden", detail: "" });
  else if (isStruckRow) marks.push({ column: nextFact[0] as number, kind: "struck", detail: "" });
  for (const cell of cells) {
    if (nextFact[cell.column] === cell.column) marks.push(...marksOf(cell, isStruckRow));
  }
  const outside = cells.find((cell) => cell.column >= width && isFilled(cell));
  if (outside !== undefined) marks.push({ column: outside.column, kind: "outside", detail: outside.text });
  const below = cells.filter(({ column }) => column < width);
  return writeRowLine(
    below.map(({ column, text }) => [column, text]),
    marks,
  );
}

/** What is to be said of a cell that holds a fact. */
function marksOf(cell: SheetCell, isStruckRow: boolean): CellMark[] {
  const { column, text, shown, stored, scaled, comment } = cell;
  const marks: CellMark[] = [];
  if (cell.isHidden && isFilled(cell)) marks.push({ column, kind: "hiddenColumn", detail: "" });
  if (cell.isFormula) marks.push({ column, kind: "formula", detail: text });
  if (shown !== null) marks.push({ column, kind: "shown", detail: shown });
  if (cell.isStruck && !isStruckRow && text !== "") marks.push({ column, kind: "struckCell", detail: "" });
  if (comment !== null) marks.push({ column, kind: "comment", detail: comment });
  if (stored !== null) marks.push({ column, kind: "digits", detail: stored });
  if (scaled !== null) marks.push({ column, kind: "scaled", detail: scaled });
  return marks;
}

/**
 * Gives each cell of merged ones what stands in the first of them, as the sheet shows it; marks the rows that are
 * merged into one company.
 */
async function spreadMerged(file: string, merged: readonly MergedCells[], table: KnownTable): Promise<void> {
  const { plan, last } = table;
  const width = plan.headings.length;
  const rest = merged.toSorted((one, other) => other.top - one.top);
  let open: readonly OpenCells[] = [];
  let number = 0;
  await writeLines(`${file}.merged`, async (write) => {
    for (const line of linesOfFile(file)) {
      number += 1;
      const row = line === "" ? null : readRowLine(line, number, width);
      const begun: MergedCells[] = [];
      while ((rest.at(-1)?.top ?? Number.POSITIVE_INFINITY) <= number) begun.push(...rest.splice(-1));
      const opened = begun.map((area) => ({
        area,
        text: (row?.cells[area.left] ?? "").trim(),
        doubts: (row?.marks ?? []).filter((mark) => isDoubt(mark) && mark.column === area.left),
      }));
      open = [...open, ...opened].filter(
        // What stands in headings that reach below them is told of the rows, and not copied into them.
        ({ area, text }) => area.bottom >= number && (text !== "" || area.top <= last),
      );
      // Merged cells do not overlap, so that a row has no more of them than columns.
      if (open.length > width) throw errorAt(number, 1, "mergedOverlap", {});
      write(row === null || open.length === 0 ? line : lineWithMerged(row, open, table));
      write("\n");
    }
  });
  renameSync(`${file}.merged`, file);
}

/** Cells that are merged into one, with what stands in the first of them and leaves it in doubt. */
interface OpenCells {
  readonly area: MergedCells;
  readonly text: string;
  readonly doubts: readonly CellMark[];
}

function lineWithMerged(
  row: ReturnType<typeof readRowLine>,
  open: readonly OpenCells[],
  { plan, last, nextFact }: KnownTable,
): string {
  const named = plan.columns.find(({ fact }) => fact === "name")?.index ?? -1;
  const cells = [...row.cells];
  const marks = [...(row.marks ?? [])];
  for (const { area, text, doubts } of open) {
    const { top, bottom, left, right, reference } = area;
    if (top < row.line) marks.push(...doubts);
    const isHeading = top <= last;
    if (!isHeading) cells.fill(text, left, Math.min(right, plan.headings.length - 1) + 1);
    if (isHeading || (top < bottom && left <= named && named <= right))
      marks.push({ column: nextFact[left] as number, kind: "merged", detail: reference });
  }
  return writeRowLine(cells.entries(), marks);
}

/** Writes a file of lines, in larger pieces. */
async function writeLines(
  file: string,
  fillIn: (write: (text: string) => void) => Promise<void>,
): Promise<void> {
  await writeNew(file, async (writeBytes) => {
    let held = "";
    const flush = (): void => {
      writeBytes(Buffer.from(held));
      held = "";
    };
    await fillIn((text) => {
      held += text;
      if (held.length > HELD) flush();
    });
    flush();
  });
}
