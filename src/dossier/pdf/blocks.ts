import type { Block, Clause, Dossier, Heading, List, Statement, Table, Verdict } from "../model.ts";
import { textOf } from "../runs.ts";
import type { Element, PdfDocument } from "./document.ts";
import { ACCENT, INK, MARGIN, PAGE, RULE, SHADE, STYLES, type Style, TONES, WIDTH } from "./paper.ts";
import { drawPicture } from "./picture.ts";
import type { Column, Laid, Sheet } from "./sheet.ts";

const GUTTER = 18;
const ABOVE = [22, 16, 8] as const;
const BELOW = [10, 4, 2] as const;
/** A heading does not stand alone at the foot of a page: so much room must be left below it. */
const KEPT = [210, 150, 60] as const;

/** Draws the blocks of a dossier one after the other, and gathers their notes. */
export class Blocks {
  readonly #sheet: Sheet;
  readonly #titles: Dossier["clauseTitles"];
  readonly notes: Statement[] = [];
  #section: PdfDocument["outline"];

  constructor(sheet: Sheet, titles: Dossier["clauseTitles"]) {
    this.#sheet = sheet;
    this.#titles = titles;
    this.#section = sheet.doc.outline;
  }

  draw(block: Block, parent: Element): void {
    const sheet = this.#sheet;
    switch (block.kind) {
      case "heading":
        this.#heading(block, parent);
        break;
      case "paragraph":
        sheet.statement("P", this.#withNotes(block.text), STYLES[block.tone], parent);
        sheet.y += 4;
        break;
      case "list":
        this.#list(block, parent);
        break;
      case "table":
        this.#table(block, parent);
        break;
      case "clause":
        this.#clause(block, parent);
        break;
      case "verdict":
        this.#verdict(block, parent);
        break;
      case "picture":
        drawPicture(sheet, block, parent);
    }
  }

  /** The notes of all blocks drawn so far, each a place to which its mark leads. */
  drawNotes(parent: Element): void {
    const list = this.#sheet.child(parent, "L");
    this.notes.forEach((note, index) => {
      this.#sheet.anchor(`note-${index + 1}`);
      this.#sheet.statement("LI", note, STYLES.note, list, 24, `[${index + 1}]`);
      this.#sheet.y += 1.5;
    });
    list.end();
  }

  #withNotes(statement: Statement): Statement {
    return statement.flatMap((piece) => {
      if (piece.note === undefined) return [piece];
      const { note, ...plain } = piece;
      const number = this.notes.push(note);
      return [plain, { text: `\u00a0[${number}]`, language: "en" as const, to: `note-${number}` }];
    });
  }

