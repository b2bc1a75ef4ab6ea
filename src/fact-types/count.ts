import * as z from "zod";
import { formatRational, rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { name } from "../input/named-schema.ts";
import { fillWords } from "../language/language.ts";
import { readDecimal } from "../profile/numbers.ts";
import { readQuantityTyped } from "../profile/typed/quantities.ts";
import words from "../profile/typed/words.json" with { type: "json" };
import { CALENDAR_YEAR } from "../vocabulary/vocabulary.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import {
  isPlainNumber,
  LARGEST,
  numbersBy,
  numberSchema,
  QUANTITY,
  quantity,
  readBackQuantity,
  readQuantity,
} from "./parts/numbers.ts";

const calendarYear = name(
  "CalendarYear",
  z
    .union([z.int().min(0).max(LARGEST), z.string().regex(/^\d{1,40}$/)])
    .describe("A year as a whole number, such as 2026."),
);

export const count: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  needs: "unit",
  column: { kind: "number", isWhole: ({ unit }) => unit === CALENDAR_YEAR },
  schema: ({ unit }) => (unit === CALENDAR_YEAR ? calendarYear : numberSchema),
  read: (raw, path, fact, complaints) =>
    fact.unit === CALENDAR_YEAR
      ? quantity(readDecimal(raw, path, 0, EXPECTED.calendarYear, complaints))
      : readQuantity(raw, path, fact, complaints),
  value: ({ value }, { unit = "" }) => ({ kind: "quantity", value, unit }),
  scale: numbersBy(rational(1n)),
  typing: {
    expected: EXPECTED.peopleNumber,
    example: "3",
    sign: /\p{L}/u,
    read: ({ id, unit = "" }, typed) => readQuantityTyped(id, typed, unit),
    isLiteral: (_answer, typed) => isPlainNumber(typed),
    readBack: (answer, fact) =>
      fact.unit === CALENDAR_YEAR
        ? fillWords(words.readBack.calendarYear, { value: formatRational(answer.value) })
        : readBackQuantity(answer, fact),
  },
};
