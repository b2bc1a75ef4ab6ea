import { decimalPlaces } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import { plainText, readNumeral } from "../../input/numerals.ts";
import type { Problem } from "../../input/problem.ts";
import { isTraditional } from "../../input/traditional.ts";
import { fillWords } from "../../language/language.ts";
import minor from "../../vocabulary/currencies.json" with { type: "json" };
import type { Answer } from "../answer.ts";
import table from "./currencies.json" with { type: "json" };
import { readMoneyRange } from "./ranges.ts";
import { refuseTyped } from "./refuse.ts";

const MINOR_DIGITS: Readonly<Record<string, number>> = minor.minorDigits;
const DEFAULTS: Readonly<Record<string, string>> = table.default;
const NAMES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(table.names).map(([name, codes]) => [name.normalize("NFKC"), codes] as const),
  ...Object.keys(MINOR_DIGITS).map((code) => [code.toLowerCase(), [code]] as const),
]);
const LONGEST_FIRST = [...NAMES.keys(), ...Object.keys(DEFAULTS)].sort((a, b) => b.length - a.length);
/** The names by their first and by their last character, so that few are looked for at an end of a text. */
const BY_FIRST = byCharacter((name) => name.at(0));
const BY_LAST = byCharacter((name) => name.at(-1));

function byCharacter(characterOf: (text: string) => string | undefined): (text: string) => readonly string[] {
  const names = new Map<string | undefined, string[]>();
  for (const name of LONGEST_FIRST) {
    const alike = names.get(characterOf(name));
    if (alike === undefined) names.set(characterOf(name), [name]);
    else alike.push(name);
  }
  return (text) => names.get(characterOf(text)) ?? [];
}

/** `250.000` is 250 to some and 250,000 to others. */
const POINT_BEFORE_THREE = /^\d{1,3}\.\d{3}$/;

interface Named {
  readonly number: string;
  /** As written, for people. */
  readonly names: readonly string[];
  readonly currencies: readonly string[];
}

/** The currency that people call by this name alone (人民币, RMB, US$); null where there is none, or several ($). */
export function currencyNamed(text: string): string | null {
  const [code = null, ...others] = NAMES.get(plainText(text).trim()) ?? [];
  return others.length === 0 ? code : null;
}

/** Whether a sign may be that of a currency: $ of USD and of others. */
export function mayBeSignOf(sign: string, currency: string): boolean {
  return NAMES.get(sign)?.includes(currency) === true;
}

/** Whether an amount is written in the currency itself, and not in thousands, millions or the like: `250 USD`. */
export function isWithoutScale(typed: string): boolean {
  return /^[\d.,' ]+$/.test(takeCurrency(plainText(typed), true).number);
}

/** An amount with its currency, in front or behind, by code, name or sign: `2亿美元`, `EUR 1.5 bn`, `US$200,000,000`; or its range: `2亿美元以上`. */
export function readMoneyTyped(fact: string, typed: string): Answer | Problem {
  const isOfMainland = !isTraditional(typed);
  const one = readOneAmount(fact, typed, isOfMainland);
  if ("kind" in one) return one;
  return readMoneyRange(fact, typed, (text) => readOneAmount(fact, text, isOfMainland)) ?? one;
}

function readOneAmount(fact: string, typed: string, isOfMainland: boolean): Answer | Problem {
  const { number, names, currencies } = takeCurrency(plainText(typed), isOfMainland);
  const amount = readNumeral(number);
  if (amount === null || names.length === 0) {
    return refuseTyped(fact, "not-understood", typed, EXPECTED.peopleMoney);
  }
  const [currency] = currencies;
  if (currency === undefined || currencies.length > 1) {
    const choices = currencies.length > 1 ? currencies : names.flatMap((name) => NAMES.get(name) ?? []);
    const expected = fillWords(EXPECTED.peopleCurrency, { choices: choices.join(", ") });
    return refuseTyped(fact, "ambiguous", names.join(" … "), expected);
  }
  const digits = MINOR_DIGITS[currency] ?? 0;
  const mayBeThousands = digits < 3 && POINT_BEFORE_THREE.test(number);
  if (mayBeThousands || (decimalPlaces(amount) ?? Number.POSITIVE_INFINITY) > digits) {
    const expected = fillWords(EXPECTED.peopleMinorUnit, { currency, digits: digits.toString() });
    return refuseTyped(fact, "too-many-decimals", typed, expected);
  }
  return { kind: "money", amount, currency };
}

/**
 * Takes one name from each end; the currencies are those that every name allows. A bare 元 is of the mainland only where
 * the text is written as there: 3億元 may be Hong Kong's, Macao's or Taiwan's too.
 */
function takeCurrency(text: string, isOfMainland: boolean): Named {
  let number = text;
  const names: string[] = [];
  const after = BY_LAST(number).find((name) => number.endsWith(name));
  if (after !== undefined) {
    names.push(after);
    number = number.slice(0, -after.length).trim();
  }
  const before = BY_FIRST(number).find((name) => number.startsWith(name));
  if (before !== undefined) {
    names.unshift(before);
    number = number.slice(before.length).trim();
  }
  const certain = names.filter((name) => DEFAULTS[name] === undefined);
  if (certain.length === 0) {
    const isDefault = names.length === 0 || isOfMainland;
    return {
      number,
      names,
      currencies: isDefault ? names.flatMap((name) => DEFAULTS[name] ?? []) : table.traditional,
    };
  }
  const [first = [], ...others] = certain.map((name) => NAMES.get(name) ?? []);
  return { number, names, currencies: first.filter((code) => others.every((codes) => codes.includes(code))) };
}
