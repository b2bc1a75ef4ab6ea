import * as z from "zod";
import { name } from "../input/named-schema.ts";
import {
  bandSchema,
  canonicalAnswerSchema,
  canonicalHolderSchema,
  exactSchema,
} from "../profile/canonical-schema.ts";
import { STATUSES } from "../rules/document.ts";
import { OUTCOMES } from "../rules/rule-schema.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";

/** What a schema describes, as it goes out: nobody changes a part of it afterwards. */
export type Sent<Schema extends z.ZodType> = Immutable<z.infer<Schema>>;
type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;

export const words = name("Words", wordsSchema.clone());
/** YYYY-MM-DD. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const outcome = name("Outcome", z.enum(OUTCOMES));
export const status = name("Status", z.enum(STATUSES));
export const exact = name("ExactNumber", exactSchema);

/** What is known of a number by its ends, at most one on each side. */
export const band = name("Band", bandSchema);
export type ShownBand = Sent<typeof band>;

/** A share's reading: one number, the interval of what it could be, or the same with an end left out. */
export const reading = name("Reading", z.union([exact, z.tuple([exact, exact]), band]));
export type ShownReading = Sent<typeof reading>;

name("CanonicalHolder", canonicalHolderSchema);
/** One answer as profiles hold it; null is "don't know". */
export const answer = name("CanonicalAnswer", canonicalAnswerSchema).nullable();

/** Something in the answers that people should know of; it decides nothing. */
const warning = name(
  "Warning",
  z.strictObject({ code: z.string(), facts: z.array(z.string()), message: words }),
);
export type Warning = Sent<typeof warning>;

/** What report and comparison begin with: by what, of which day and of which answers. */
export const head = {
  /** The program's version. */
  zhunru: z.string(),
  rules: z.strictObject({ version: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  asOf: day,
  profile: z.record(z.string(), answer),
  warnings: z.array(warning),
};
