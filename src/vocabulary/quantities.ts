import { decimalPlaces, formatRational, parseFractionText, rational } from "../exact/rational.ts";
import { fill, type Language } from "../language/language.ts";
import table from "./quantities.json" with { type: "json" };
import { CALENDAR_YEAR } from "./vocabulary.ts";

/** The names of units, for people. */
export const UNITS: Readonly<Record<string, Readonly<Record<Language, string>>>> = table.units;

const PLACES_SHOWN = 12;

/**
 * An exact number for people, without its unit: thousands separated, but not in a year of the calendar; an endless or
 * very long one as ≈ with its exact value beside it.
 */
export function showNumber(text: string, language: Language, unit: string | null = null): string {
  return unit === CALENDAR_YEAR ? text : showWith(text, (number) => number, language);
}

/** The same with something said of the number, such as its unit. */
export function showWith(text: string, unit: (number: string) => string, language: Language): string {
  const value = parseFractionText(text);
  if (value === null) return unit(text);
  const places = decimalPlaces(value);
  if (places !== null && places <= PLACES_SHOWN) return unit(groupThousands(text));
  const scale = 10n ** BigInt(PLACES_SHOWN);
  const decimal = formatRational(rational((value.n * scale) / value.d, scale));
  const sign = value.s < 0n ? "-" : "";
  return fill(table.exactly[language], {
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
  if (unit === CALENDAR_YEAR) return fill(table.calendarYear[language], { year: text });
  return showWith(text, (number) => withUnit(number, unit, language), language);
}

function withUnit(number: string, unit: string | null, language: Language): string {
  if (unit === null) return number;
  if (unit === "%" && language === "zh-CN") return `${number}%`;
  const known = UNITS[unit];
  if (known === undefined) return `${number} ${unit}`;
  return fill(table.withUnit[language], { number, unit: known[language] });
}
