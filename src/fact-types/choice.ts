import * as z from "zod";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { choiceIds, OWN_CHOICES, readChoice } from "./parts/known-text.ts";

export const choice: FactType<AnswerOf<"choice">> = {
  answers: ["choice"],
  control: "choice",
  needs: "choices",
  schema: (fact) => z.enum(choiceIds(fact)),
  read: (raw, path, fact, complaints) => {
    const id = readChoice(raw, path, fact, complaints);
    return id === undefined ? undefined : { kind: "choice", id };
  },
  canonical: (answer) => answer.id,
  value: (answer) => answer,
  compared: "choice",
  column: { kind: "one-of", ids: choiceIds },
  choosing: OWN_CHOICES,
};
