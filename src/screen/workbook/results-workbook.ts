import { linesOfFile } from "../source/lines.ts";
import { RESULT_COLUMNS } from "../table/draw-finding.ts";
import { numberCell, type Sheet, sheetXml, STYLE, textCell } from "./sheet-xml.ts";
import { writeWorkbook } from "./write-workbook.ts";

const WIDTHS = [8, 30, 30, 16, 16, 30, 40, 40, 20, 60, 50];
/** Rows that a sheet can hold, less the headings. */
const MOST_ROWS = 1_048_575;

/** Writes the workbook of results from their rows, a JSON array a line; more than a sheet holds goes on in the next. */
export async function writeResultsWorkbook(rowsFile: string, file: string): Promise<void> {
  await writeWorkbook(file, sheetsOf(linesOfFile(rowsFile)));
}

function* sheetsOf(lines: Iterator<string>): Generator<Sheet> {
  let next = lines.next();
  let number = 0;
  do {
    number += 1;
    yield {
      name: `results ${number}`,
      pieces: sheetXml(WIDTHS, rowsOf()),
    };
  } while (next.done !== true);

  function* rowsOf(): Generator<string> {
    yield RESULT_COLUMNS.map((column) => textCell(column, STYLE.heading)).join("");
    for (let count = 0; count < MOST_ROWS && next.done !== true; count += 1) {
      const [line, ...texts] = JSON.parse(next.value) as [number, ...string[]];
      yield numberCell(line) + texts.map((text) => textCell(text, STYLE.text)).join("");
      next = lines.next();
    }
  }
}
