import type { Statement, Table } from "../model.ts";
import type { Column, Laid } from "./columns.ts";
import type { Element } from "./document.ts";
import { MARGIN, RULE, SHADE, STYLES, type Style, WIDTH } from "./paper.ts";
import type { Sheet } from "./sheet.ts";

/** A head stands on the page of its first row, in points; a row that is taller than this is divided anyway. */
const LEAST_ROOM = 90;
const MOST_ROOM = 300;

/**
 * Draws a table; where a page ends its head stands again on the next. `noted` gives a statement with the marks of its
 * notes.
 */
export function drawTable(
  sheet: Sheet,
  { widths, head, rows }: Table,
  parent: Element,
  noted: (statement: Statement) => Statement,
): void {
  const pad = 5;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width, index) => {
    const before = widths.slice(0, index).reduce((sum, other) => sum + other, 0);
    return { x: MARGIN.left + (before / total) * WIDTH + pad, width: (width / total) * WIDTH - pad * 2 };
  });
  const lay = (cell: readonly Statement[], index: number, style: Style, element: Element | null): Column => ({
    x: columns[index]?.x ?? MARGIN.left,
    paragraphs: cell.flatMap((statement) =>
      sheet.languagesOf(statement).map((language): Laid => {
        const lines = sheet.layout(statement, language, columns[index]?.width ?? WIDTH, style);
        return { lines, language, style, element: element && sheet.child(element, "P", language) };
      }),
    ),
  });
  const line = (): void => sheet.artifact(() => sheet.rule(sheet.y, RULE, 0.4));
  const shade = (top: number, height: number): void =>
    sheet.artifact(() => sheet.doc.rect(MARGIN.left, top, WIDTH, height).fillColor(SHADE).fill());
  const drawHead = (elements: readonly (Element | null)[]): void => {
    const laid = head.map((statement, index) =>
      lay([statement], index, STYLES.head, elements[index] ?? null),
    );
    sheet.flow(laid, { pad, behind: shade });
    line();
  };
  const again = (): void => {
    if (head.length === 0) return;
    sheet.doc.markContent("Artifact", { type: "Layout" });
    const laid = head.map((statement, index) => lay([statement], index, STYLES.head, null));
    const top = sheet.y;
    const height = sheet.heightOf(laid) + pad * 2;
    sheet.doc.rect(MARGIN.left, top, WIDTH, height).fillColor(SHADE).fill();
    sheet.flow(laid, { pad });
    sheet.rule(sheet.y, RULE, 0.4);
    sheet.doc.endMarkedContent();
  };
  const heightOf = (cells: readonly (readonly Statement[])[], style: Style): number =>
    sheet.heightOf(cells.map((cell, index) => lay(cell, index, style, null))) + pad * 2;
  sheet.y += 4;
  const withFirstRow =
    heightOf(
      head.map((statement) => [statement]),
      STYLES.head,
    ) + heightOf(rows[0] ?? [], STYLES.cell);
  sheet.room(Math.min(Math.max(LEAST_ROOM, withFirstRow), MOST_ROOM));
  const table = sheet.child(parent, "Table");
  if (head.length > 0) {
    const thead = sheet.child(table, "THead");
    const row = sheet.child(thead, "TR");
    const cells = head.map(() => sheet.child(row, "TH", undefined, { scope: "Column" }));
    drawHead(cells);
    for (const cell of cells) cell.end();
    row.end();
    thead.end();
  }
  const body = sheet.child(table, "TBody");
  for (const cells of rows) {
    const row = sheet.child(body, "TR");
    const elements = cells.map((_, index) =>
      index === 0 ? sheet.child(row, "TH", undefined, { scope: "Row" }) : sheet.child(row, "TD"),
    );
    const laid = cells.map((cell, index) =>
      lay(cell.map(noted), index, STYLES.cell, elements[index] ?? null),
    );
    sheet.flow(laid, { pad, again });
    line();
    for (const element of elements) element.end();
    row.end();
  }
  body.end();
  table.end();
  sheet.y += 8;
}
