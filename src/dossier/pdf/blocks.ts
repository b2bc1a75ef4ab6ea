import type { Block, Dossier, Heading, List, Statement, Verdict } from "../model.ts";
import { textOf } from "../runs.ts";
import { drawClause } from "./clause.ts";
import type { Element, PdfDocument } from "./document.ts";
import { INK, MARGIN, PAGE, STYLES, type Style, TONES } from "./paper.ts";
import { drawPicture, heightOfPicture } from "./picture.ts";
import type { Sheet } from "./sheet.ts";
import { drawTable } from "./table.ts";

const ABOVE = [22, 16, 8] as const;
const BELOW = [10, 4, 2] as const;
/** A heading does not stand alone at the foot of a page: so much room must be left below it. */
const KEPT = [210, 190, 60] as const;

/** What a heading takes, in two languages over two lines. */
const HEADING_ROOM = 60;
const ITEM_INDENT = 18;

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

  /** Draws blocks; what leads to a picture or a list keeps to its beginning. */
  drawAll(blocks: readonly Block[], parent: Element): void {
    blocks.forEach((block, index) => {
      const beginning = this.#beginningOf(blocks[index + 1]);
      if (beginning > 0 && block.kind === "heading")
        this.#sheet.room((ABOVE[block.level - 1] ?? 0) + HEADING_ROOM + beginning);
      if (beginning > 0 && block.kind === "paragraph")
        this.#sheet.room(this.#sheet.heightOfStatement(block.text, STYLES[block.tone]) + 4 + beginning);
      this.draw(block, parent);
    });
  }

  /** The height of a picture, or of a list's first item; 0 for what keeps its own beginning together. */
  #beginningOf(block: Block | undefined): number {
    if (block?.kind === "picture") return heightOfPicture(block);
    const [first] = block?.kind === "list" ? block.items : [];
    return first === undefined ? 0 : this.#sheet.heightOfStatement(first.text, STYLES.item, ITEM_INDENT);
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
        drawTable(sheet, block, parent, (statement) => this.#withNotes(statement));
        break;
      case "clause":
        drawClause(sheet, block, this.#titles, parent);
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
    if (level === 1) sheet.artifact(() => sheet.rule(sheet.y + 3, INK, 0.6));
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
      sheet.statement(
        "LI",
        this.#withNotes(text),
        STYLES.item,
        list,
        ITEM_INDENT,
        ordered ? `${index + 1}.` : "–",
      );
      sheet.y += 2.5;
    });
    list.end();
    sheet.y += 4;
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
