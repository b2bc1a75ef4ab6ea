import type { AnswerOf, FactType } from "../../src/fact-types/fact-type.ts";
import { numberSchema, numbersBy, QUANTITY } from "../../src/fact-types/parts/numbers.ts";
import { formatRational, parseDecimal, type Rational, rational } from "../../src/exact/rational.ts";
import { showFound } from "../../src/input/problem.ts";

const EXPECTED_WEIGHT = { "zh-CN": "重量", en: "a weight" };

/** Kilograms, which people may also type in tonnes: no file of the program knows such a type. */
export const weight: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  schema: () => numberSchema,
  read: (raw, path, _fact, complaints) => {
    const value = typeof raw === "string" ? kilograms(raw) : null;
    return value === null ? complaints.wrongValue(path, raw, EXPECTED_WEIGHT) : { kind: "quantity", value };
  },
  value: ({ value }) => ({ kind: "quantity", value, unit: "kg" }),
  unit: "kg",
  scale: numbersBy(rational(1n, 10n)),
  typing: {
    expected: EXPECTED_WEIGHT,
    example: "1500 kg",
    unitInHeading: true,
    read: ({ id }, typed) => {
      const value = kilograms(typed);
      if (value !== null) return { kind: "quantity", value };
      const found = showFound(typed);
      return {
        code: "not-understood",
        path: [id],
        found,
        expected: EXPECTED_WEIGHT,
        nearest: null,
        line: null,
      };
    },
    isLiteral: (_answer, typed) => typed.endsWith("kg"),
    readBack: ({ value }) => ({ "zh-CN": `${formatRational(value)}公斤`, en: `${formatRational(value)} kg` }),
  },
};

/** A weight as this type writes it; null for any other text. */
export function kilograms(text: string): Rational | null {
  const [, number = "", unit] = /^(\d+(?:\.\d+)?) ?(kg|t)?$/.exec(text) ?? [];
  const value = parseDecimal(number);
  return unit === "t" ? (value?.mul(1000) ?? null) : value;
}
