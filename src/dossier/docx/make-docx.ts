import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";
import { languagesOf, sayIn } from "../runs.ts";
import type { Edition } from "../machine/schema.ts";
import type { Dossier } from "../model.ts";
import { Blocks } from "./blocks.ts";
import { withCustomPart } from "./custom-part.ts";
import { NUMBERING, STYLES } from "./styles.ts";

const A4 = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1480, bottom: 1360, left: 1240, right: 1240 },
};

/** The dossier as a DOCX to be edited; the same dossier and edition give the same bytes. */
export async function makeDocx(dossier: Dossier, edition: Edition): Promise<Uint8Array> {
  const languages = languagesOf(edition);
  const blocks = new Blocks(dossier.clauseTitles, edition);
  const say = (words: Dossier["title"]): string => sayIn(languages, words);
  const title = `${say(dossier.title)} – ${say(dossier.company)}`;
  const children = [
    ...languages.map(
      (language) =>
        new Paragraph({ style: "Title", children: blocks.runs([{ words: dossier.title }], language) }),
    ),
    ...blocks.draw({ kind: "paragraph", tone: "faint", text: [{ words: dossier.footer }] }),
    ...dossier.cover.flatMap((block) => blocks.draw(block)),
    ...dossier.body.flatMap((block) => blocks.draw(block)),
  ];
  const footer = (): Footer =>
    new Footer({
      children: [
        new Paragraph({
          style: "Faint",
          children: [
            new TextRun(`${say(dossier.footer)}  `),
            new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    });
  const header = (text: string): Header =>
    new Header({ children: [new Paragraph({ style: "Faint", text })] });
  const document = new Document({
    title,
    creator: "zhunru",
    lastModifiedBy: "zhunru",
    description: say(dossier.attachment.description),
    footnotes: blocks.footnotes,
    numbering: NUMBERING,
    styles: STYLES,
    sections: [
      {
        properties: { titlePage: true, page: A4 },
        headers: { default: header(title), first: header("") },
        footers: { default: footer(), first: footer() },
        children,
      },
    ],
  });
  return withCustomPart(
    new Uint8Array(await Packer.toBuffer(document)),
    dossier.attachment.json,
    dossier.day,
  );
}
