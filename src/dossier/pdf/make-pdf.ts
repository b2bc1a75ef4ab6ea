import { textIn } from "../../language/language.ts";
import type { Edition } from "../machine/schema.ts";
import type { Dossier } from "../model.ts";
import { Blocks } from "./blocks.ts";
import { finish } from "./document.ts";
import { type Fonts, openFonts } from "./fonts.ts";
import { BOTTOM, MARGIN, PAGE, STYLES } from "./paper.ts";
import { Sheet } from "./sheet.ts";

/** Makes PDFs; the same dossier, edition and fonts give the same bytes. */
export type MakePdf = (dossier: Dossier, edition: Edition) => Promise<Uint8Array>;

/** Opens the fonts below the program's folder, once for many documents. Throws a FontMissing. */
export function createPdfMaker(root: string): MakePdf {
  const fonts = openFonts(root);
  return (dossier, edition) => makePdf(dossier, edition, fonts);
}

const FIRST_LINE = 110;

function makePdf(dossier: Dossier, edition: Edition, fonts: Fonts): Promise<Uint8Array> {
  const sheet = new Sheet(dossier, edition, fonts);
  const { doc } = sheet;
  const root = doc.struct("Document", { lang: sheet.first });
  doc.addStructure(root);
  sheet.newPage();
  sheet.y = FIRST_LINE;
  for (const language of sheet.languages) {
    const text = [{ text: textIn(dossier.title, language), language }];
    sheet.statement("P", text, STYLES.title, root);
  }
  sheet.y += 4;
  sheet.statement("P", [{ words: dossier.footer }], STYLES.faint, root);
  sheet.y += 8;
  const blocks = new Blocks(sheet, dossier.clauseTitles);
  blocks.drawAll(dossier.cover, root);
  // A cover that goes over its page would leave the rest of its last one white.
  if (doc.bufferedPageRange().count === 1) sheet.newPage();
  blocks.drawAll(dossier.body, root);
  if (blocks.notes.length > 0) {
    blocks.draw({ kind: "heading", level: 1, id: "notes", text: [{ words: dossier.notesTitle }] }, root);
    blocks.drawNotes(root);
  }
  root.end();
  drawFurniture(sheet, dossier);
  return finish(doc, dossier, sheet.say(dossier.attachment.description));
}

/** Header, footer and number of every page. */
function drawFurniture(sheet: Sheet, { footer }: Dossier): void {
  const pages = sheet.doc.bufferedPageRange().count;
  const right = PAGE.width - MARGIN.right;
  const foot = BOTTOM + 26;
  const style = STYLES.furniture;
  for (let page = 0; page < pages; page += 1) {
    sheet.doc.switchToPage(page);
    const pagination = (edge: string, draw: () => void): void =>
      sheet.artifact(draw, { type: "Pagination", attached: [edge] });
    if (page > 0)
      pagination("Top", () =>
        sheet.line(
          [{ text: sheet.title, language: sheet.first }],
          sheet.first,
          style,
          MARGIN.left,
          36,
          "start",
        ),
      );
    pagination("Bottom", () => {
      sheet.languages.forEach((language, index) => {
        const y = foot + index * style.leading;
        sheet.line([{ text: textIn(footer, language), language }], language, style, MARGIN.left, y, "start");
      });
      const number = `${page + 1} / ${pages}`;
      sheet.line([{ text: number, language: "en" }], sheet.first, style, right, foot, "end");
    });
  }
}
