import * as z from "zod";

export const wordsSchema = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });

const synonymsSchema = z.strictObject({
  "zh-CN": z.array(z.string().min(1)),
  en: z.array(z.string().min(1)),
});

const choiceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: wordsSchema,
  synonyms: synonymsSchema.optional(),
});

export const FACT_TYPES = [
  "text",
  "choice",
  "choices",
  "share",
  "money",
  "area",
  "duration",
  "count",
  "date",
  "yes-no",
  "nationality",
  "investors",
  "entities",
  "exchange-rates",
] as const;

const factSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    subject: z.string(),
    type: z.enum(FACT_TYPES),
    unit: z.string().min(1).optional(),
    title: wordsSchema,
    /** Titles of earlier versions, by which headings of saved tables are still known. */
    formerTitles: synonymsSchema.optional(),
    question: wordsSchema,
    help: wordsSchema,
    whoKnows: wordsSchema,
    choices: z.array(choiceSchema).min(1).optional(),
    inCompanyHands: z.boolean(),
    effort: z.int().min(1).max(3).optional(),
    /** `describes`: decides nothing; `derives`: other facts are worked out from it; `context`: never asked. */
    role: z.enum(["describes", "derives", "context"]).optional(),
    /** For a duration of the context in years: the date fact from which it runs to the day asked about. */
    elapsedSince: z.string().optional(),
  })
  .superRefine((fact, context) => {
    const needsChoices = fact.type === "choice" || fact.type === "choices";
    if (needsChoices !== (fact.choices !== undefined)) {
      context.addIssue(`fact ${fact.id}: choices belong to the types choice and choices, and to no other`);
    }
    const needsUnit = fact.type === "duration" || fact.type === "count";
    if (needsUnit !== (fact.unit !== undefined)) {
      context.addIssue(`fact ${fact.id}: a unit belongs to the types duration and count, and to no other`);
    }
    if (fact.inCompanyHands !== (fact.effort !== undefined)) {
      context.addIssue(`fact ${fact.id}: an effort belongs to facts in the company's hands, and to no other`);
    }
  });

const subjectSchema = z.strictObject({ id: z.string().regex(/^[a-z]+(-[a-z]+)*$/), title: wordsSchema });

/** The schema of rules/facts.json. */
export const vocabularySchema = z.strictObject({
  $schema: z.string().optional(),
  subjects: z.array(subjectSchema).min(1),
  facts: z.array(factSchema).min(1),
});

export type Subject = z.infer<typeof subjectSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type FactType = (typeof FACT_TYPES)[number];
export type Fact = z.infer<typeof factSchema>;

/** Every fact of the program, in the order in which profiles are written and questions tie. */
export interface Vocabulary {
  readonly subjects: readonly Subject[];
  readonly facts: readonly Fact[];
  readonly byId: ReadonlyMap<string, Fact>;
}

/** The vocabulary of a parsed facts.json. Throws on a fact, choice or title given twice and on an unknown subject. */
export function createVocabulary(parsed: z.infer<typeof vocabularySchema>): Vocabulary {
  const subjects = new Set(parsed.subjects.map((subject) => subject.id));
  const byId = new Map<string, Fact>();
  const titles = new Set<string>();
  for (const fact of parsed.facts) {
    if (byId.has(fact.id)) throw new Error(`fact ${fact.id} is given twice`);
    if (!subjects.has(fact.subject)) throw new Error(`fact ${fact.id}: no subject ${fact.subject}`);
    const former = [...(fact.formerTitles?.["zh-CN"] ?? []), ...(fact.formerTitles?.en ?? [])];
    for (const title of [fact.title["zh-CN"], fact.title.en, ...former]) {
      if (titles.has(title)) throw new Error(`fact ${fact.id}: the title ${title} is given twice`);
      titles.add(title);
    }
    const choices = new Set<string>();
    for (const choice of fact.choices ?? []) {
      if (choices.has(choice.id)) throw new Error(`fact ${fact.id}: choice ${choice.id} is given twice`);
      choices.add(choice.id);
    }
    byId.set(fact.id, fact);
  }
  return { subjects: parsed.subjects, facts: parsed.facts, byId };
}

/** The unit in which a fact's numbers are given: `%`, `m²`, `years` …; null for what is no number, and for money. */
export function unitOf(fact: Fact): string | null {
  if (fact.type === "share") return "%";
  if (fact.type === "area") return "m²";
  return fact.unit ?? null;
}

/** The facts that a profile can hold: all but those of the context. */
export function answerable(vocabulary: Vocabulary): readonly Fact[] {
  return vocabulary.facts.filter((fact) => fact.role !== "context");
}
