import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { type DataFiles, textOf } from "./files.ts";

/** The file of the pairs of rules that say alike things in two documents. */
export const LIKE_RULES = "rules/like-rules.json";

const rule = z.string().regex(PATTERNS.rule);

/** The schema of rules/like-rules.json: pairs of rules of two documents that are compared with one another. */
export const likeRulesSchema = z.array(z.tuple([rule, rule]));

/** The known pairs; empty where a rulebook has no such file. Throws a ZodError where the file is no list of pairs. */
export function loadLikeRules(files: DataFiles): readonly (readonly [string, string])[] {
  return files.has(LIKE_RULES) ? likeRulesSchema.parse(JSON.parse(textOf(files, LIKE_RULES))) : [];
}
