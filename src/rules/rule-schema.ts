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
  translation: z.string().min(1),
  /** The item of the same document that the quote is of, where it is not the rule's own. */
  item: z.string().regex(PATTERNS.item).optional(),
  /** What to say where the test stays open by the text; without it, that the text does not settle it. */
  unsettled: wordsSchema.optional(),
});

const openSchema = z
  .strictObject({
    kind: z.enum(["other-rules", "authority", "step", "instrument"]),
    quote: z.string().min(1).optional(),
    translation: z.string().min(1).optional(),
    note: wordsSchema.optional(),
  })
  .refine(({ quote, translation }) => (quote === undefined) === (translation === undefined), {
    params: { fault: "translation-beside-quote" },
  });

const readingSchema = z.strictObject({
  question: wordsSchema,
  decision: wordsSchema,
  /** The items of other documents with which the reading compares this one, whose city it may then name. */
  comparedWith: z.array(z.string().regex(PATTERNS.item)).min(1).optional(),
});

/** `law`: what governs has changed; `correction`: what was written here before was wrong. */
export const CHANGE_KINDS = ["law", "correction"] as const;

export const changesSchema = z
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
  /** That the item says no more than national law, so that what it says does not end with the document's term. */
  restatesNationalLaw: z.literal(true).optional(),
  /** For whom or what the item is, and for what it is not, in a phrase; without it, its title says so. */
  scope: wordsSchema.optional(),
  /** What people must read before the outcome where it is `ineligible`, since the item is one of several routes. */
  whenIneligible: wordsSchema.optional(),
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

/** The schema of rules/version.json: the day of the rules. */
export const versionSchema = z.strictObject({ version: z.iso.date() });
