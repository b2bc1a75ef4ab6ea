import {
  decimalPlaces,
  formatRational,
  parseFractionText,
  type Rational,
  rational,
} from "../exact/rational.ts";
import { fill, type Language } from "../language/language.ts";
import table from "./quantities.json" with { type: "json" };
import { CALENDAR_YEAR } from "./vocabulary.ts";

/** The names of units, for people. */
const UNITS: Readonly<Record<string, Readonly<Record<Language, string>>>> = table.units;

/** The name of a unit where no number stands with it; what is no unit stays as it is. */
export function nameOfUnit(unit: string, language: Language): string {
  const known = UNITS[unit];
  return known === undefined ? unit : fill(known[language], {});
}

const PLACES_SHOWN = 2;

/**
 * An exact number for people, without its unit: thousands separated, but not in a year of the calendar; cut to two
 * decimals, or to as many more as keep it from looking like a round number that it is not.
 */
export function showNumber(text: string, language: Language, unit: string | null = null): string {
  return unit === CALENDAR_YEAR ? text : showWith(text, (number) => number, language);
}

/** The same with something said of the number, such as its unit, and of its value, such as the fraction that it is. */
export function showWith(
  text: string,
  unit: (number: string) => string,
  language: Language,
  inWords: (value: Rational) => string | null = () => null,
): string {
  const value = parseFractionText(text);
  if (value === null) return unit(text);
  const places = decimalPlaces(value);
  const cut = places !== null && places <= PLACES_SHOWN ? null : cutDecimal(value, places);
  if (cut === null) return unit(groupThousands(text));
  const fraction = inWords(value);
  const template = fraction === null ? table.about : table.aboutFraction;
  return fill(template[language], { decimal: unit(cut), fraction: fraction ?? "" });
}

/**
 * A number to two decimals, or to as many more as end in a figure other than nought: so that none reaches a bound of
 * fewer decimals, crosses one, or becomes nought. null where that takes all its decimals.
 */
function cutDecimal(value: Rational, places: number | null): string | null {
  for (let count = PLACES_SHOWN; places === null || count < places; count += 1) {
    const scale = 10n ** BigInt(count);
    const scaled = (value.n * scale * 2n + value.d) / (value.d * 2n);
    if (scaled % 10n !== 0n) {
      const sign = value.s < 0n ? "-" : "";
      return sign + groupThousands(formatRational(rational(scaled, scale)));
    }
  }
  return null;
}

/** A share of the whole that has a name of its own, such as one third; null for all others. */
function namedFraction(percent: Rational, language: Language): string | null {
  const whole = percent.div(100);
  const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = table.fractions;
  return names[`${whole.n}/${whole.d}`]?.[language] ?? null;
}

function groupThousands(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A number with its unit in the language's form; a currency stands behind the amount by its code. */
export function showQuantity(text: string, unit: string | null, language: Language): string {
  if (unit === CALENDAR_YEAR) return fill(table.calendarYear[language], { year: text });
  const inWords = (value: Rational) => (unit === "%" ? namedFraction(value, language) : null);
  return showWith(text, (number) => withUnit(number, unit, language), language, inWords);
}

function withUnit(number: string, unit: string | null, language: Language): string {
  if (unit === null) return number;
  if (unit === "%") return `${number}%`;
  const known = UNITS[unit];
  if (known === undefined) return `${number} ${unit}`;
  return fill(table.withUnit[language], { number, unit: fill(known[language], { number }) });
}
