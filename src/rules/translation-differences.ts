import * as z from "zod";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";

const item = z.string().regex(PATTERNS.item);

/** The schema of rules/translation-differences.json: where the two sides differ, each with its reason. */
export const translationDifferencesSchema = z.strictObject({
  /** Numbers in figures that stand on one side alone. */
  numbers: z.array(
    z.strictObject({ item, "zh-CN": z.array(z.string()), en: z.array(z.string()), reason: wordsSchema }),
  ),
  /** How often a modal word stands on each side. */
  modalWords: z.array(
    z.strictObject({
      item,
      word: z.string().regex(PATTERNS.id),
      "zh-CN": z.int().min(0),
      en: z.int().min(0),
      reason: wordsSchema,
    }),
  ),
  /** Rules whose title is not that of their item, though the item has no other. */
  titles: z.array(z.strictObject({ rule: z.string().regex(PATTERNS.rule), reason: wordsSchema })),
});

export type TranslationDifferences = z.infer<typeof translationDifferencesSchema>;
