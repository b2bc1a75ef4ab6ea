import { renameSync } from "node:fs";
import type { ColumnPlan } from "../columns/headings.ts";
import { screenError } from "../screen-error.ts";
import { type MergedCells, MOST_COLUMNS, type SheetCell, type SheetRow } from "../workbook/sheet-rows.ts";
import { readSheet, type SheetChoice } from "../workbook/workbook-reader.ts";
import { linesOfFile } from "./lines.ts";
import { writeNew } from "./spool.ts";
import { type CellMark, readRowLine, writeRowLine } from "./table-row.ts";

/** A sheet whose rows went to a file. */
export interface SpooledSheet {
  readonly plan: ColumnPlan;
  readonly choice: SheetChoice;
}

/** The row of the headings, and what they stand for. */
interface PlannedHeader {
  readonly line: number;
  readonly plan: ColumnPlan;
  /** For each column of a sheet, the next one, itself included, that holds a fact. */
  readonly nextFact: Uint16Array;
}

const NO_FACT = MOST_COLUMNS;

/** Judges the headings that stand in such a row. Throws a ScreenError. */
type PlanHeadings = (headings: readonly string[], line: number) => ColumnPlan;

const HELD = 1 << 18;

/**
 * Writes the rows of a workbook's sheet to a file, so that the row with the number n stands on line n; empty rows are
 * empty lines. The first row that is not empty holds the headings, which `planHeadings` judges before any other row is
 * written. `wanted` names the sheet; null stands for the first. Throws a ScreenError.
 */
export async function spoolSheet(
  workbook: { readonly file: string; readonly name: string; readonly wanted: string | null },
  file: string,
  planHeadings: PlanHeadings,
): Promise<SpooledSheet> {
  let header: PlannedHeader | undefined;
  let merged: readonly MergedCells[] = [];
  let choice: SheetChoice | undefined;
  await writeLines(file, async (write) => {
    let written = 0;
    const end = await readSheet(workbook.file, workbook.name, workbook.wanted, (row) => {
      write("\n".repeat(row.number - 1 - written));
      written = row.number;
      if (row.cells.some(isFilled)) {
        if (header === undefined) header = headerOf(row, planHeadings);
        else write(lineOf(row, header));
      }
      write("\n");
    });
    ({ merged, choice } = end);
  });
  if (header === undefined || choice === undefined)
    throw screenError("emptyInput", { source: workbook.name });
  const { plan, line, nextFact } = header;
  const within = merged.filter(
    ({ top, bottom, left, right }) =>
      bottom > line && (top < bottom || left < right) && (nextFact[left] as number) <= right,
  );
  if (within.length > 0) await markMerged(file, within, header);
  return { plan, choice };
}

function headerOf({ number, cells }: SheetRow, planHeadings: PlanHeadings): PlannedHeader {
  const headings: string[] = [];
  for (const { column, text } of cells.filter(isFilled)) {
    while (headings.length < column) headings.push("");
    headings.push(text);
  }
  const plan = planHeadings(headings, number);
  const facts = new Set(plan.columns.map(({ index }) => index));
  const nextFact = new Uint16Array(MOST_COLUMNS + 1).fill(NO_FACT);
  for (let column = MOST_COLUMNS - 1; column >= 0; column -= 1) {
    nextFact[column] = facts.has(column) ? column : (nextFact[column + 1] as number);
  }
  return { line: number, plan, nextFact };
}

function isFilled({ text }: SheetCell): boolean {
  return text.trim() !== "";
}

/** The cells of a row below their headings, with what is to be said of those that hold facts, or stand outside. */
function lineOf({ cells }: SheetRow, { plan, nextFact }: PlannedHeader): string {
  const width = plan.headings.length;
  const marks: CellMark[] = [];
  for (const { column, text, isFormula, shown } of cells) {
    if (nextFact[column] !== column) continue;
    if (isFormula) marks.push({ column, kind: "formula", detail: text });
    if (shown !== null) marks.push({ column, kind: "shown", detail: shown });
  }
  const outside = cells.find((cell) => cell.column >= width && isFilled(cell));
  if (outside !== undefined) marks.push({ column: outside.column, kind: "outside", detail: outside.text });
  const below = cells.filter(({ column }) => column < width);
  return writeRowLine(
    below.map(({ column, text }) => [column, text]),
    marks,
  );
}

/** Marks the rows that merged cells reach into, unless there is nothing in these cells. */
async function markMerged(
  file: string,
  merged: readonly MergedCells[],
  header: PlannedHeader,
): Promise<void> {
  const sweep = new MergedSweep(merged, header.line);
  let number = 0;
  await writeLines(`${file}.merged`, async (write) => {
    for (const text of linesOfFile(file)) {
      number += 1;
      const row = text === "" ? null : readRowLine(text, number, header.plan.headings.length);
      const found = sweep.next(row?.cells ?? []);
      if (row === null || found === undefined) write(text);
      else {
        const column = header.nextFact[found.left] as number;
        const mark: CellMark = { column, kind: "merged", detail: found.reference };
        write(writeRowLine(row.cells.entries(), [...(row.marks ?? []), mark]));
      }
      write("\n");
    }
  });
  renameSync(`${file}.merged`, file);
}

/** Tells row by row, from the first on, which merged cells reach into it. */
class MergedSweep {
  readonly #header: number;
  /** The topmost last. */
  readonly #rest: MergedCells[];
  readonly #open = new Set<MergedCells>();
  readonly #ending = new Map<number, MergedCells[]>();
  #number = 0;

  constructor(merged: readonly MergedCells[], header: number) {
    this.#header = header;
    this.#rest = merged.toSorted((one, other) => other.top - one.top);
  }

  /** Moves on by a row with such cells; one of those that reach into it, and hold something or are headings. */
  next(cells: readonly string[]): MergedCells | undefined {
    for (const ended of this.#ending.get(this.#number) ?? []) this.#open.delete(ended);
    this.#ending.delete(this.#number);
    this.#number += 1;
    for (let top = this.#rest.at(-1); top !== undefined && top.top <= this.#number; top = this.#rest.at(-1)) {
      this.#rest.pop();
      if (top.top <= this.#header || (cells[top.left] ?? "").trim() !== "") this.#add(top);
    }
    const [first] = this.#open;
    return first;
  }

  #add(merged: MergedCells): void {
    this.#open.add(merged);
    const ending = this.#ending.get(merged.bottom);
    if (ending === undefined) this.#ending.set(merged.bottom, [merged]);
    else ending.push(merged);
  }
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
