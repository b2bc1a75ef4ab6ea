import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import type { Manifest } from "./document.ts";
import { type DataFiles, textOf } from "./files.ts";
import { parseFile } from "./parse-file.ts";

/** `eligibility`: someone can qualify or be barred; `opportunity`: supports a kind of applicant, decides nothing. */
export const ITEM_CLASSES = ["eligibility", "opportunity", "government", "procedure"] as const;
export type ItemClass = (typeof ITEM_CLASSES)[number];

const offset = z.int().min(0);
const rangesSchema = z.array(z.tuple([offset, offset])).min(1);

export const itemSchema = z.strictObject({
  id: z.string().regex(PATTERNS.item),
  class: z.enum(ITEM_CLASSES),
  reason: wordsSchema,
  title: wordsSchema,
  addressee: wordsSchema,
  quote: z.string().min(1),
  /** The unofficial English translation of the quote. */
  translation: z.string().min(1),
  /** That the translation was not read a second time against its clause. */
  readOnce: z.literal(true).optional(),
  ranges: rangesSchema,
  restated: z.strictObject({ ranges: rangesSchema, difference: wordsSchema.nullable() }).optional(),
  like: z.array(z.string()).min(1).optional(),
  /** Notes on other law, for an item that no rule tests; those of a rule stand with it. */
  lawNotes: z.array(z.string()).min(1).optional(),
  borderline: wordsSchema.optional(),
  /** Why nobody can be tested by the text of an `eligibility` item, which then has no rule. */
  untestable: wordsSchema.optional(),
});

const textPieceSchema = z.strictObject({ text: z.string().min(1), ranges: rangesSchema });

/** The schema of rules/<document>/items.json: every character of the document's text, in its place. */
export const itemsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  document: z.string(),
  /** How many numbered items the document has, table by table; absent where it does not count them. */
  numbered: z.array(z.int().min(1)).min(1).optional(),
  items: z.array(itemSchema).min(1),
  headings: z.array(textPieceSchema),
  leads: z.array(textPieceSchema.extend({ note: wordsSchema })),
  furniture: z.array(textPieceSchema.extend({ kind: z.string().regex(PATTERNS.word) })),
});

/** The file of the odd glyphs. */
export const GLYPHS_FILE = "rules/glyphs.json";

export const glyphsSchema = z.strictObject({
  glyphs: z.array(z.strictObject({ raw: z.string().min(1), shown: z.string().min(1), name: z.string() })),
});

/** A stretch of a document's text: UTF-16 offsets, the end not included. */
export type TextRange = readonly [start: number, end: number];
export type Item = z.infer<typeof itemSchema>;
export type ItemsFile = z.infer<typeof itemsFileSchema>;
export type Glyphs = z.infer<typeof glyphsSchema>["glyphs"];

/** Where the items of a document stand: `rules/gz-2022-212/items.json`. */
export function fileOfItems(document: string): string {
  return `rules/${document}/items.json`;
}

/** The document of an item or rule: `gz-2022-212` of `gz-2022-212/1-12`. */
export function documentOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** The items of every document of the manifest, in its order. Throws a RulebookError on a file that does not fit. */
export function loadItems(files: DataFiles, manifest: Pick<Manifest, "documents">): ItemsFile[] {
  return manifest.documents.map(({ id }) => parseFile(files, fileOfItems(id), itemsFileSchema));
}

/** The gazette's odd glyphs and what they stand for. Throws a RulebookError on a table that does not fit. */
export function loadGlyphs(files: DataFiles): Glyphs {
  return parseFile(files, GLYPHS_FILE, glyphsSchema).glyphs;
}

/** A raw text as people read it, its odd glyphs replaced by what they stand for. */
export function showGlyphs(text: string, glyphs: Glyphs): string {
  return glyphs.reduce((shown, glyph) => shown.replaceAll(glyph.raw, glyph.shown), text);
}

/** The text of a document as it was given; a byte-order mark, if any, counts as one character. */
export function documentText(files: DataFiles, file: string): string {
  return textOf(files, `seeds/documents/${file}`);
}

/** The pieces of text that ranges point to, put together. */
export function textAt(text: string, ranges: readonly TextRange[]): string {
  return ranges.map(([start, end]) => text.slice(start, end)).join("");
}

/** The first and the last offset of ranges. */
export function hullOf(ranges: readonly TextRange[]): { start: number; end: number } {
  return { start: ranges[0]?.[0] ?? 0, end: ranges.at(-1)?.[1] ?? 0 };
}

/** A text without its white space, in which quotes are compared. */
export function withoutSpace(text: string): string {
  return text.replace(/\s/g, "");
}
