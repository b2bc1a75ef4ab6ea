import * as z from "zod";
import { wordsSchema } from "../vocabulary/vocabulary.ts";

export const STATUSES = ["not-yet-in-force", "in-force", "unsettled", "term-lapsed", "expired"] as const;
export type Status = (typeof STATUSES)[number];

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The schema of rules/<document>/document.json: where a document applies, and its status from day to day. */
export const documentFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  city: z.string(),
  examplesAsOf: day,
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
  readonly note: { readonly "zh-CN": string; readonly en: string } | null;
}

/**
 * The status of a document on a day (YYYY-MM-DD); before the first period it is not yet in force. Throws where the
 * document has no status at all.
 */
export function statusOn(document: Pick<DocumentFile, "id" | "status">, asOf: string): DatedStatus {
  if (document.status.length === 0) throw new Error(`${document.id} has no status`);
  const period = document.status.findLast((candidate) => candidate.from <= asOf);
  return period === undefined
    ? { status: "not-yet-in-force", note: null }
    : { status: period.status, note: period.note };
}
