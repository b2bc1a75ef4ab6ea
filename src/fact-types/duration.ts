import { readQuantityTyped } from "../profile/people/quantities.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { isPlainNumber, numberSchema, QUANTITY, readBackQuantity, readQuantity } from "./parts/numbers.ts";

export const duration: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  schema: () => numberSchema,
  read: readQuantity,
  typing: {
    read: ({ id, unit = "" }, typed) => readQuantityTyped(id, typed, unit),
    isLiteral: (_answer, typed) => isPlainNumber(typed),
    readBack: readBackQuantity,
  },
};
