import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import chinese from "i18n-iso-countries/langs/zh.json" with { type: "json" };
import nationalities from "i18n-nationality/langs/en.json" with { type: "json" };
import { fillWords, inEach, type Language, type Words } from "../language/language.ts";
import { COUNTRIES, nameOfCountry } from "../vocabulary/countries.ts";
import own from "./countries.json" with { type: "json" };
import { plainName, withoutBeginning, withoutEnding } from "./names.ts";

/** What a text says of a nationality: a code, or what it would have to say. */
export type ParsedCountry = { readonly code: string } | { readonly expected: Words };

const NAMES = namesOfAll();
const SEVERAL: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(own.several));

/**
 * The country or place that a text names, by its code (GB, GBR, 826), its name or its people's in Chinese or English.
 * What may mean several, or names several, is not read.
 */
export function readCountry(text: string): ParsedCountry {
  const plain = plainName(text);
  const code = codeOf(plain);
  if (code !== null) return { code };
  const several = SEVERAL.get(plain) ?? SEVERAL.get(withoutEnding(plain, own.suffixes) ?? "");
  if (several !== undefined) return { expected: choicesOf(several) };
  const parts = partsOf(plain).map(codeOf);
  const named = parts.filter((part) => part !== null);
  if (parts.length > 1 && named.length > 1) {
    const [first, ...others] = named;
    return first !== undefined && others.every((other) => other === first)
      ? { code: first }
      : { expected: choicesOf(named) };
  }
  if (own.descent.some((word) => plain.includes(word))) return { expected: own.expected.descent };
  return { expected: own.expected.one };
}

const ORIGINS: ReadonlyMap<string, string> = new Map(
  Object.entries(own.origins).flatMap(([id, names]) => names.map((name) => [plainName(name), id] as const)),
);
const ORIGIN_OF_PLACE: Readonly<Record<string, string>> = own.originOfPlace;

/** The origin of a holder by the name of a country or place, or by a word for it; or what it would have to say. */
export function readOrigin(text: string): { readonly id: string } | { readonly expected: Words } {
  const id = ORIGINS.get(plainName(text));
  if (id !== undefined) return { id };
  const country = readCountry(text);
  return "code" in country
    ? { id: ORIGIN_OF_PLACE[country.code] ?? "foreign" }
    : { expected: own.expected.origin };
}

function codeOf(plain: string): string | null {
  const found = NAMES.get(plain);
  if (found !== undefined) return found;
  const shorter = withoutEnding(plain, own.suffixes) ?? withoutBeginning(plain, own.prefixes);
  return shorter === null ? null : codeOf(shorter);
}

function partsOf(plain: string): string[] {
  let parts = [plain];
  for (const separator of own.separators) parts = parts.flatMap((part) => part.split(separator));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function choicesOf(codes: readonly string[]): Words {
  const list = (language: Language): string =>
    codes.map((code) => `${nameOfCountry(code, language)} (${code})`).join(", ");
  return fillWords(own.expected.choices, { choices: inEach(list) });
}

function namesOfAll(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (code: string, given: string | readonly string[] | undefined): void => {
    for (const name of given === undefined ? [] : [given].flat()) {
      const plain = plainName(name);
      if (!(plain in own.several)) names.set(plain, code);
    }
  };
  const kept: readonly Readonly<Record<string, string | readonly string[]>>[] = [
    english.countries,
    chinese.countries,
    nationalities.nationalities,
    own.names,
  ];
  // Beside the code of two letters the list keeps those of three letters and three figures.
  const otherCodes = new Map(codes.map(([code = "", ...others]) => [code, others.slice(0, 2)] as const));
  for (const code of COUNTRIES) {
    add(code, otherCodes.get(code));
    add(code, [code, nameOfCountry(code, "zh-CN"), nameOfCountry(code, "en")]);
    for (const list of kept) add(code, list[code]);
  }
  return names;
}
