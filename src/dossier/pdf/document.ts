import PDFDocument from "pdfkit";
import type { Dossier } from "../model.ts";
import type { Face } from "./face.ts";
import type { FontName } from "./fonts.ts";
import { PDF_UA } from "./metadata.ts";
import { PAGE } from "./paper.ts";

/** An element of the structure that a screen reader follows. */
export interface Element {
  readonly dictionary: { readonly data: { readonly S: string } };
  add(child: Element | Content): Element;
  end(): void;
}

/** A stretch of a page that belongs to an element. */
export type Content = object;

interface DrawnFont {
  widthOfString(text: string, size: number): number;
}

interface OutlineItem {
  addItem(text: string, options: object): OutlineItem;
}

/** What of pdfkit is used here; some of it is not in its types. */
export interface PdfDocument {
  readonly outline: OutlineItem;
  _fontFamilies: Record<string, DrawnFont>;
  _font: DrawnFont;
  _fontSize: number;
  _fragment(text: string, x: number, y: number, options: object): void;
  addPage(): void;
  switchToPage(page: number): void;
  bufferedPageRange(): { readonly count: number };
  font(face: Face, name: string): void;
  fillColor(colour: string): PdfDocument;
  strokeColor(colour: string): PdfDocument;
  lineWidth(width: number): PdfDocument;
  moveTo(x: number, y: number): PdfDocument;
  lineTo(x: number, y: number): PdfDocument;
  rect(x: number, y: number, width: number, height: number): PdfDocument;
  roundedRect(x: number, y: number, width: number, height: number, radius: number): PdfDocument;
  fill(): PdfDocument;
  stroke(): PdfDocument;
  fillAndStroke(fill: string, stroke: string): PdfDocument;
  struct(type: string, options?: object): Element;
  addStructure(element: Element): void;
  markContent(type: string, options?: object): void;
  markStructureContent(type: string): Content;
  endMarkedContent(): void;
  goTo(x: number, y: number, width: number, height: number, to: string, options: object): void;
  addNamedDestination(name: string, kind: string, left: number, top: number, zoom: null): void;
  file(bytes: Buffer, options: object): void;
  appendXML(xml: string): void;
  end(): void;
  on(event: string, handler: (value: never) => void): void;
}

/** A document of PDF/A-3a that is of PDF/UA-1 too, all of whose dates are the day asked about. */
export function createPdf(title: string, language: string, day: string): PdfDocument {
  const date = new Date(`${day}T00:00:00Z`);
  const options = {
    size: [PAGE.width, PAGE.height],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    bufferPages: true,
    fontLayoutCache: false,
    autoFirstPage: false,
    // Helvetica, which pdfkit would load, is not embedded.
    font: null,
    tagged: true,
    lang: language,
    displayTitle: true,
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    info: {
      Title: title,
      Author: "zhunru",
      Creator: "zhunru",
      Producer: "zhunru",
      CreationDate: date,
      ModDate: date,
    },
  };
  return new PDFDocument(options as never) as unknown as PdfDocument;
}

/** Draws with a font from now on; pdfkit takes a subset of each for every document. */
export function useFont(
  doc: PdfDocument,
  name: FontName,
  faces: Readonly<Record<FontName, Face>>,
): DrawnFont {
  const known = doc._fontFamilies[name];
  if (known !== undefined) {
    doc._font = known;
    return known;
  }
  doc.font(faces[name], name);
  doc._fontFamilies[name] = doc._font;
  return doc._font;
}

/** Embeds the machine's part and ends the document; its bytes. */
export function finish(
  doc: PdfDocument,
  { attachment, day }: Dossier,
  description: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  const date = new Date(`${day}T00:00:00Z`);
  doc.file(Buffer.from(attachment.json), {
    name: attachment.name,
    type: "application/json",
    description,
    relationship: "Data",
    creationDate: date,
    modifiedDate: date,
  });
  doc.appendXML(PDF_UA);
  doc.end();
  return done;
}
