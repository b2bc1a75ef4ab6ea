import * as z from "zod";
import type { Words } from "../language/language.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { type Vocabulary, wordsSchema } from "../vocabulary/vocabulary.ts";
import { type Condition, typeCondition } from "./condition.ts";
import { conditionSchema } from "./condition-schema.ts";
import type { RuleFault } from "./fault.ts";
import { changesSchema } from "./rule-schema.ts";

/** How a note was checked: by two or more independent sources, by one, or by inference alone. */
export const CONFIDENCES = ["2+", "1", "inferred"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where people looked for what they did not find. */
export const SEARCHED_PLACES = ["official-pages", "law-database", "law-firms", "press"] as const;

const day = z.iso.date();

/** For a text that says “not found”: in what people looked, and up to which day. */
export const searchedSchema = z.strictObject({ in: z.array(z.enum(SEARCHED_PLACES)).min(1), to: day });

const source = {
  instrument: wordsSchema,
  number: z.string().min(1).nullable(),
  confidence: z.enum(CONFIDENCES),
  /** The official page, where the text was read there or the page's address is known. */
  address: z.string().regex(PATTERNS.officialPage).optional(),
  searched: searchedSchema.optional(),
};

const datedTextSchema = z.strictObject({ from: day, text: wordsSchema, ...z.object(source).partial().shape });
type UndatedText = Omit<z.infer<typeof datedTextSchema>, "from"> & { readonly from?: string };

/**
 * That something is closed to foreign investors by the national list: `when` says in which cases the ban leads, and
 * `lists` by which list from which day on, and how that was checked.
 */
const banSchema = z.strictObject({
  when: conditionSchema,
  lists: z.array(z.strictObject({ from: day, list: wordsSchema, confidence: z.enum(CONFIDENCES) })).min(1),
});

const lawNoteSchema = z
  .strictObject({
    id: z.string().regex(PATTERNS.id),
    topic: wordsSchema,
    /** Either one text for every day, or texts by the day asked about; before the first of these the note is silent. */
    text: wordsSchema.optional(),
    texts: z.array(datedTextSchema).min(1).optional(),
    ...source,
    ban: banSchema.optional(),
    /** A note on the whole field, which no single rule names. */
    general: z.literal(true).optional(),
    /** Each day on which the note's meaning changed, the first one first. */
    changed: changesSchema,
  })
  .superRefine(({ text, texts, ban }, context) => {
    if ((text === undefined) === (texts === undefined))
      context.addIssue({ code: "custom", params: { fault: "law-note-texts" } });
    for (const periods of [texts, ban?.lists]) {
      if (periods?.some(({ from }, index) => index > 0 && from <= (periods[index - 1]?.from as string)))
        context.addIssue({ code: "custom", params: { fault: "law-note-order" } });
    }
  });

/** The schema of rules/law-notes.json. */
export const lawNotesSchema = z.array(lawNoteSchema);
export type LawNoteFile = z.infer<typeof lawNoteSchema>;

/** A note on other law, ready to be shown; its ban, if it tells of one, ready to be matched. */
export interface LawNote extends Omit<LawNoteFile, "ban"> {
  readonly ban: Ban | null;
}

/** That the national list closes something to foreign investors. */
export interface Ban {
  readonly when: Condition;
  readonly lists: readonly NationalList[];
}
export type NationalList = NonNullable<LawNoteFile["ban"]>["lists"][number];

/** The notes of rules/law-notes.json by id; a ban's condition that does not fit the vocabulary goes into `faults`. */
export function createLawNotes(
  notes: readonly LawNoteFile[],
  vocabulary: Vocabulary,
  faults: RuleFault[],
): ReadonlyMap<string, LawNote> {
  const typed = (ban: NonNullable<LawNoteFile["ban"]>, place: string): Ban => ({
    when: typeCondition(ban.when, place, vocabulary, faults),
    lists: ban.lists,
  });
  return new Map(
    notes.map(({ ban, ...note }, index) => [
      note.id,
      { ...note, ban: ban === undefined ? null : typed(ban, `[${index}].ban.when`) },
    ]),
  );
}

/** What a note says on one day, and where that stands. */
export interface LawNoteWording {
  readonly text: Words;
  readonly instrument: Words;
  readonly number: string | null;
  readonly confidence: Confidence;
  readonly address: string | null;
  /** For a text that says “not found”: in what, and up to which day. */
  readonly searched: NonNullable<LawNoteFile["searched"]> | null;
}

/** A wording with the day from which it counts; null for one that counts always. */
export interface DatedWording extends LawNoteWording {
  readonly from: string | null;
}

/** Every wording of a note, the oldest first. */
export function wordingsOf(note: Omit<LawNoteFile, "ban">): readonly DatedWording[] {
  const texts: readonly UndatedText[] = note.texts ?? (note.text === undefined ? [] : [{ text: note.text }]);
  return texts.map((own) => ({
    from: own.from ?? null,
    text: own.text,
    instrument: own.instrument ?? note.instrument,
    number: own.number === undefined ? note.number : own.number,
    confidence: own.confidence ?? note.confidence,
    address: own.address ?? note.address ?? null,
    searched: own.searched ?? note.searched ?? null,
  }));
}

/** What a note says on a day (YYYY-MM-DD); null before the first day of which it speaks. */
export function wordingOn(note: Omit<LawNoteFile, "ban">, asOf: string): DatedWording | null {
  return wordingsOf(note).findLast(({ from }) => from === null || from <= asOf) ?? null;
}

/** The national list by which a ban stands on a day (YYYY-MM-DD); null before the first that is known. */
export function listOn(ban: Pick<Ban, "lists">, asOf: string): NationalList | null {
  return ban.lists.findLast(({ from }) => from <= asOf) ?? null;
}
