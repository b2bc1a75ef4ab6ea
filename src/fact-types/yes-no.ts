import * as z from "zod";
import { EXPECTED } from "../input/expected.ts";
import { plainText } from "../input/numerals.ts";
import { refuseTyped } from "../profile/typed/refuse.ts";
import words from "../profile/typed/words.json" with { type: "json" };
import type { AnswerOf, FactType } from "./fact-type.ts";

export const yesNo: FactType<AnswerOf<"yes-no">> = {
  answers: ["yes-no"],
  control: "yes-no",
  schema: () => z.boolean(),
  read: (raw, path, _fact, complaints) =>
    typeof raw === "boolean"
      ? { kind: "yes-no", value: raw }
      : complaints.wrongValue(path, raw, EXPECTED.yesNo),
  canonical: (answer) => answer.value,
  value: (answer) => answer,
  compared: "yes-no",
  column: { kind: "yes-no" },
  typing: {
    expected: EXPECTED.peopleYesNo,
    example: "yes",
    read: ({ id }, typed) => {
      const text = plainText(typed);
      if (words.yes.includes(text)) return { kind: "yes-no", value: true };
      if (words.no.includes(text)) return { kind: "yes-no", value: false };
      return refuseTyped(id, "not-understood", typed, EXPECTED.peopleYesNo);
    },
    isLiteral: () => true,
    readBack: (answer) => words.readBack[answer.value ? "yes" : "no"],
  },
};
