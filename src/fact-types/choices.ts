import * as z from "zod";
import { EXPECTED } from "../input/expected.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { choiceIds, OWN_CHOICES, readChoice } from "./parts/known-text.ts";

export const choices: FactType<AnswerOf<"choices">> = {
  answers: ["choices"],
  control: "choices",
  needs: "choices",
  schema: (fact) => z.array(z.enum(choiceIds(fact))).meta({ uniqueItems: true }),
  read: (raw, path, fact, complaints) => {
    if (!Array.isArray(raw)) return complaints.wrongValue(path, raw, EXPECTED.choices);
    const ids: string[] = [];
    let whole = true;
    raw.forEach((entry, index) => {
      const id = readChoice(entry, [...path, index], fact, complaints);
      if (id === undefined) whole = false;
      else if (ids.includes(id)) {
        whole = false;
        complaints.add([...path, index], "given-twice", id, EXPECTED.choiceOnce);
      } else ids.push(id);
    });
    return whole ? { kind: "choices", ids } : undefined;
  },
  canonical: (answer) => [...answer.ids],
  value: (answer) => answer,
  compared: "choices",
  column: { kind: "any-of", ids: choiceIds },
  choosing: OWN_CHOICES,
};
