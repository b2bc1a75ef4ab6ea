import * as z from "zod";
import { EXPECTED } from "../input/expected.ts";
import { name } from "../input/named-schema.ts";
import { COUNTRIES, NATIONALITIES, nameOfCountry } from "../vocabulary/countries.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { readKnown } from "./parts/known-text.ts";

const schema = name("Nationality", z.enum(COUNTRIES));

export const nationality: FactType<AnswerOf<"nationality">> = {
  answers: ["nationality"],
  control: "country",
  schema: () => schema,
  read: (raw, path, _fact, complaints) => {
    const code = readKnown(raw, path, COUNTRIES, EXPECTED.nationality, complaints);
    return code === undefined ? undefined : { kind: "nationality", code };
  },
  canonical: (answer) => answer.code,
  value: (answer) => answer,
  compared: "nationality",
  column: { kind: "one-of", ids: () => COUNTRIES },
  choosing: { ids: () => NATIONALITIES, nameOf: (code, _fact, language) => nameOfCountry(code, language) },
};
