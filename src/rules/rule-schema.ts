import * as z from "zod";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import { conditionSchema } from "./condition-schema.ts";

export const OPEN_KINDS = ["other-rules", "authority", "step", "term", "instrument"] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

export const OUTCOMES = [
  "not-applicable",
  "not-in-force",
  "ineligible",
  "undetermined",
  "conditional",
  "eligible",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const requirementSchema = z.strictObject({
  label: wordsSchema,
  quote: z.string().min(1),
  /** What to say where the test stays open by the text; without it, that the text does not settle it. */
  unsettled: wordsSchema.optional(),
});

const openSchema = z.strictObject({
  kind: z.enum(["other-rules", "authority", "step", "instrument"]),
  quote: z.string().min(1).optional(),
  note: wordsSchema.optional(),
});

const readingSchema = z.strictObject({ question: wordsSchema, decision: wordsSchema });

const exampleSchema = z.strictObject({
  name: z.string().min(1),
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  profile: z.record(z.string(), z.unknown()),
  outcome: z.enum(OUTCOMES),
  requirements: z.record(z.string(), z.enum(["met", "unmet", "unknown"])).optional(),
  missing: z.array(z.string()).optional(),
});

/** The schema of one rule file; rules/rule.schema.json is made from it. */
export const ruleFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]+\/[0-9]+(-[0-9]+)?[a-z]*[0-9]*(:[a-z0-9-]+)?$/),
  item: z.string().regex(/^[a-z0-9-]+\/[0-9]+(-[0-9]+)?[a-z]*[0-9]*$/),
  title: wordsSchema,
  quote: z.string().min(1),
  translation: z.string().min(1),
  applies: conditionSchema,
  requires: conditionSchema,
  requirements: z.record(z.string(), requirementSchema),
  open: z.array(openSchema),
  /** That the item says no more than national law, so that what it says does not end with the document's term. */
  restatesNationalLaw: z.literal(true).optional(),
  /** What people must read before the outcome where it is `ineligible`, since the item is one of several routes. */
  whenIneligible: wordsSchema.optional(),
  readings: z.array(readingSchema),
  lawNotes: z.array(z.string()),
  examples: z.array(exampleSchema).min(1),
});

export type RuleFile = z.infer<typeof ruleFileSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type Requirement = z.infer<typeof requirementSchema>;
export type OpenCondition = z.infer<typeof openSchema>;
