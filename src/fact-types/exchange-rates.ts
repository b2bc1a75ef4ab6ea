import * as z from "zod";
import { formatRational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import type { JsonValue } from "../input/json.ts";
import { name } from "../input/named-schema.ts";
import type { ExchangeRate } from "../profile/answer.ts";
import type { CanonicalRate } from "../profile/canonical-schema.ts";
import type { Complaints } from "../profile/complaint.ts";
import { isRealDay } from "../profile/days.ts";
import { readDecimal } from "../profile/numbers.ts";
import { isObject, type Path, refuseOtherKeys } from "../profile/read-object.ts";
import { daySchema } from "./date.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { currencySchema } from "./money.ts";
import { readCurrency } from "./parts/known-text.ts";
import { LARGEST } from "./parts/numbers.ts";

const rateNumber = name(
  "Rate",
  z
    .union([
      z.number().positive().max(LARGEST),
      z.string().regex(/^(\d{0,20}[1-9]\d{0,20}(\.\d{1,20})?|\d{1,20}\.\d{0,20}[1-9]\d{0,20})$/),
    ])
    .describe("Above 0; read from its source text, no exponent."),
);

const rateSchema = name(
  "ExchangeRate",
  z.strictObject({
    from: currencySchema,
    to: currencySchema,
    rate: rateNumber,
    date: daySchema.nullable().optional(),
    source: z.string().nullable().optional(),
  }),
);

export const exchangeRates: FactType<AnswerOf<"exchange-rates">> = {
  answers: ["exchange-rates"],
  control: "rate",
  isAskedByPair: true,
  schema: () => z.array(rateSchema),
  read: (raw, path, _fact, complaints) => readRates(raw, path, complaints),
  canonical: (answer) => answer.rates.map(canonicalRate),
  parts: /^\d+\.(from|to|rate|date|source)$/,
  value: () => ({ kind: "choices", ids: [] }),
};

function readRates(
  raw: JsonValue,
  path: Path,
  complaints: Complaints,
): AnswerOf<"exchange-rates"> | undefined {
  if (!Array.isArray(raw)) return complaints.wrongValue(path, raw, EXPECTED.rates);
  const before = complaints.problems.length;
  const rates: ExchangeRate[] = [];
  const pairs = new Set<string>();
  raw.forEach((entry, index) => {
    const rate = readRate(entry, [...path, index], complaints);
    if (rate === undefined) return;
    const pair = `${rate.from}/${rate.to}`;
    if (pairs.has(pair)) complaints.add([...path, index], "given-twice", pair, EXPECTED.rateOnce);
    pairs.add(pair);
    rates.push(rate);
  });
  return complaints.problems.length > before ? undefined : { kind: "exchange-rates", rates };
}

function readRate(raw: JsonValue, path: Path, complaints: Complaints): ExchangeRate | undefined {
  if (!isObject(raw)) return complaints.wrongValue(path, raw, EXPECTED.rate);
  const before = complaints.problems.length;
  refuseOtherKeys(raw, path, ["from", "to", "rate", "date", "source"], complaints);
  const from = readCurrency(raw.from, [...path, "from"], complaints);
  const to = readCurrency(raw.to, [...path, "to"], complaints);
  if (from !== undefined && from === to)
    complaints.add([...path, "to"], "given-twice", to, EXPECTED.otherCurrency);
  const rawRate = raw.rate;
  const rate =
    rawRate === undefined
      ? complaints.missingKey([...path, "rate"], EXPECTED.rateNumber)
      : readDecimal(rawRate, [...path, "rate"], null, EXPECTED.rateNumber, complaints);
  if (rate?.n === 0n) complaints.add([...path, "rate"], "out-of-range", "0", EXPECTED.rateNumber);
  const date = raw.date ?? null;
  if (date !== null && (typeof date !== "string" || !isRealDay(date))) {
    complaints.wrongValue([...path, "date"], date, EXPECTED.date);
  }
  const source = raw.source ?? null;
  if (source !== null && typeof source !== "string")
    complaints.wrongValue([...path, "source"], source, EXPECTED.text);
  if (complaints.problems.length > before || from === undefined || to === undefined || rate === undefined)
    return undefined;
  return {
    from,
    to,
    rate,
    date: typeof date === "string" ? date : null,
    source: typeof source === "string" ? source : null,
  };
}

function canonicalRate(rate: ExchangeRate): CanonicalRate {
  return {
    from: rate.from,
    to: rate.to,
    rate: formatRational(rate.rate),
    ...(rate.date === null ? {} : { date: rate.date }),
    ...(rate.source === null ? {} : { source: rate.source }),
  };
}
