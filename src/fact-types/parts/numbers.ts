import * as z from "zod";
import { formatRational, type Rational, ZERO } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import type { JsonValue } from "../../input/json.ts";
import { name } from "../../input/named-schema.ts";
import { fillWords, type Words } from "../../language/language.ts";
import type { Complaints } from "../../profile/complaint.ts";
import { readDecimal } from "../../profile/numbers.ts";
import words from "../../profile/typed/words.json" with { type: "json" };
import type { Path } from "../../profile/read-object.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { AnswerOf, FactType, Scale } from "../fact-type.ts";

/** The largest number of an API's answer that is given as a number and not as text. */
export const LARGEST = 1e15;

export const numberSchema = name(
  "Number",
  z
    .union([z.number().min(0).max(LARGEST), z.string().regex(/^\d{1,40}(\.\d{1,6})?$/)])
    .describe(
      "Read from its source text, never through binary floating point: at most 6 decimals, no exponent.",
    ),
);

/** Whether a number was typed as a profile holds it. */
export function isPlainNumber(typed: string): boolean {
  return /^\d+(\.\d+)?$/.test(typed);
}

/** A number with its thousands separated. */
export function grouped(value: Rational): string {
  const [whole = "", decimals] = formatRational(value).split(".");
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? shown : `${shown}.${decimals}`;
}

export function quantity(value: Rational | undefined): AnswerOf<"quantity"> | undefined {
  return value === undefined ? undefined : { kind: "quantity", value };
}

/** What all types share whose answers are one number in the fact's unit. */
export const QUANTITY = {
  answers: ["quantity"],
  control: "typed",
  canonical: (answer) => formatRational(answer.value),
  compared: "quantity",
  column: { kind: "number" },
} satisfies Partial<FactType<AnswerOf<"quantity">>>;

/** Numbers from nought up, each a whole number of the step. */
export function numbersBy(step: Rational): Scale {
  return { low: ZERO, high: null, step: () => step, answerAt: (value) => ({ kind: "quantity", value }) };
}

/** A number of any length, complained about in the fact's unit. */
export function readQuantity(
  raw: JsonValue,
  path: Path,
  { unit = "" }: Fact,
  complaints: Complaints,
): AnswerOf<"quantity"> | undefined {
  return quantity(readDecimal(raw, path, null, fillWords(EXPECTED.quantity, { unit }), complaints));
}

const UNIT_NAMES: Readonly<Record<string, string>> = words.unitNames;

/** `1,200 persons` in each language. */
export function readBackQuantity(answer: AnswerOf<"quantity">, { unit = "" }: Fact): Words {
  const value = grouped(answer.value);
  return {
    "zh-CN": fillWords(words.readBack.quantity, { value, unit: UNIT_NAMES[unit] ?? unit })["zh-CN"],
    en: fillWords(words.readBack.quantity, { value, unit }).en,
  };
}
