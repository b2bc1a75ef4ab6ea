import { createHash } from "node:crypto";
import type { Words } from "../../language/language.ts";
import { type CutItem, type CutPiece, cutDocument, type Numbering, sentencesOf } from "./cut-document.ts";

/** What is known of a document before its text is read; null where it is still to be written. */
export interface NewDocument {
  readonly id: string;
  readonly city: string;
  readonly title: Words;
  readonly number: string;
  /** Days as YYYY-MM-DD. */
  readonly written: string;
  readonly published: string;
  /** The name of its file in seeds/documents/. */
  readonly file: string;
  readonly numbering: Numbering | null;
  /** Whether each sentence of an item is an item of its own: 1a, 1b … */
  readonly bySentence: boolean;
}

/** The files of a new document as data. What only its author can say is an empty text, which the checks refuse. */
export interface Skeleton {
  readonly entry: object;
  readonly document: object;
  readonly items: object;
  /** How many items the text was cut into. */
  readonly count: number;
}

const UNWRITTEN = { "zh-CN": "", en: "" };

/** Cuts a document's text into items with their places, and leaves what is to be judged of each to be written. */
export function createSkeleton(bytes: Uint8Array, text: string, known: NewDocument): Skeleton {
  const { id, city, title, file } = known;
  const cut = cutDocument(text, title["zh-CN"] === "" ? null : title["zh-CN"], known.numbering);
  const items = identified(cut.items, cut.numbered.length > 1, text, known);
  const furniture = [
    ...cut.numberMarks.map((piece) => ({ kind: "item-number", ...piece })),
    ...cut.pageNumbers.map((piece) => ({ kind: "page-number", ...piece })),
  ];
  return {
    count: items.length,
    entry: {
      id,
      title,
      shortTitle: UNWRITTEN,
      number: known.number,
      issuer: UNWRITTEN,
      level: "",
      file,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      part: null,
      written: known.written,
      published: known.published,
      term: { quote: "", translation: "", note: UNWRITTEN },
      note: null,
    },
    document: {
      $schema: "../document.schema.json",
      id,
      city,
      examplesAsOf: "",
      checkedTo: "",
      status: [{ from: "", status: "", note: null }],
    },
    items: {
      $schema: "../items.schema.json",
      document: id,
      ...(cut.numbered.length === 0 ? {} : { numbered: cut.numbered }),
      items: items.map((item) => ({
        id: item.id,
        class: "",
        reason: UNWRITTEN,
        title: UNWRITTEN,
        addressee: UNWRITTEN,
        quote: item.text,
        translation: "",
        readOnce: true,
        ranges: item.ranges,
      })),
      headings: cut.headings,
      leads: [],
      furniture: furniture.sort((a, b) => (a.ranges[0]?.[0] ?? 0) - (b.ranges[0]?.[0] ?? 0)),
    },
  };
}

/** Items with their ids: `gz-2025-22/12`, with sections `…/1-12`, sentences `…/12a`; paragraphs are `…/0-1`, `…/0-2`. */
function identified(
  items: readonly CutItem[],
  hasSections: boolean,
  text: string,
  { id, bySentence }: NewDocument,
): (CutPiece & { readonly id: string })[] {
  let paragraphs = 0;
  return items.flatMap((item) => {
    const { section, number } = item;
    if (number === 0) {
      paragraphs += 1;
      return [{ ...item, id: `${id}/0-${paragraphs}` }];
    }
    const own = `${id}/${hasSections ? `${section}-` : ""}${number}`;
    const sentences = bySentence ? sentencesOf(item, text) : [];
    if (sentences.length < 2) return [{ ...item, id: own }];
    return sentences.map((sentence, index) => ({ ...sentence, id: `${own}${clauseLetter(index)}` }));
  });
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** a to y, then za to zy and so on: letters that keep their order as text. */
function clauseLetter(index: number): string {
  return index < LETTERS.length - 1 ? (LETTERS[index] ?? "") : `z${clauseLetter(index - LETTERS.length + 1)}`;
}
