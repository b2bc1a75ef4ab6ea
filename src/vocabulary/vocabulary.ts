import * as z from "zod";
import { present } from "../input/present.ts";
import {
  type BuiltInLanguage,
  joinList,
  type Language,
  LANGUAGES,
  textIn,
  type Words,
} from "../language/language.ts";
import { PATTERNS } from "./patterns.ts";
import { type Relations, relationSchemas, relationsOf } from "./relations.ts";

export const wordsSchema = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });

const synonymsSchema = z.strictObject({
  "zh-CN": z.array(z.string().min(1)),
  en: z.array(z.string().min(1)),
});

/**
 * How several findings about one activity in one city belong together. `alternatives`: the best counts; `duties` and
 * `stages`: all must hold, so the worst counts. Rules that stand `apart` add something, and take nothing away where
 * they fail.
 */
const findingsSchema = z.strictObject({
  kind: z.enum(["alternatives", "duties", "stages"]),
  why: wordsSchema,
  apart: z.array(z.string().regex(PATTERNS.rule)).min(1).optional(),
});

const choiceSchema = z.strictObject({
  id: z.string().regex(PATTERNS.id),
  title: wordsSchema,
  synonyms: synonymsSchema.optional(),
  /** Words by which people look for the choice and that may mean more than it: they find it, and stand for it nowhere. */
  broaderWords: synonymsSchema.optional(),
  /** Of an activity; left out where no city has more than one rule about it. */
  findings: findingsSchema.optional(),
  /** Terms by which people look for the choice and mean something else, each with what to tell them. */
  otherMeanings: z
    .array(z.strictObject({ terms: synonymsSchema, note: wordsSchema }))
    .min(1)
    .optional(),
});

/** A fact as rules/facts.json holds it; what its type asks of it is checked where the types are. */
export const factSchema = z.strictObject({
  id: z.string().regex(PATTERNS.fact),
  subject: z.string(),
  /** The name under which the type is registered. */
  type: z.string(),
  unit: z.string().min(1).optional(),
  title: wordsSchema,
  /** Titles of earlier versions, by which headings of saved tables are still known. */
  formerTitles: synonymsSchema.optional(),
  /** Other headings under which people keep the answers in their own lists. */
  headings: synonymsSchema.optional(),
  question: wordsSchema,
  help: wordsSchema,
  whoKnows: wordsSchema,
  choices: z.array(choiceSchema).min(1).optional(),
  inCompanyHands: z.boolean(),
  effort: z.int().min(1).max(3).optional(),
  /** `describes`: decides nothing; `derives`: other facts are worked out from it; `context`: never asked. */
  role: z.enum(["describes", "derives", "context"]).optional(),
  ...relationSchemas,
});

export const subjectSchema = z.strictObject({ id: z.string().regex(PATTERNS.word), title: wordsSchema });

export type Subject = z.infer<typeof subjectSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type Fact = z.infer<typeof factSchema>;

/** Every fact of the program, in the order in which profiles are written and questions tie. */
export interface Vocabulary {
  readonly subjects: readonly Subject[];
  readonly facts: readonly Fact[];
  readonly byId: ReadonlyMap<string, Fact>;
  /** What is asked before everything else, in this order. */
  readonly askedFirst: readonly string[];
  readonly relations: Relations;
}

/** What rules/facts.json says. */
export interface VocabularyFile extends Pick<Vocabulary, "subjects" | "facts"> {
  readonly askedFirst?: readonly string[] | undefined;
}

/** The vocabulary of a parsed facts.json. */
export function createVocabulary({ subjects, askedFirst = [], facts }: VocabularyFile): Vocabulary {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return { subjects, facts, byId, askedFirst, relations: relationsOf(facts) };
}

/** The unit of a count that names a year of the calendar: a whole number, written without separators. */
export const CALENDAR_YEAR = "year";

/** The two facts by which the program finds what concerns a company. */
export const CITY = "city";
export const ACTIVITIES = "activities";

/** The choice of the place that stands for every city without a name of its own here. */
const OTHER_CITY = "other";

/** Of the choices of the place those that name a city. */
export function namedCities(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ id }) => id !== OTHER_CITY);
}

/** The titles of choices as a list inside a sentence. */
export function listOfTitles(choices: readonly Choice[], language: Language): string {
  return joinList(
    choices.map(({ title }) => textIn(title, language)),
    language,
  );
}

/** The fact of an id. Throws where the vocabulary has none. */
export function factOf(id: string, { byId }: Vocabulary): Fact {
  return present(byId.get(id), `fact ${id}`);
}

/** The choices of a fact; `fact` is an id. Throws where the vocabulary has no such fact, or it has no choices. */
export function choicesOf(fact: string, vocabulary: Vocabulary): readonly Choice[] {
  return present(factOf(fact, vocabulary).choices, `choices of ${fact}`);
}

/** The title of a choice of a fact. Throws where the fact has no such choice. */
export function titleOfChoice(id: string, fact: string, vocabulary: Vocabulary): Words {
  const choice = choicesOf(fact, vocabulary).find((one) => one.id === id);
  return present(choice, `choice ${id} of ${fact}`).title;
}

/** What a choice is also called, in these languages; nothing where it has its title alone. */
export function synonymsOf(
  { synonyms }: Choice,
  languages: readonly BuiltInLanguage[] = LANGUAGES,
): string[] {
  return languages.flatMap((language) => synonyms?.[language] ?? []);
}

/** The words other than its title by which a choice is looked for, in these languages: its synonyms and broader ones. */
export function searchWordsOf(choice: Choice, languages: readonly BuiltInLanguage[] = LANGUAGES): string[] {
  const { broaderWords } = choice;
  return [
    ...synonymsOf(choice, languages),
    ...languages.flatMap((language) => broaderWords?.[language] ?? []),
  ];
}

/** The title of the subject under which a fact stands. */
export function subjectOf(fact: Fact, { subjects }: Vocabulary): Words {
  return present(
    subjects.find(({ id }) => id === fact.subject),
    `subject ${fact.subject}`,
  ).title;
}

/** The facts that a profile can hold: all but those of the context. */
export function answerable(vocabulary: Vocabulary): readonly Fact[] {
  return vocabulary.facts.filter((fact) => fact.role !== "context");
}
