import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";

const day = z.iso.date();
const id = z.string().regex(PATTERNS.id);
const item = z.string().regex(PATTERNS.item);
const terms = z.strictObject({ "zh-CN": z.array(z.string().min(1)), en: z.array(z.string().min(1)) });

/** What a field leads to, each list best first; a pointer always. */
const leads = { activities: z.array(id), items: z.array(item), pointers: z.array(id).min(1) };

const division = z.strictObject({
  code: z.string().regex(/^\d\d$/),
  title: wordsSchema,
  synonyms: terms,
  ...leads,
});

/** The schema of rules/sectors.json: the national classification of industries, as a hint for finding, never a test. */
export const sectorsSchema = z.strictObject({
  standard: z.string().min(1),
  title: wordsSchema,
  note: wordsSchema,
  sections: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-T]$/),
      title: wordsSchema,
      synonyms: terms,
      ...leads,
      divisions: z.array(division).min(1),
    }),
  ),
});
export type Sectors = z.infer<typeof sectorsSchema>;

/**
 * How the documents stand to a field: no item speaks of it; tasks or support only; a plan that has ended only; some
 * item is tested; or a text of its own.
 */
const STANDINGS = ["silent", "mentioned", "ended-plan", "partly", "beside"] as const;

/** The schema of rules/pointers.json: what to say of a field, and where to look and whom to ask. */
export const pointersSchema = z.strictObject({
  look: z.array(
    z.strictObject({
      id,
      from: day.optional(),
      until: day.optional(),
      checked: z.enum(["2+", "1", "inferred", "not-checked"]),
      officialTextRead: z.boolean(),
      text: wordsSchema,
    }),
  ),
  pointers: z.array(
    z.strictObject({
      id,
      title: wordsSchema,
      standing: z.enum(STANDINGS),
      text: wordsSchema,
      statements: z.array(id),
      activities: z.array(id),
      items: z.array(item),
      ask: z.strictObject({ text: wordsSchema, matters: z.array(id) }).nullable(),
      look: z.array(id),
    }),
  ),
});
export type Pointers = z.infer<typeof pointersSchema>;
export type Pointer = Pointers["pointers"][number];

/** The schema of rules/search-words.json: what people type, and what it leads to, best first. */
export const searchWordsSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      words: terms,
      to: z
        .array(
          z.union([
            z.strictObject({ activity: id }),
            z.strictObject({ item }),
            z.strictObject({ pointer: id }),
          ]),
        )
        .min(1),
    }),
  ),
});
export type SearchWords = z.infer<typeof searchWordsSchema>;

/** Where the data for finding stand. */
export const SEARCH_FILES = {
  sectors: "rules/sectors.json",
  pointers: "rules/pointers.json",
  words: "rules/search-words.json",
} as const;

/** The pointer for words that lead nowhere. */
export const NOT_LISTED = "not-listed";
