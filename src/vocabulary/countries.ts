import { type Language, textIn, type Words } from "../language/language.ts";
import table from "./countries.json" with { type: "json" };

/** The states whose nationality a person can hold, by ISO 3166-1 alpha-2 code; the data say by what principle. */
export const NATIONALITIES: readonly string[] = table.nationalities;

/** Hong Kong, Macao and Taiwan: accepted in place of a nationality, which they do not settle. */
export const PLACES: readonly string[] = table.places;

/** All codes that an answer may hold. */
export const COUNTRIES: readonly string[] = [...NATIONALITIES, ...PLACES].sort();

const OWN_NAMES: Readonly<Record<string, Words>> = table.names;

/** The name of a country or place for people; ours where the library's is not the proper one. */
export function nameOfCountry(code: string, language: Language): string {
  const own = OWN_NAMES[code];
  if (own !== undefined) return textIn(own, language);
  return new Intl.DisplayNames([language, "en"], { type: "region" }).of(code) ?? code;
}
