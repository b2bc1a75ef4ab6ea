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
  /** The item of the same document that the quote is of, where it is not the rule's own. */
  item: z.string().optional(),
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
  readings: z.array(readingSchema),
  lawNotes: z.array(z.string()),
  examples: z.array(exampleSchema).min(1),
});

export type RuleFile = z.infer<typeof ruleFileSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type Requirement = z.infer<typeof requirementSchema>;
export type OpenCondition = z.infer<typeof openSchema>;

const lawNoteSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  topic: wordsSchema,
  text: wordsSchema,
  instrument: wordsSchema,
  number: z.string().min(1).nullable(),
  confidence: z.enum(["2+", "1", "U"]),
  /** A note on the whole field, which no single rule names. */
  general: z.literal(true).optional(),
});

/** The schema of rules/law-notes.json. */
export const lawNotesSchema = z.array(lawNoteSchema);
export type LawNote = z.infer<typeof lawNoteSchema>;
