import type { Clause, Dossier } from "../model.ts";
import type { Column } from "./columns.ts";
import type { Element } from "./document.ts";
import { ACCENT, MARGIN, PAGE_HEIGHT, SHADE, STYLES, WIDTH } from "./paper.ts";
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
  const laid = sides.map(({ title, text, language }) => ({
    head: sheet.layout([{ words: title }], spoken, width, STYLES.small),
    body: sheet.layout([{ text, language }], language, width, STYLES.plain),
  }));
  const heights = laid.map(
    ({ head, body }) => head.length * STYLES.small.leading + body.length * STYLES.plain.leading,
  );
  // The place does not stand alone at the foot of a page.
  sheet.room(Math.min(PAGE_HEIGHT, STYLES.small.leading * 2 + pad * 2 + Math.max(...heights)));
  sheet.statement("P", place, STYLES.small, parent);
  const quotes: Element[] = [];
  const columns = sides.map(({ language }, index): Column => {
    const head = sheet.child(parent, "P", spoken);
    const outer = sheet.child(parent, "BlockQuote", language);
    quotes.push(outer);
    return {
      x: MARGIN.left + pad + index * (width + GUTTER),
      paragraphs: [
        {
          lines: laid[index]?.head ?? [],
          language: spoken,
          style: STYLES.small,
          element: head,
        },
        {
          lines: laid[index]?.body ?? [],
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
