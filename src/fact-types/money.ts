import * as z from "zod";
import { formatRational, type Rational, rational, ZERO } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import type { JsonValue } from "../input/json.ts";
import { name } from "../input/named-schema.ts";
import { present } from "../input/present.ts";
import { fillWords, type Words } from "../language/language.ts";
import { isBand } from "../profile/answer.ts";
import { BAND_KEYS, isAmountBand, readAmountBand, writeAmountBand } from "../profile/bands.ts";
import type { Complaints } from "../profile/complaint.ts";
import { DECIMALS, readDecimal } from "../profile/numbers.ts";
import { readMoneyTyped } from "../profile/typed/money.ts";
import words from "../profile/typed/words.json" with { type: "json" };
import { isObject, type Path, refuseOtherKeys } from "../profile/read-object.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { AnswerOf, FactType } from "./fact-type.ts";
import { readCurrency } from "./parts/known-text.ts";
import { grouped, numberSchema } from "./parts/numbers.ts";
import { rangeOf, readBackRange } from "./parts/ranges.ts";

export const currencySchema = name("Currency", z.enum(Object.keys(currencies.minorDigits)));

const schema = z.union([
  name("Money", z.strictObject({ amount: numberSchema, currency: currencySchema })),
  name(
    "MoneyRange",
    rangeOf(numberSchema, { currency: currencySchema }).describe(
      "An amount of which only the range is known, its ends as those of a share.",
    ),
  ),
]);

export const money: FactType<AnswerOf<"money" | "money-band">> = {
  answers: ["money", "money-band"],
  control: "typed",
  schema: () => schema,
  read: (raw, path, _fact, complaints) => read(raw, path, complaints),
  canonical: (answer) => {
    const { currency } = answer;
    if (answer.kind === "money") return { amount: formatRational(answer.amount), currency };
    return { ...writeAmountBand(answer.band), currency };
  },
  value: (answer, _fact, { rates, day }) => (day === null ? { ...answer, rates } : { ...answer, rates, day }),
  parts: /^(amount|currency)$/,
  compared: "money",
  column: { kind: "amount" },
  scale: {
    low: ZERO,
    high: null,
    step: minorUnit,
    answerAt: (amount, currency) => ({ kind: "money", amount, currency: present(currency, "currency") }),
  },
  typing: {
    expected: EXPECTED.peopleMoney,
    example: "200000000 USD",
    unitInHeading: true,
    read: ({ id }, typed) => readMoneyTyped(id, typed),
    isLiteral: (answer, typed) => answer.kind === "money" && /^\d+(\.\d+)? ?[A-Z]{3}$/.test(typed),
    readBack: (answer) => {
      const show = (amount: Rational): Words =>
        fillWords(words.readBack.money, { value: grouped(amount), currency: answer.currency });
      return answer.kind === "money" ? show(answer.amount) : readBackRange(answer.band, show);
    },
  },
};

function minorUnit(currency: string | null): Rational {
  const digits = (currencies.minorDigits as Readonly<Record<string, number>>)[currency ?? ""];
  if (digits === undefined) throw new Error(`there is no currency ${currency}`);
  return rational(1n, 10n ** BigInt(digits));
}

function read(
  raw: JsonValue,
  path: Path,
  complaints: Complaints,
): AnswerOf<"money" | "money-band"> | undefined {
  if (!isObject(raw)) return complaints.wrongValue(path, raw, EXPECTED.money);
  const before = complaints.problems.length;
  const isBanded = isAmountBand(raw) && raw.amount === undefined;
  refuseOtherKeys(raw, path, isBanded ? [...BAND_KEYS, "currency"] : ["amount", "currency"], complaints);
  const currency = readCurrency(raw.currency, [...path, "currency"], complaints);
  const amount = isBanded
    ? readAmountBand(raw, path, complaints)
    : readAmount(raw.amount, [...path, "amount"], complaints);
  if (amount === undefined || currency === undefined || complaints.problems.length > before) return undefined;
  return isBand(amount)
    ? { kind: "money-band", band: amount, currency }
    : { kind: "money", amount, currency };
}

function readAmount(raw: JsonValue | undefined, path: Path, complaints: Complaints): Rational | undefined {
  if (raw === undefined) return complaints.missingKey(path, EXPECTED.amount);
  return readDecimal(raw, path, DECIMALS, EXPECTED.amount, complaints);
}
