import * as z from "zod";
import { PATTERNS } from "../../vocabulary/patterns.ts";
import { wordsSchema } from "../../vocabulary/vocabulary.ts";

const item = z.string().regex(PATTERNS.item);

/** The schema of rules/accepted-pairs.json: items of like wording that are rightly treated differently, and why. */
export const acceptedPairsSchema = z.array(
  z.strictObject({ items: z.tuple([item, item]), why: wordsSchema }),
);
export type AcceptedPairs = z.infer<typeof acceptedPairsSchema>;
