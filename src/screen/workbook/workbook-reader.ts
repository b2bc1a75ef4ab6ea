import { readComments } from "./comments.ts";
import { PackageReader } from "./package-reader.ts";
import { readFormats, readStrings } from "./shared-parts.ts";
import { type MergedCells, type SheetRow, SheetRows } from "./sheet-rows.ts";
import { chooseSheet, readPart, readWorkbookParts } from "./workbook-parts.ts";

/** The sheet that was read, and the other ones that people can see. */
export interface SheetChoice {
  readonly sheet: string;
  readonly others: readonly string[];
}

/** What is known of a sheet once all its rows were read. */
export interface SheetEnd {
  readonly choice: SheetChoice;
  readonly merged: readonly MergedCells[];
  /** From which year the workbook counts its days. */
  readonly daysFrom: 1900 | 1904;
}

/**
 * Reads the rows of a sheet of an XLSX workbook, handing each that has cells to `take`: of the one named, or of the
 * first that is not hidden; with the choice of the sheet. What was handed over is worth nothing where a ScreenError is thrown.
 */
export async function readSheet(
  file: string,
  name: string,
  wanted: string | null,
  take: (row: SheetRow, choice: SheetChoice) => void,
): Promise<SheetEnd> {
  const zip = await PackageReader.open(file, name);
  try {
    const { sheets, strings, styles, ...book } = await readWorkbookParts(zip, name);
    const chosen = chooseSheet(sheets, wanted, name);
    if (chosen === undefined) throw zip.broken("workbook");
    const context = {
      ...book,
      strings: await readStrings(zip, strings),
      formats: await readFormats(zip, styles),
      comments: await readComments(zip, chosen.part),
    };
    const others = sheets.filter((other) => other !== chosen && !other.isHidden).map(({ title }) => title);
    const choice = { sheet: chosen.title, others };
    const rows = new SheetRows(
      context,
      (row) => take(row, choice),
      () => zip.broken(chosen.part),
    );
    await readPart(zip, chosen.part, {
      open: (tag, attributes) => rows.open(tag, attributes),
      text: (text) => rows.text(text),
      close: (tag) => rows.close(tag),
    });
    return { choice, merged: rows.merged, daysFrom: book.isFrom1904 ? 1904 : 1900 };
  } finally {
    zip.close();
  }
}
