import * as z from "zod";
import { vocabularySchema } from "./vocabulary-schema.ts";
import { acceptedObservationsSchema } from "./accepted-observations.ts";
import { authoritiesSchema } from "./authorities.ts";
import { documentFileSchema } from "./document.ts";
import { elsewhereSchema } from "./elsewhere.ts";
import { glossarySchema } from "./glossary.ts";
import { itemsFileSchema } from "./items.ts";
import { lawNotesSchema } from "./law-note.ts";
import { likeRulesSchema } from "./like-rules.ts";
import { opportunitiesSchema } from "./opportunities.ts";
import { ruleFileSchema } from "./rule-schema.ts";
import { pointersSchema, searchWordsSchema, sectorsSchema } from "./search-data.ts";
import { translationDifferencesSchema } from "./translation-differences.ts";
import { acceptedPairsSchema } from "./verify/accepted-pairs.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  "rules/accepted-observations.schema.json": acceptedObservationsSchema,
  "rules/accepted-pairs.schema.json": acceptedPairsSchema,
  "rules/authorities.schema.json": authoritiesSchema,
  "rules/document.schema.json": documentFileSchema,
  "rules/elsewhere.schema.json": elsewhereSchema,
  "rules/facts.schema.json": vocabularySchema,
  "rules/glossary.schema.json": glossarySchema,
  "rules/items.schema.json": itemsFileSchema,
  "rules/like-rules.schema.json": likeRulesSchema,
  "rules/law-notes.schema.json": lawNotesSchema,
  "rules/opportunities.schema.json": opportunitiesSchema,
  "rules/pointers.schema.json": pointersSchema,
  "rules/rule.schema.json": ruleFileSchema,
  "rules/search-words.schema.json": searchWordsSchema,
  "rules/sectors.schema.json": sectorsSchema,
  "rules/translation-differences.schema.json": translationDifferencesSchema,
};

/** The JSON Schemas by which an editor checks the data files, by their path from the root. */
export function createJsonSchemas(): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(SCHEMAS).map(([path, schema]) => [path, z.toJSONSchema(schema, { io: "input" })]),
  );
}
