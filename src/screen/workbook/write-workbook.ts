import { type Sheet, workbookParts } from "./sheet-xml.ts";
import { ZipWriter } from "./zip-writer.ts";

/** Writes an XLSX workbook of such sheets, with a memory of one piece; the sheets are drawn in their order. */
export async function writeWorkbook(file: string, sheets: Iterable<Sheet>): Promise<void> {
  const zip = new ZipWriter(file);
  const written: Omit<Sheet, "pieces">[] = [];
  for (const { pieces, ...sheet } of sheets) {
    written.push(sheet);
    await zip.add(`xl/worksheets/sheet${written.length}.xml`, pieces);
  }
  for (const [name, xml] of workbookParts(written)) await zip.add(name, [xml]);
  zip.finish();
}
