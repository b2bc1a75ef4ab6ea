import * as z from "zod";
import { ORIGINS } from "../profile/answer.ts";
import { FILE_NAME, LONGEST_QUOTE, SAID } from "../profile/read-evidence.ts";
import { COUNTRIES } from "../vocabulary/countries.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import { PATTERNS } from "../vocabulary/patterns.ts";
import { answerable, CALENDAR_YEAR, type Fact, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { name } from "./common.ts";

const LARGEST = 1e15;

const number = name(
  "Number",
  z
    .union([z.number().min(0).max(LARGEST), z.string().regex(/^\d{1,40}(\.\d{1,6})?$/)])
    .describe(
      "Read from its source text, never through binary floating point: at most 6 decimals, no exponent.",
    ),
);
const calendarYear = name(
  "CalendarYear",
  z
    .union([z.int().min(0).max(LARGEST), z.string().regex(/^\d{1,40}$/)])
    .describe("A year as a whole number, such as 2026."),
);
const rateNumber = name(
  "Rate",
  z
    .union([
      z.number().positive().max(LARGEST),
      z.string().regex(/^(\d{0,20}[1-9]\d{0,20}(\.\d{1,20})?|\d{1,20}\.\d{0,20}[1-9]\d{0,20})$/),
    ])
    .describe("Above 0; read from its source text, no exponent."),
);
const percent = z.union([
  z.number().min(0).max(100),
  z.string().regex(/^((100(\.0{1,6})?|\d{1,2}(\.\d{1,6})?)%?|\d{1,6}\/(?!0+$)\d{1,6})$/),
]);
const share = name(
  "Share",
  percent
    .clone()
    .describe(
      'In percent, 0 to 100, at most 6 decimals and no exponent: 67, "66.9999", "67%", or a fraction of the whole: "1/3", both numbers of at most 6 digits. Two equal numbers, or two above 1 that add up to 10 or 100 ("50/50", "3/7"), are a split between partners and refused.',
    ),
);
/**
 * At least one end. That there is one at most on each side, and something between them, is checked when it is read:
 * eight combinations of keys would say no more to people.
 */
function rangeOf<T extends z.ZodType>(end: T, more: z.ZodRawShape = {}): z.ZodType {
  const ends = { atLeast: end, moreThan: end, atMost: end, lessThan: end };
  const minProperties = 1 + Object.keys(more).length;
  return z.strictObject({ ...z.strictObject(ends).partial().shape, ...more }).meta({ minProperties });
}

const shareRange = name(
  "ShareRange",
  rangeOf(percent).describe(
    "A share of which only the range is known: a lower end (atLeast, or moreThan where the number itself is left out), an upper end (atMost, or lessThan), or both, with at least one number between them.",
  ),
);
const shareOrRange = z.union([share, shareRange]);
const origin = z.enum(ORIGINS).nullable();
const currency = name("Currency", z.enum(Object.keys(currencies.minorDigits)));
const day = name("Day", z.iso.date());
const text = z.string().min(1).max(1_000);

/** Codes by which registers know a party; wrong check digits are a warning and no refusal. */
const identifiers = { unifiedSocialCreditCode: text.nullable().optional(), lei: text.nullable().optional() };

const holder: z.ZodType = name(
  "Holder",
  z.lazy(() =>
    z.union([
      z.strictObject({
        name: text,
        ...identifiers,
        origin: origin.optional(),
        share: shareOrRange,
        holders: z.array(holder).nullable().optional(),
      }),
      z.strictObject({ rest: origin, name: text.optional() }),
    ]),
  ),
);

const entity = name(
  "Entity",
  z.strictObject({
    id: text,
    name: text.optional(),
    ...identifiers,
    origin: origin.optional(),
    holds: z.array(z.strictObject({ entity: text, share: shareOrRange })).optional(),
    rest: origin.optional(),
  }),
);

const rate = name(
  "ExchangeRate",
  z.strictObject({
    from: currency,
    to: currency,
    rate: rateNumber,
    date: day.nullable().optional(),
    source: z.string().nullable().optional(),
  }),
);

const money = name("Money", z.strictObject({ amount: number, currency }));

const moneyRange = name(
  "MoneyRange",
  rangeOf(number, { currency }).describe(
    "An amount of which only the range is known, its ends as those of a share.",
  ),
);

const nationality = name("Nationality", z.enum(COUNTRIES));

function answerOf(fact: Fact): z.ZodType {
  const ids = (fact.choices ?? []).map(({ id }) => id);
  switch (fact.type) {
    case "text":
      return z.string().max(1_000);
    case "choice":
      return z.enum(ids);
    case "choices":
      return z.array(z.enum(ids)).meta({ uniqueItems: true });
    case "share":
      return shareOrRange;
    case "money":
      return z.union([money, moneyRange]);
    case "area":
    case "duration":
    case "count":
      return fact.unit === CALENDAR_YEAR ? calendarYear : number;
    case "date":
      return day;
    case "yes-no":
      return z.boolean();
    case "nationality":
      return nationality;
    case "investors":
      return z.array(holder).min(1);
    case "entities":
      return z.array(entity).min(1);
    case "exchange-rates":
      return z.array(rate);
  }
}

const evidence = name(
  "Evidence",
  z.strictObject({
    document: z.string().regex(FILE_NAME),
    sha256: z.string().regex(PATTERNS.sha256),
    quote: z.string().regex(SAID).max(LONGEST_QUOTE),
  }),
);

/** An answer with what it stands on; “don't know” stands on nothing. */
const evidenced = (value: z.ZodType) => z.strictObject({ value, evidence });

/** Any answer with what it stands on, where the fact need not be told again. */
export const evidencedAnswer = evidenced(z.unknown().describe("The answer, as it stands without evidence."));

/** The profile as it is sent, made from the vocabulary: every key may be left out, and null is "don't know". */
export function profileSchema(vocabulary: Vocabulary): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      answerable(vocabulary).map((fact) => {
        const stated = answerOf(fact);
        const either = z.union([stated, evidenced(stated)]);
        return [fact.id, either.nullable().optional().describe(fact.question.en)];
      }),
    ),
  );
}
