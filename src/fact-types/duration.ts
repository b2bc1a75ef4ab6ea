import { rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { readQuantityTyped } from "../profile/typed/quantities.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import {
  isPlainNumber,
  numbersBy,
  numberSchema,
  QUANTITY,
  readBackQuantity,
  readQuantity,
} from "./parts/numbers.ts";

export const duration: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  needs: "unit",
  schema: () => numberSchema,
  read: readQuantity,
  value: ({ value }, { unit = "" }) => ({ kind: "quantity", value, unit }),
  scale: numbersBy(rational(1n, 1_000_000n)),
  typing: {
    expected: EXPECTED.peopleNumber,
    example: "3",
    unitInHeading: true,
    sign: /\p{L}/u,
    read: ({ id, unit = "" }, typed) => readQuantityTyped(id, typed, unit),
    isLiteral: (_answer, typed) => isPlainNumber(typed),
    readBack: readBackQuantity,
  },
};
