import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";
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
  item: z.string().regex(PATTERNS.item).optional(),
});

const openSchema = z.strictObject({
  kind: z.enum(["other-rules", "authority", "step", "instrument"]),
  quote: z.string().min(1).optional(),
  note: wordsSchema.optional(),
});

const readingSchema = z.strictObject({
  question: wordsSchema,
  decision: wordsSchema,
  /** The items of other documents with which the reading compares this one, whose city it may then name. */
  comparedWith: z.array(z.string().regex(PATTERNS.item)).min(1).optional(),
});

/** `law`: what governs has changed; `correction`: what was written here before was wrong. */
export const CHANGE_KINDS = ["law", "correction"] as const;

const changesSchema = z
  .array(
    z.strictObject({
      day: z.iso.date(),
      kind: z.enum(CHANGE_KINDS),
      what: wordsSchema,
      why: wordsSchema,
    }),
  )
  .min(1)
  .optional();

const exampleSchema = z.strictObject({
  name: z.string().min(1),
  asOf: z.iso.date().optional(),
  profile: z.record(z.string(), z.unknown()),
  outcome: z.enum(OUTCOMES),
  requirements: z.record(z.string(), z.enum(["met", "unmet", "unknown"])).optional(),
  missing: z.array(z.string()).optional(),
});

/** The schema of one rule file; rules/rule.schema.json is made from it. */
export const ruleFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(PATTERNS.rule),
  item: z.string().regex(PATTERNS.item),
  title: wordsSchema,
  quote: z.string().min(1),
  translation: z.string().min(1),
  applies: conditionSchema,
  requires: conditionSchema,
  requirements: z.record(z.string(), requirementSchema),
  open: z.array(openSchema),
  readings: z.array(readingSchema).optional(),
  lawNotes: z.array(z.string()).optional(),
  examples: z.array(exampleSchema).min(1),
  /** Each day on which the rule's meaning changed, the first one first. */
  changed: changesSchema,
});

export type RuleFile = z.infer<typeof ruleFileSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type Requirement = z.infer<typeof requirementSchema>;
export type OpenCondition = z.infer<typeof openSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type RecordedChange = NonNullable<z.infer<typeof changesSchema>>[number];

const lawNoteSchema = z.strictObject({
  id: z.string().regex(PATTERNS.id),
  topic: wordsSchema,
  text: wordsSchema,
  instrument: wordsSchema,
  number: z.string().min(1).nullable(),
  confidence: z.enum(["2+", "1", "U"]),
  /** A note on the whole field, which no single rule names. */
  general: z.literal(true).optional(),
  /** Each day on which the note's meaning changed, the first one first. */
  changed: changesSchema,
});

/** The schema of rules/law-notes.json. */
export const lawNotesSchema = z.array(lawNoteSchema);
export type LawNote = z.infer<typeof lawNoteSchema>;

/** The schema of rules/version.json: the day of the rules. */
export const versionSchema = z.strictObject({ version: z.iso.date() });
