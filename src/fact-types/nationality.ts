import * as z from "zod";
import { EXPECTED } from "../input/expected.ts";
import { name } from "../input/named-schema.ts";
import { COUNTRIES, NATIONALITIES, nameOfCountry } from "../vocabulary/countries.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";

const schema = name("Nationality", z.enum(COUNTRIES));

export const nationality: FactType<AnswerOf<"nationality">> = {
  answers: ["nationality"],
  control: "country",
  schema: () => schema,
  read: (raw, path, _fact, complaints) => {
    if (typeof raw !== "string") return complaints.wrongValue(path, raw, EXPECTED.nationality);
    if (COUNTRIES.includes(raw)) return { kind: "nationality", code: raw };
    return complaints.add(path, "unknown-choice", raw, EXPECTED.nationality, meantBy(raw));
  },
  canonical: (answer) => answer.code,
  value: (answer) => answer,
  compared: "nationality",
  column: { kind: "one-of", ids: () => COUNTRIES },
  choosing: { ids: () => NATIONALITIES, nameOf: (code, _fact, language) => nameOfCountry(code, language) },
};

const REGION = /^(?:[A-Za-z]{2}|[0-9]{3})$/;

/**
 * The code for which a text stands in the Unicode CLDR (GB for UK, gb and 826); by its letters alone, the nearest is
 * another country.
 */
function meantBy(text: string): string | null {
  const region = REGION.test(text) ? new Intl.Locale(`und-${text}`).region : undefined;
  return region !== undefined && COUNTRIES.includes(region) ? region : null;
}
