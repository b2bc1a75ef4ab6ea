import * as z from "zod";
import { dayWords } from "../language/day.ts";
import { fillWords, type Words } from "../language/language.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import type { RuleFile } from "./rule-schema.ts";
import words from "./words.json" with { type: "json" };

export const STATUSES = ["not-yet-in-force", "in-force", "unsettled", "term-lapsed", "expired"] as const;
export type Status = (typeof STATUSES)[number];

const day = z.iso.date();

/** What a status note adds of one item: of those named, of those that restate national law, and of all others. */
const itemNotesSchema = z.strictObject({
  named: z.array(z.strictObject({ items: z.array(z.string()).min(1), note: wordsSchema })),
  restatingNationalLaw: wordsSchema,
  others: wordsSchema,
});

/** The schema of rules/<document>/document.json: where a document applies, and its status from day to day. */
export const documentFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  city: z.string(),
  examplesAsOf: day,
  /** The last day up to which it was looked at whether the document still holds. */
  checkedTo: day,
  status: z
    .array(
      z.strictObject({
        from: day,
        status: z.enum(STATUSES),
        note: wordsSchema.nullable(),
        itemNotes: itemNotesSchema.optional(),
      }),
    )
    .min(1)
    .refine(
      (periods) =>
        periods.every((period, index) => index === 0 || period.from > (periods[index - 1]?.from ?? "")),
      { params: { fault: "periods-order" } },
    ),
});

/** Where a document's status stands: `rules/gz-2022-212/document.json`. */
export function fileOfDocument(document: string): string {
  return `rules/${document}/document.json`;
}

/** What kind of instrument a document is. */
export const INSTRUMENT_LEVELS = ["plan-approved-by-state-council", "municipal-measure", "gazette"] as const;
export type InstrumentLevel = (typeof INSTRUMENT_LEVELS)[number];

/** The level of a city's plan, of which a comparison speaks where the plan has no such item. */
export const PLAN: InstrumentLevel = "plan-approved-by-state-council";

/** The schema of seeds/documents/manifest.json: what each document is, and what it says of its own term. */
export const manifestSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: z.string(),
      title: wordsSchema,
      shortTitle: wordsSchema,
      number: z.string(),
      issuer: wordsSchema,
      level: z.enum(INSTRUMENT_LEVELS),
      file: z.string(),
      sha256: z.string().regex(PATTERNS.sha256),
      part: z.tuple([z.int(), z.int()]).nullable(),
      written: day,
      published: day.nullable(),
      term: z
        .strictObject({ quote: z.string(), translation: z.string().min(1), note: wordsSchema })
        .nullable(),
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
  /** What there is to say of the document as a whole. */
  readonly note: Words | null;
  /** The first part of every note: what the sources say of the days of this status. */
  readonly ofPeriod: Words | null;
  readonly itemNotes: z.infer<typeof itemNotesSchema> | null;
  /** The last sentence of every note where the day lies behind the last one that was checked; null before it. */
  readonly unchecked: Words | null;
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
  const unchecked =
    asOf > document.checkedTo ? fillWords(words.checkedTo, { day: dayWords(document.checkedTo) }) : null;
  return {
    status: period?.status ?? "not-yet-in-force",
    note: joinSentences([period?.note ?? null, unchecked]),
    ofPeriod: period?.note ?? null,
    itemNotes: period?.itemNotes ?? null,
    unchecked,
  };
}

/** What the status of the day adds of a rule or its item alone; null where it adds nothing. */
export function itemNoteOf(
  { itemNotes }: DatedStatus,
  rule: Pick<RuleFile, "id" | "item" | "restatesNationalLaw">,
): Words | null {
  if (itemNotes === null) return null;
  const isMeant = (id: string): boolean => id === rule.id || id === rule.item;
  const named = itemNotes.named.find(({ items }) => items.some(isMeant))?.note ?? itemNotes.others;
  return rule.restatesNationalLaw === true ? itemNotes.restatingNationalLaw : named;
}

/** What there is to say of the status for one rule: the document's note, and what it adds of the rule or its item. */
export function statusNoteOf(
  dated: DatedStatus,
  rule: Pick<RuleFile, "id" | "item" | "restatesNationalLaw">,
): Words | null {
  const own = itemNoteOf(dated, rule);
  return dated.note === null || own === null
    ? dated.note
    : joinSentences([dated.ofPeriod, own, dated.unchecked]);
}

/** Sentences after one another, those that are not there left out; null where none is. */
function joinSentences(sentences: readonly (Words | null)[]): Words | null {
  const said = sentences.filter((sentence) => sentence !== null);
  if (said.length === 0) return null;
  return {
    "zh-CN": said.map((sentence) => sentence["zh-CN"]).join(""),
    en: said.map((sentence) => sentence.en).join(" "),
  };
}
