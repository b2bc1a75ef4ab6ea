import * as z from "zod";
import { ITEM_CLASSES } from "../rules/items.ts";
import { vocabularySchema } from "../vocabulary/vocabulary.ts";
import { day, name, outcome, status, words } from "./common.ts";

const reason = z.strictObject({
  provision: z.string(),
  title: words,
  document: words,
  place: z.strictObject({ table: z.int().nullable(), item: z.int(), clause: z.string().nullable() }),
  requirements: z.array(z.strictObject({ label: words, quote: z.string() })),
  quote: z.string(),
});

const question = z.strictObject({
  fact: z.string(),
  type: z.string(),
  unit: z.string().nullable(),
  subject: z.string(),
  question: words,
  help: words,
  whoKnows: words,
  choices: z.array(z.strictObject({ id: z.string(), title: words })).nullable(),
  pair: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  askedBecause: z.array(reason),
});

export const nextQuestion = name(
  "NextQuestion",
  z.strictObject({
    asOf: day,
    next: question.nullable(),
    answered: z.int().min(0),
    atMostToGo: z.int().min(0),
    decided: z.array(z.strictObject({ provision: z.string(), outcome })),
    toFindOut: z.array(z.strictObject({ fact: z.string(), whoKnows: words })),
  }),
);

const listed = z.strictObject({
  id: z.string(),
  document: z.string(),
  class: z.enum(ITEM_CLASSES),
  title: words,
  quote: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  rules: z.array(z.string()),
  reason: words.optional(),
});

export const provisions = name("Provisions", z.array(listed));

/** What people's words may mean, best first. */
export const found = name(
  "Found",
  z.array(
    z.strictObject({
      kind: z.enum(["activity", "item", "measure", "pointer"]),
      id: z.string(),
      title: words,
      city: z.string().optional(),
    }),
  ),
);

export const provision = name(
  "Provision",
  z
    .object({
      id: z.string(),
      document: z.string(),
      class: z.enum(ITEM_CLASSES),
      title: words,
      quote: z.string(),
      start: z.int().min(0),
      end: z.int().min(0),
      asOf: day,
      status,
      statusNote: words.nullable(),
      rules: z.array(z.object({ id: z.string(), title: words, quote: z.string() }).loose()),
    })
    .loose(),
);

export const documents = name(
  "Documents",
  z.array(
    z.strictObject({
      id: z.string(),
      title: words,
      shortTitle: words,
      number: z.string(),
      issuer: words,
      level: z.string(),
      city: z.string(),
      written: day,
      published: day.nullable(),
      term: z.strictObject({ quote: z.string(), note: words }).nullable(),
      note: words.nullable(),
      checkedTo: day,
      asOf: day,
      status,
      statusNote: words.nullable(),
    }),
  ),
);

export const facts = name("Facts", z.strictObject(vocabularySchema.omit({ $schema: true }).shape));

export const problem = name(
  "Problem",
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    problems: z
      .array(
        z.strictObject({
          path: z.string(),
          code: z.string(),
          found: z.string(),
          expected: words,
          nearest: z.string().nullable(),
          line: z.int().nullable(),
          message: words,
        }),
      )
      .max(50)
      .optional(),
    moreProblems: z.int().min(1).optional(),
  }),
);
