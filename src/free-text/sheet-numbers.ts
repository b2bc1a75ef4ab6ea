import { formatRational, HUNDRED, parseDecimal, rational } from "../exact/rational.ts";
import { readChineseInteger } from "../input/chinese-numerals.ts";
import { plainText } from "../input/numerals.ts";
import type { ProblemCode } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import table from "./cells.json" with { type: "json" };
import type { ShareNotation } from "./column-context.ts";

const ONE = rational(1n);
/** All decimals up to 1, and a few above it. */
const UP_TO_ONE = /^0*[01]?(?:\.\d+)?$/;

/** A bare number up to 1 in a column of shares: as the run says it is meant, else refused; null for all other texts. */
export function readBareShare(
  text: string,
  shares: ShareNotation | null,
): { readonly text: string } | { readonly expected: Words } | null {
  const plain = plainText(text);
  if (shares === "percent" || (shares === null && !UP_TO_ONE.test(plain))) return null;
  const value = parseDecimal(plain);
  if (value === null || value.n === 0n) return null;
  if (value.gt(ONE)) return shares === "fraction" ? { expected: table.expected.fractionColumn } : null;
  const large = formatRational(value.mul(HUNDRED));
  if (shares === "fraction") return { text: large };
  const small = formatRational(value);
  return { expected: fillWords(table.expected.bareShare, { small: `${small}%`, large: `${large}%` }) };
}

const ONE_NUMBER = /^[\d.]+%?$/;
const DAY_OR_FRACTION = [/^\d{4}-(\d\d)-(\d\d)$/, /^(\d{1,2})月(\d{1,2})日$/];
const DAY_AND_MONTH = /^(\d{1,2})-([a-z]{3})$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SPLIT_WORDS = /^([一二三四五六七八九\d])([一二三四五六七八九\d])(?:开|分成|分账|分)$/;
const SPLIT_OF_MANY = /^\d{1,2}(?:\.\d+)?%?(?: ?[/:、-] ?\d{1,2}(?:\.\d+)?%?){2,}$/;
const SPLIT_SIGNS = /^(\d{1,2}(?:\.\d+)?)%? ?[:-] ?(\d{1,2}(?:\.\d+)?)%?$/;

const IN_WORDS: readonly (readonly [keyof typeof table.expected.shareInWords, ReadonlySet<string>])[] = [
  ["all", new Set(table.sharesInWords.all)],
  ["some", new Set(table.sharesInWords.some)],
  ["nothing", new Set(table.sharesInWords.nothing)],
];

/**
 * Why a text is no share: a split between partners, a fraction that a spreadsheet turned into a day, or a word such as
 * 控股 that names no figure; else null.
 */
export function refuseShare(text: string): { readonly code: ProblemCode; readonly expected: Words } | null {
  const plain = plainText(text);
  if (ONE_NUMBER.test(plain)) return null;
  const [kind] = IN_WORDS.find(([, words]) => words.has(plain)) ?? [];
  if (kind !== undefined)
    return { code: "ambiguous", expected: fillWords(table.expected.shareInWords[kind], { found: text }) };
  const fraction = fractionBehindDay(plain);
  if (fraction !== null)
    return { code: "ambiguous", expected: fillWords(table.expected.shareDate, { fraction }) };
  if (SPLIT_OF_MANY.test(plain)) return { code: "split", expected: table.expected.shareSplitOfMany };
  const [, one = "", other = ""] = SPLIT_WORDS.exec(plain) ?? [];
  const parts =
    one === "" ? signedSplit(plain) : [one, other].map((sign) => `${readChineseInteger(sign) ?? sign}0`);
  if (parts === null) return null;
  const [first = "", second = ""] = parts;
  const asked = first === second ? table.expected.shareEven : table.expected.shareSplit;
  return { code: "split", expected: fillWords(asked, { first, second }) };
}

function fractionBehindDay(plain: string): string | null {
  for (const form of DAY_OR_FRACTION) {
    const [, month = "", day = ""] = form.exec(plain) ?? [];
    if (month !== "") return `${Number.parseInt(month, 10)}/${Number.parseInt(day, 10)}`;
  }
  const [, day = "", name = ""] = DAY_AND_MONTH.exec(plain) ?? [];
  return MONTHS.includes(name) ? `${MONTHS.indexOf(name) + 1}/${Number.parseInt(day, 10)}` : null;
}

function signedSplit(plain: string): string[] | null {
  const [, first = "", second = ""] = SPLIT_SIGNS.exec(plain) ?? [];
  const [one, other] = [parseDecimal(first), parseDecimal(second)];
  if (one === null || other === null) return null;
  const sum = one.add(other);
  if (sum.equals(HUNDRED)) return [first, second];
  return sum.equals(rational(10n))
    ? [first, second].map((part) => formatRational(rational(10n).mul(parseDecimal(part) ?? ONE)))
    : null;
}

const DAY = 86_400_000;
const SERIAL = /^(\d{5})(?:\.0+)?$/;

/** A day that stands as a spreadsheet's number of days; both readings where nothing says from when it counts. */
export function readSerialDay(
  text: string,
  daysFrom: 1900 | 1904 | null,
): { readonly day: string } | { readonly expected: Words } | null {
  const [, digits = ""] = SERIAL.exec(text) ?? [];
  if (digits === "") return null;
  const serial = Number.parseInt(digits, 10);
  const first = dayOf(Date.UTC(1899, 11, 30), serial);
  const second = dayOf(Date.UTC(1904, 0, 1), serial);
  if (daysFrom === null) return { expected: fillWords(table.expected.dateSerial, { first, second }) };
  return { day: daysFrom === 1904 ? second : first };
}

function dayOf(start: number, serial: number): string {
  return new Date(start + serial * DAY).toISOString().slice(0, 10);
}