  #heading({ level, id, text }: Heading, parent: Element): void {
    const sheet = this.#sheet;
    const at = level - 1;
    const style: Style = STYLES.heading[at] ?? STYLES.heading[0];
    sheet.y += ABOVE[at] ?? 0;
    sheet.room(KEPT[at] ?? 0);
    sheet.anchor(id);
    if (level < 3) {
      const item = (level === 1 ? sheet.doc.outline : this.#section).addItem(
        sheet.languages.map((language) => text.map((piece) => textOf(piece, language)).join("")).join(" / "),
        // The distance is from the right edge.
        { expanded: true, top: sheet.y - 8, left: PAGE.width },
      );
      if (level === 1) this.#section = item;
    }
    sheet.statement(`H${level}`, text, style, parent);
    if (level === 1) sheet.artifact(() => rule(sheet, sheet.y + 3, INK, 0.6));
    sheet.y += BELOW[at] ?? 0;
  }

  #list({ items, ordered }: List, parent: Element): void {
    const sheet = this.#sheet;
    const list = sheet.child(parent, "L");
    items.forEach(({ id, text }, index) => {
      if (id !== undefined) {
        sheet.room(STYLES.item.leading * 2);
        sheet.anchor(id);
      }
      sheet.statement("LI", this.#withNotes(text), STYLES.item, list, 18, ordered ? `${index + 1}.` : "–");
      sheet.y += 2.5;
    });
    list.end();
    sheet.y += 4;
  }

  #table({ widths, head, rows }: Table, parent: Element): void {
    const sheet = this.#sheet;
    const pad = 5;
    const total = widths.reduce((sum, width) => sum + width, 0);
    const columns = widths.map((width, index) => {
      const before = widths.slice(0, index).reduce((sum, other) => sum + other, 0);
      return { x: MARGIN.left + (before / total) * WIDTH + pad, width: (width / total) * WIDTH - pad * 2 };
    });
    const lay = (
      cell: readonly Statement[],
      index: number,
      style: Style,
      element: Element | null,
    ): Column => ({
      x: columns[index]?.x ?? MARGIN.left,
      paragraphs: cell.flatMap((statement) =>
        sheet.languagesOf(statement).map((language): Laid => {
          const lines = sheet.layout(statement, language, columns[index]?.width ?? WIDTH, style);
          return { lines, language, style, element: element && sheet.child(element, "P", language) };
        }),
      ),
    });
    const line = (): void => sheet.artifact(() => rule(sheet, sheet.y, RULE, 0.4));
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
      rule(sheet, sheet.y, RULE, 0.4);
      sheet.doc.endMarkedContent();
    };
    sheet.y += 4;
    sheet.room(90);
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
      const laid = cells.map((cell, index) => lay(cell, index, STYLES.cell, elements[index] ?? null));
      sheet.flow(laid, { pad, again });
      line();
      for (const element of elements) element.end();
      row.end();
    }
    body.end();
    table.end();
    sheet.y += 8;
  }

  #clause({ place, quote, translation }: Clause, parent: Element): void {
    const sheet = this.#sheet;
    const spoken = sheet.languages.at(-1) ?? sheet.first;
    const sides = [
      { title: this.#titles.quote, text: quote, language: "zh-CN" as const },
      { title: this.#titles.translation, text: translation, language: "en" as const },
    ].slice(0, sheet.edition === "zh-CN" ? 1 : 2);
    const pad = 8;
    const width = (WIDTH - pad * 2 - GUTTER * (sides.length - 1)) / sides.length;
    sheet.y += 4;
    sheet.room(70);
    sheet.statement("P", place, STYLES.small, parent);
    const quotes: Element[] = [];
    const columns = sides.map(({ title, text, language }, index): Column => {
      const head = sheet.child(parent, "P", spoken);
      const outer = sheet.child(parent, "BlockQuote", language);
      quotes.push(outer);
      return {
        x: MARGIN.left + pad + index * (width + GUTTER),
        paragraphs: [
          {
            lines: sheet.layout([{ words: title }], spoken, width, STYLES.small),
            language: spoken,
            style: STYLES.small,
            element: head,
          },
          {
            lines: sheet.layout([{ text, language }], language, width, STYLES.plain),
            language,
            style: STYLES.plain,
            element: sheet.child(outer, "P"),
          },
        ],
      };
    });
    const behind = (top: number, height: number): void =>
      sheet.artifact(() => {
        sheet.doc.rect(MARGIN.left, top, WIDTH, height).fillColor(SHADE).fill();
        sheet.doc.rect(MARGIN.left, top, 2, height).fillColor(ACCENT).fill();
      });
    sheet.flow(columns, { pad, behind });
    for (const element of quotes) element.end();
    sheet.y += 8;
  }

  #verdict({ tone, title, outcome, lines }: Verdict, parent: Element): void {
    const sheet = this.#sheet;
    const indent = 14;
    const colour = TONES[tone];
    sheet.room(90);
    const top = sheet.y;
    const page = sheet.doc.bufferedPageRange().count;
    const division = sheet.child(parent, "Div");
    sheet.y += 5;
    sheet.statement("P", title, STYLES.verdictTitle, division, indent);
    sheet.statement(
      "P",
      this.#withNotes(outcome),
      { ...STYLES.plain, leading: 14, colour },
      division,
      indent,
    );
    for (const line of lines)
      sheet.statement("P", this.#withNotes(line), STYLES.verdictLine, division, indent);
    sheet.y += 5;
    const bottom = sheet.y;
    if (sheet.doc.bufferedPageRange().count === page)
      sheet.artifact(() =>
        sheet.doc
          .rect(MARGIN.left, top, 2.5, bottom - top)
          .fillColor(colour)
          .fill(),
      );
    sheet.y += 8;
    division.end();
  }
}

function rule({ doc }: Sheet, y: number, colour: string, width: number): void {
  doc
    .moveTo(MARGIN.left, y)
    .lineTo(PAGE.width - MARGIN.right, y)
    .lineWidth(width)
    .strokeColor(colour)
    .stroke();
}
