import { rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { fillWords } from "../language/language.ts";
import { DECIMALS, readDecimal } from "../profile/numbers.ts";
import { readAreaTyped } from "../profile/typed/quantities.ts";
import words from "../profile/typed/words.json" with { type: "json" };
import type { AnswerOf, FactType } from "./fact-type.ts";
import { grouped, isPlainNumber, numbersBy, numberSchema, QUANTITY, quantity } from "./parts/numbers.ts";

/** The unit of every area. */
export const SQUARE_METRES = "m²";

export const area: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  schema: () => numberSchema,
  read: (raw, path, _fact, complaints) =>
    quantity(readDecimal(raw, path, DECIMALS, EXPECTED.area, complaints)),
  value: ({ value }) => ({ kind: "quantity", value, unit: SQUARE_METRES }),
  unit: SQUARE_METRES,
  scale: numbersBy(rational(1n, 100n)),
  typing: {
    expected: EXPECTED.peopleNumber,
    example: "1200.50",
    unitInHeading: true,
    sign: /[㎡平m亩公s]/i,
    read: ({ id }, typed) => readAreaTyped(id, typed),
    isLiteral: (_answer, typed) => isPlainNumber(typed),
    readBack: (answer) => fillWords(words.readBack.area, { value: grouped(answer.value) }),
  },
};
