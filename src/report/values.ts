import type { ShownReading } from "../contract/common.ts";
import type { RequirementResult } from "../contract/finding.ts";
import { decimalPlaces, formatRational, parseFractionText, rational } from "../exact/rational.ts";
import { fill, joinList, type Language, type Words } from "../language/language.ts";
import { nameOfCountry, PLACES } from "../vocabulary/countries.ts";
import { CALENDAR_YEAR, type Fact, type Vocabulary } from "../vocabulary/vocabulary.ts";
import codes from "./codes.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

const PLACES_SHOWN = 12;

/**
 * An exact number for people, without its unit: thousands separated, but not in a year of the calendar; an endless or
 * very long one as ≈ with its exact value beside it.
 */
export function showNumber(text: string, language: Language, unit: string | null = null): string {
  return unit === CALENDAR_YEAR ? text : showWith(text, (number) => number, language);
}

function showWith(text: string, unit: (number: string) => string, language: Language): string {
  const value = parseFractionText(text);
  if (value === null) return unit(text);
  const places = decimalPlaces(value);
  if (places !== null && places <= PLACES_SHOWN) return unit(groupThousands(text));
  const scale = 10n ** BigInt(PLACES_SHOWN);
  const decimal = formatRational(rational((value.n * scale) / value.d, scale));
  const sign = value.s < 0n ? "-" : "";
  return fill(words.exactly[language], {
    decimal: unit(sign + groupThousands(decimal)),
    fraction: unit(`${sign}${value.n}/${value.d}`),
  });
}

function groupThousands(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A number with its unit in the language's form; a currency stands behind the amount by its code. */
export function showQuantity(text: string, unit: string | null, language: Language): string {
  if (unit === CALENDAR_YEAR) return fill(words.calendarYear[language], { year: text });
  return showWith(text, (number) => withUnit(number, unit, language), language);
}

function withUnit(number: string, unit: string | null, language: Language): string {
  if (unit === null) return number;
  if (unit === "%" && language === "zh-CN") return `${number}%`;
  const known = (codes.units as Record<string, Record<Language, string>>)[unit];
  if (known === undefined) return `${number} ${unit}`;
  return fill(words.withUnit[language], { number, unit: known[language] });
}

/** A gap in the bound's unit; between shares it is percentage points. */
export function showGap(gap: string, unit: string | null, language: Language): string {
  if (unit !== "%") return showQuantity(gap, unit === CALENDAR_YEAR ? "years" : unit, language);
  return showWith(gap, (number) => fill(words.percentGap[language], { number }), language);
}

/** One reading of a share: a number, or the interval of what it could be. */
export function showReading(reading: ShownReading, language: Language): string {
  if (typeof reading === "string") return showQuantity(reading, "%", language);
  const [low, high] = reading;
  return fill(words.interval[language], {
    low: showQuantity(low, "%", language),
    high: showQuantity(high, "%", language),
  });
}

/** The words for an id of a fact's choices, or for a country. */
export function showId(id: string, fact: Fact | undefined, language: Language): string {
  if (fact?.type === "nationality") return nameOfCountry(id, language);
  return fact?.choices?.find((choice) => choice.id === id)?.title[language] ?? id;
}

/** What is said of a person of Hong Kong, Macao or Taiwan in place of comparing the place; null for all other values. */
export function placeNotice(value: unknown, language: Language): string | null {
  const residents: Readonly<Record<string, Words>> = words.residents;
  const resident = typeof value === "string" && PLACES.includes(value) ? residents[value] : undefined;
  if (resident === undefined) return null;
  return fill(words.placeNoNationality[language], { resident: resident[language] });
}

/** A requirement's actual value or bound, for people. */
export function showValue(
  value: RequirementResult["actual"],
  requirement: Pick<RequirementResult, "fact" | "unit">,
  vocabulary: Vocabulary,
  language: Language,
): string {
  const fact = vocabulary.byId.get(requirement.fact);
  if (value === null) return words.notGiven[language];
  if (typeof value === "boolean") return words[value ? "yes" : "no"][language];
  if (typeof value !== "string") {
    if (value.length === 0) return words.none[language];
    return joinList(
      value.map((id) => showId(id, fact, language)),
      language,
    );
  }
  if (requirement.unit !== null) return showQuantity(value, requirement.unit, language);
  return showId(value, fact, language);
}
