import * as z from "zod";
import { showDay } from "../language/day.ts";
import { fill, type Language, type Words } from "../language/language.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

export const STATUSES = ["not-yet-in-force", "in-force", "unsettled", "term-lapsed", "expired"] as const;
export type Status = (typeof STATUSES)[number];

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The schema of rules/<document>/document.json: where a document applies, and its status from day to day. */
export const documentFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  city: z.string(),
  examplesAsOf: day,
  /** The last day up to which it was looked at whether the document still holds. */
  checkedTo: day,
  status: z
    .array(z.strictObject({ from: day, status: z.enum(STATUSES), note: wordsSchema.nullable() }))
    .min(1)
    .refine(
      (periods) =>
        periods.every((period, index) => index === 0 || period.from > (periods[index - 1]?.from ?? "")),
      {
        error: "the periods must follow each other",
      },
    ),
});

/** The schema of seeds/documents/manifest.json: what each document is, and what it says of its own term. */
export const manifestSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: z.string(),
      title: wordsSchema,
      shortTitle: wordsSchema,
      number: z.string(),
      issuer: wordsSchema,
      level: z.enum(["plan-approved-by-state-council", "municipal-measure", "gazette"]),
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      part: z.tuple([z.int(), z.int()]).nullable(),
      written: day,
      published: day.nullable(),
      term: z.strictObject({ quote: z.string(), note: wordsSchema }).nullable(),
      note: wordsSchema.nullable(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = Manifest["documents"][number];
export type DocumentFile = z.infer<typeof documentFileSchema>;

/** A document with its status on one day. */
export interface DatedStatus {
  readonly status: Status;
  readonly note: Words | null;
}

/**
 * The status of a document on a day (YYYY-MM-DD); before the first period it is not yet in force. The note says so
 * where the day lies behind the last one that was checked. Throws where the document has no status at all.
 */
export function statusOn(
  document: Pick<DocumentFile, "id" | "status" | "checkedTo">,
  asOf: string,
): DatedStatus {
  if (document.status.length === 0) throw new Error(`${document.id} has no status`);
  const period = document.status.findLast((candidate) => candidate.from <= asOf);
  const status = period?.status ?? "not-yet-in-force";
  const note = period?.note ?? null;
  return { status, note: asOf > document.checkedTo ? withCheckedTo(note, document.checkedTo) : note };
}

function withCheckedTo(note: Words | null, checkedTo: string): Words {
  const own = (language: Language): string =>
    fill(words.checkedTo[language], { day: showDay(checkedTo, language) });
  return {
    "zh-CN": `${note?.["zh-CN"] ?? ""}${own("zh-CN")}`,
    en: note === null ? own("en") : `${note.en} ${own("en")}`,
  };
}
