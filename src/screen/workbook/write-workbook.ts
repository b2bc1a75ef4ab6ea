import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { type Sheet, workbookParts } from "./sheet-xml.ts";

/** One day for all parts, so that the same content makes the same bytes. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** Writes an XLSX workbook of such sheets, with a memory of one piece; the sheets are taken in their order. */
export async function writeWorkbook(file: string, sheets: Iterable<Sheet>): Promise<void> {
  const zip = new ZipFile();
  const output = createWriteStream(file, { flush: true });
  try {
    await Promise.all([fill(zip, sheets), pipeline(zip.outputStream, output)]);
  } finally {
    // Whichever of the two fails leaves the other waiting.
    output.destroy();
  }
}

async function fill(zip: ZipFile, sheets: Iterable<Sheet>): Promise<void> {
  const written: Omit<Sheet, "pieces">[] = [];
  for (const { pieces, ...sheet } of sheets) {
    written.push(sheet);
    const text = Readable.from(inBytes(pieces));
    zip.addReadStream(text, `xl/worksheets/sheet${written.length}.xml`, OPTIONS);
    await finished(text);
  }
  for (const [name, xml] of workbookParts(written)) zip.addBuffer(Buffer.from(xml), name, OPTIONS);
  zip.end();
}

const PIECE = 1 << 16;

/** The texts as bytes, in pieces worth passing on. */
function* inBytes(texts: Iterable<string>): Generator<Buffer> {
  let held = "";
  for (const text of texts) {
    held += text;
    if (held.length < PIECE) continue;
    yield Buffer.from(held);
    held = "";
  }
  yield Buffer.from(held);
}
