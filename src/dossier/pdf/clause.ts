import type { Clause, Dossier } from "../model.ts";
import type { Column } from "./columns.ts";
import type { Element } from "./document.ts";
import { ACCENT, MARGIN, SHADE, STYLES, WIDTH } from "./paper.ts";
import type { Sheet } from "./sheet.ts";

const GUTTER = 18;

/** Draws a clause in Chinese, with its translation beside it where the edition has one. */
export function drawClause(
  sheet: Sheet,
  { place, quote, translation }: Clause,
  titles: Dossier["clauseTitles"],
  parent: Element,
): void {
  const spoken = sheet.languages.at(-1) ?? sheet.first;
  const sides = [
    { title: titles.quote, text: quote, language: "zh-CN" as const },
    { title: titles.translation, text: translation, language: "en" as const },
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
