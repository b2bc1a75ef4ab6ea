import * as z from "zod";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import { STATUSES } from "../rules/document.ts";
import { OUTCOMES } from "../rules/rule-schema.ts";

const named = new Map<string, z.ZodType>();

/** Gives a schema a name in the API's description, where it then stands once. */
export function name<T extends z.ZodType>(id: string, schema: T): T {
  named.set(id, schema);
  return schema;
}

/** Every schema that has a name, and the profile's, which hangs on the vocabulary. */
export function namedSchemas(profile: z.ZodType): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  return registry.add(profile, { id: "Profile" });
}

export const words = name("Words", wordsSchema.clone());
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const outcome = name("Outcome", z.enum(OUTCOMES));
export const status = name("Status", z.enum(STATUSES));
/** An exact number: a decimal, or a reduced fraction where the decimals never end. */
export const exact = name("ExactNumber", z.string().regex(/^-?\d+(\.\d+)?(\/\d+)?$/));
export const reading = name("Reading", z.union([exact, z.tuple([exact, exact])]));
export const rulesStamp = z.strictObject({ version: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
