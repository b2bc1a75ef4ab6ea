import {
  decimalPlaces,
  formatRational,
  parseFractionText,
  type Rational,
  rational,
} from "../exact/rational.ts";
import { fill, type Language, textIn, type Words } from "../language/language.ts";
import currencies from "./currencies.json" with { type: "json" };
import table from "./quantities.json" with { type: "json" };
import { CALENDAR_YEAR } from "./vocabulary.ts";

/** The names of units, for people. */
const UNITS: Readonly<Record<string, Words>> = table.units;

/** The name of a unit where no number stands with it; what is no unit stays as it is. */
export function nameOfUnit(unit: string, language: Language): string {
  const known = UNITS[unit];
  return known === undefined ? unit : textIn(known, language, {});
}

const PLACES_SHOWN = 2;
/** Decimals of 万 or 亿 beyond which an amount in figures is easier to read. */
const LONGEST_CUT = 4;

/**
 * An exact number for people, without its unit: thousands separated, but not in a year of the calendar; cut to two
 * decimals, or to as many more as keep it from looking like a round number that it is not.
 */
export function showNumber(text: string, language: Language, unit: string | null = null): string {
  return unit === CALENDAR_YEAR ? text : showWith(text, (number) => number, language);
}

/** An amount as it was given, or reckoned: in 万, 亿 or millions where that is exactly the amount, else in figures. */
export function showAmount(amount: string, currency: string, language: Language): string {
  return shortAmount(amount, currency, language, false) ?? amountInFigures(amount, currency, language);
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
  return textIn(template, language, { decimal: unit(cut), fraction: fraction ?? "" });
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
  const names: Readonly<Record<string, Words>> = table.fractions;
  return textIn(names[`${whole.n}/${whole.d}`], language) ?? null;
}

function groupThousands(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/**
 * A number with its unit in the language's form; an amount of money as people say it: `2亿美元`, `USD 200 million`. An
 * amount that is no short number of 万, 亿 or millions is cut to about that many 万 or 亿 in Chinese, and stands in
 * figures in English.
 */
export function showQuantity(text: string, unit: string | null, language: Language): string {
  if (unit === CALENDAR_YEAR) return textIn(table.calendarYear, language, { year: text });
  if (isCurrency(unit))
    return shortAmount(text, unit, language, true) ?? amountInFigures(text, unit, language);
  const inWords = (value: Rational) => (unit === "%" ? namedFraction(value, language) : null);
  return showWith(text, (number) => withUnit(number, unit, language), language, inWords);
}

const CURRENCIES: Readonly<Record<string, number>> = currencies.minorDigits;
const CURRENCY_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = table.currencies;

/** Whether a unit is a currency of ISO 4217. */
export function isCurrency(unit: string | null): unit is string {
  return unit !== null && CURRENCIES[unit] !== undefined;
}

function amountInFigures(text: string, currency: string, language: Language): string {
  return showWith(text, (number) => withCurrency(number, currency, language), language);
}

function withCurrency(amount: string, currency: string, language: Language): string {
  const name = CURRENCY_NAMES[language]?.[currency] ?? textIn(table.unnamedCurrency, language, { currency });
  return textIn(table.money, language, { amount, currency: name });
}

/** Amounts below are said in figures unless they are a short number of a scale: few figures say as much as a cut. */
const CUT_FROM = rational(1_000_000n);

/**
 * An amount in the greatest scale of the language in which it is a short number. Where there is none and it may be
 * cut, about so much of the greatest scale, by the rule of all numbers: never so that it reaches or crosses a short
 * one. null where figures are to say it.
 */
function shortAmount(text: string, currency: string, language: Language, mayCut: boolean): string | null {
  const value = parseFractionText(text);
  if (value === null) return null;
  const scales = table.scales
    .filter((scale) => scale.language === language)
    .map((scale) => ({ ...scale, scaled: value.div(rational(10n ** BigInt(scale.power))) }))
    .filter(({ scaled }) => scaled.gte(rational(1n)));
  const said = (number: string, scale: string): string =>
    withCurrency(fill(scale, { number: groupThousands(number) }, language), currency, language);
  for (const { scaled, decimals, text: scale } of scales) {
    const places = decimalPlaces(scaled);
    if (places !== null && places <= decimals) return said(formatRational(scaled), scale);
  }
  const [greatest] = scales;
  if (!mayCut || greatest?.cut !== true || value.lt(CUT_FROM)) return null;
  const cut = cutDecimal(greatest.scaled, decimalPlaces(greatest.scaled));
  if (cut === null || (cut.split(".")[1]?.length ?? 0) > LONGEST_CUT) return null;
  return textIn(table.about, language, {
    decimal: said(cut.replaceAll(",", ""), greatest.text),
    fraction: "",
  });
}

function withUnit(number: string, unit: string | null, language: Language): string {
  if (unit === null) return number;
  if (unit === "%") return `${number}%`;
  const known = UNITS[unit];
  if (known === undefined) return `${number} ${unit}`;
  return textIn(table.withUnit, language, { number, unit: textIn(known, language, { number }) });
}
