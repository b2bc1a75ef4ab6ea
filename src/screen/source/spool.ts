import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import type { ScreenError } from "../screen-error.ts";
import { screenError } from "../screen-error.ts";
import { readSheet, type SheetChoice } from "../workbook/workbook-reader.ts";

/** What the first bytes of an input say it is. */
export type InputKind = "workbook" | "old-workbook" | "profiles" | "table";

/** Tells a workbook, JSON Lines and a table apart by their first bytes. */
export function kindOfInput(file: string): InputKind {
  const start = Buffer.alloc(512);
  const descriptor = openSync(file, "r");
  let length = 0;
  try {
    length = readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const bytes = start.subarray(0, length);
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return "workbook";
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return "old-workbook";
  const text = bytes.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  return text.trimStart().startsWith("{") ? "profiles" : "table";
}

/**
 * Copies standard input to a file, which has its name only when whole. A run that is taken up again (`resume`) reads the
 * one that is there already.
 */
export async function spoolStandardInput(
  input: AsyncIterable<Uint8Array>,
  file: string,
  resume: boolean,
): Promise<void> {
  if (resume && existsSync(file)) return;
  await writeNew(file, async (write) => {
    for await (const piece of input) write(piece);
  });
}

const HELD = 1 << 18;

/** The headings of a workbook's sheet, with the row they stand in; its further rows go to a file. */
interface SheetHeader {
  readonly headings: readonly string[];
  readonly line: number;
}

/** A sheet whose rows went to a file. */
export interface SpooledSheet extends SheetHeader {
  readonly choice: SheetChoice;
}

/**
 * Writes the rows of a workbook's sheet to a file, a JSON array a line, so that the row with the number n stands on
 * line n; empty rows are empty lines. The first row that is not empty holds the headings. `wanted` names the sheet;
 * null stands for the first.
 */
export async function spoolSheet(
  workbook: string,
  name: string,
  wanted: string | null,
  file: string,
): Promise<SpooledSheet> {
  let header: SheetHeader | null = null;
  let choice: SheetChoice | null = null;
  await writeNew(file, async (write) => {
    let held = "";
    let written = 0;
    const flush = (): void => {
      write(Buffer.from(held));
      held = "";
    };
    choice = await readSheet(workbook, name, wanted, ({ number, cells }) => {
      held += "\n".repeat(number - 1 - written);
      written = number;
      const isEmpty = cells.every((cell) => cell.trim() === "");
      if (header === null && !isEmpty) header = { headings: withoutEmptyEnd(cells), line: number };
      else if (!isEmpty) held += rowLine(cells, header, number);
      held += "\n";
      if (held.length > HELD) flush();
    });
    flush();
  });
  if (header === null || choice === null) throw screenError("emptyInput", { source: name });
  return { ...(header as SheetHeader), choice };
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

/** The cells of a row, as many as there are headings. Throws where a cell stands to the right of all headings. */
function rowLine(cells: readonly string[], header: SheetHeader | null, number: number): string {
  const width = header?.headings.length ?? 0;
  const outside = cells.findIndex((cell, index) => index >= width && cell.trim() !== "");
  if (outside >= 0) throw outsideHeadings(number, outside);
  return JSON.stringify(Array.from({ length: width }, (_, index) => cells[index] ?? ""));
}

function outsideHeadings(line: number, column: number): ScreenError {
  return screenError("outsideHeadings", { line: String(line), column: String(column + 1) });
}

async function writeNew(
  file: string,
  fillIn: (write: (bytes: Uint8Array) => void) => Promise<void>,
): Promise<void> {
  const descriptor = openSync(`${file}.new`, "w");
  try {
    await fillIn((bytes) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    });
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}
