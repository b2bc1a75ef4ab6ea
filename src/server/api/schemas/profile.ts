import * as z from "zod";
import { ORIGINS } from "../../../profile/answer.ts";
import { answerable, type Fact, type Vocabulary } from "../../../vocabulary/vocabulary.ts";
import { day, name } from "./common.ts";

const number = name(
  "Number",
  z
    .union([z.number().min(0), z.string().min(1)])
    .describe("Read from its source text, never through binary floating point; at most 6 decimals."),
);
const share = name(
  "Share",
  z
    .union([z.number().min(0).max(100), z.string().min(1)])
    .describe(
      'In percent, 0 to 100: 67, "66.9999", "67%", or a fraction of the whole: "1/3", both numbers of at most 6 digits. Two equal numbers, or two above 1 that add up to 10 or 100 ("50/50", "3/7"), are a split between partners and refused.',
    ),
);
const origin = z.enum(ORIGINS).nullable();
const currency = z.string().regex(/^[A-Z]{3}$/);

const holder: z.ZodType = name(
  "Holder",
  z.lazy(() =>
    z.union([
      z.strictObject({
        name: z.string().min(1),
        origin: origin.optional(),
        share,
        holders: z.array(holder).nullable().optional(),
      }),
      z.strictObject({ rest: origin, name: z.string().min(1).optional() }),
    ]),
  ),
);

const entity = name(
  "Entity",
  z.strictObject({
    id: z.string().min(1),
    name: z.string().min(1).nullable().optional(),
    origin: origin.optional(),
    holds: z.array(z.strictObject({ entity: z.string().min(1), share })).optional(),
    rest: origin.optional(),
  }),
);

const rate = name(
  "ExchangeRate",
  z.strictObject({
    from: currency,
    to: currency,
    rate: number,
    date: day.optional(),
    source: z.string().min(1).optional(),
  }),
);

const money = name("Money", z.strictObject({ amount: number, currency }));

function answerOf(fact: Fact): z.ZodType {
  const ids = (fact.choices ?? []).map(({ id }) => id);
  switch (fact.type) {
    case "text":
      return z.string();
    case "choice":
      return z.enum(ids);
    case "choices":
      return z.array(z.enum(ids));
    case "share":
      return share;
    case "money":
      return money;
    case "area":
    case "duration":
    case "count":
      return number;
    case "date":
      return day;
    case "yes-no":
      return z.boolean();
    case "nationality":
      return z.string().regex(/^[A-Z]{2}$/);
    case "investors":
      return z.array(holder).min(1);
    case "entities":
      return z.array(entity).min(1);
    case "exchange-rates":
      return z.array(rate);
  }
}

/** The profile as it is sent, made from the vocabulary: every key may be left out, and null is "don't know". */
export function profileSchema(vocabulary: Vocabulary): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      answerable(vocabulary).map((fact) => [
        fact.id,
        answerOf(fact).nullable().optional().describe(fact.question.en),
      ]),
    ),
  );
}
