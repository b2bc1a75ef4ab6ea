import * as z from "zod";
import { FACT_TYPE_NAMES } from "../fact-types/registry.ts";
import { name } from "../input/named-schema.ts";
import { day, outcome, type Sent, words } from "./common.ts";

/** A provision that hangs on a question, with the words that make it matter. */
const reason = z.strictObject({
  provision: z.string(),
  title: words,
  document: words,
  place: z.strictObject({ table: z.int().nullable(), item: z.int(), clause: z.string().nullable() }),
  /** The requirements that look at the fact; empty where it decides whether the provision is about this case. */
  requirements: z.array(z.strictObject({ label: words, quote: z.string(), translation: z.string() })),
  /** The clause in Chinese. */
  quote: z.string(),
  translation: z.string(),
});
export type Reason = Sent<typeof reason>;

const question = z.strictObject({
  fact: z.string(),
  type: z.enum(FACT_TYPE_NAMES),
  unit: z.string().nullable(),
  subject: z.string(),
  question: words,
  help: words,
  whoKnows: words,
  choices: z.array(z.strictObject({ id: z.string(), title: words })).nullable(),
  /** For the fact that holds exchange rates: the pair that is wanted. */
  pair: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  askedBecause: z.array(reason),
});

/** The question that matters most, why it is asked, and how far along. */
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
export type NextQuestion = Sent<typeof nextQuestion>;
