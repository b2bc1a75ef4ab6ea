import * as z from "zod";
import { EVIDENCE, evidenceSchema } from "../../contract/answers.ts";
import { LANGUAGES, type Language } from "../../language/language.ts";
import { languageNamed } from "../../language/languages.ts";
import { bandSchema } from "../../profile/canonical-schema.ts";
import { OPERATORS } from "../../rules/condition-schema.ts";
import { STATUSES } from "../../rules/document.ts";
import { OPEN_KINDS, OUTCOMES } from "../../rules/rule-schema.ts";
import { PATTERNS } from "../../vocabulary/patterns.ts";
import { wordsSchema } from "../../vocabulary/vocabulary.ts";

/** The name of the machine's part; another name stands for another shape. */
export const DOSSIER_SCHEMA = "zhunru-dossier/1";

/** The language of the pages; `both` puts the two that the program brings with it side by side. */
export type Edition = Language | typeof BOTH;
const BOTH = "both";

/** The editions of a program that speaks no added language. */
export const EDITIONS = [...LANGUAGES, BOTH] as const;

/** The edition of a name; undefined for a language in which the program does not speak here. */
export function editionNamed(name: string): Edition | undefined {
  return name === BOTH ? name : languageNamed(name);
}

/** Whether holders stand by name, or are left out and go by numbers. */
export const HOLDERS = ["named", "left-out"] as const;

const RESULTS = ["met", "unmet", "unknown"] as const;
const sha256 = z.string().regex(PATTERNS.sha256);
const day = z.iso.date();
const reading = z.union([z.string(), z.tuple([z.string(), z.string()]), bandSchema]);
const value = z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]);
const offset = z.int().min(0);

/** Where a text stands in a hashed document: UTF-16 offsets, the end not included. White space between pieces is not told. */
const quotedSchema = z.strictObject({
  document: z.string(),
  sha256,
  ranges: z.array(z.tuple([offset, offset])).min(1),
  quote: z.string().min(1),
});

const requirementSchema = z.strictObject({
  id: z.string(),
  result: z.enum(RESULTS),
  reason: z.string().nullable(),
  fact: z.string(),
  operator: z.enum(OPERATORS),
  actual: value,
  readings: z.strictObject({ direct: reading, lookThrough: reading }).optional(),
  bound: value,
  unit: z.string().nullable(),
  gap: z.string().nullable(),
  quote: z.string().min(1),
});

const certificateSchema = z.strictObject({
  parts: z.array(z.strictObject({ changed: z.array(z.string()), fails: z.array(z.string()).min(1) })).min(1),
  nearer: z.array(
    z.strictObject({
      fact: z.string(),
      from: z.unknown(),
      to: z.unknown(),
      fails: z.array(z.string()).min(1),
    }),
  ),
});

const changeSchema = z.strictObject({
  set: z.array(z.strictObject({ fact: z.string(), from: z.unknown(), to: z.unknown() })).min(1),
  certificate: certificateSchema,
});

const findingSchema = z.strictObject({
  provision: z.string(),
  outcome: z.enum(OUTCOMES),
  status: z.enum(STATUSES),
  /** This and what follows only of findings that apply, or may. */
  clause: quotedSchema.optional(),
  requirements: z.array(requirementSchema).optional(),
  open: z.array(z.strictObject({ kind: z.enum(OPEN_KINDS), quote: z.string().optional() })).optional(),
  changes: z.array(changeSchema).optional(),
});

/** What came of one activity in one city, and of which findings. */
const answerSchema = z.strictObject({
  activity: z.string(),
  city: z.string(),
  verdict: z.enum(OUTCOMES),
  status: z.enum(STATUSES).nullable(),
  findings: z.array(z.string()),
  counting: z.array(z.string()),
});

/** The schema of the machine's part of a dossier. */
export const machinePartSchema = z.strictObject({
  schema: z.literal(DOSSIER_SCHEMA),
  zhunru: z.string(),
  rules: z.strictObject({ version: day, sha256 }),
  asOf: day,
  /** How the pages were made; none of it decides anything. */
  pages: z.strictObject({
    /** `both`, or the tag of a language, which a folder of texts may have added where the file was made. */
    language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/),
    preparedFor: z.string().min(1).nullable(),
    preparedBy: z.string().min(1).nullable(),
    /** Where they are left out, holders go by numbers, in the profile too. */
    holders: z.enum(HOLDERS),
    keep: z.array(z.string()),
  }),
  profile: z.record(z.string(), z.unknown()),
  /** How answers are supported that name what they stand on; it decides nothing. */
  evidence: z
    .array(
      z.strictObject({
        fact: z.string(),
        evidence: z.enum(EVIDENCE),
        source: evidenceSchema.exactOptional(),
        note: wordsSchema.exactOptional(),
      }),
    )
    .exactOptional(),
  answers: z.array(answerSchema),
  findings: z.array(findingSchema),
});

export type MachinePart = z.infer<typeof machinePartSchema>;
export type Pages = MachinePart["pages"];
export type MachineFinding = MachinePart["findings"][number];
export type Quoted = z.infer<typeof quotedSchema>;
