import { formatRational, HUNDRED, parseDecimal, type Rational, rational } from "../../exact/rational.ts";
import type { NumberFormat } from "./number-format.ts";

const DAY = 86_400_000;
/** The digits of a number at which spreadsheet programs count. */
const DIGITS = 15;

/** A number cell as text. */
export interface NumberText {
  /** As a person would type it: `67%`, `2024-06-30`, `66.9999`. */
  readonly text: string;
  /** What the sheet shows in its place; null where that is the same number. */
  readonly shown: string | null;
  /** The number that is stored, where it has more than the 15 digits at which spreadsheets count. */
  readonly stored?: string;
  /** The number that is stored, where the format shows it in larger units, such as millions. */
  readonly scaled?: string;
}

/**
 * Reads a number cell. A workbook keeps numbers in binary, written out to seventeen digits; spreadsheet programs show
 * and compare fifteen of them, so that 1-0.33 is 67 %.
 */
export function readNumber(raw: string, format: NumberFormat, isFrom1904: boolean): NumberText {
  if (!NUMBER.test(raw)) return { text: raw, shown: null };
  const number = Number(raw);
  if (!Number.isFinite(number)) return { text: raw, shown: null };
  const own = format.cases?.find(({ test }) => test === null || TESTS[test.sign]?.(number, test.limit));
  if (own === undefined) return textOfNumber(number, format, isFrom1904);
  const read = textOfNumber(number, own.format, isFrom1904);
  return own.text === null || own.text === "" ? read : { ...read, shown: own.text };
}

const TESTS: Readonly<Record<string, (number: number, limit: number) => boolean>> = {
  "<": (number, limit) => number < limit,
  "<=": (number, limit) => number <= limit,
  ">": (number, limit) => number > limit,
  ">=": (number, limit) => number >= limit,
  "=": (number, limit) => number === limit,
  "<>": (number, limit) => number !== limit,
};

function textOfNumber(
  number: number,
  { form, places, shift = 0, unit = NO_UNIT }: NumberFormat,
  isFrom1904: boolean,
): NumberText {
  if (form === "date") return { text: textOfSerial(number, isFrom1904), shown: null };
  const minus = number < 0 ? "-" : "";
  const sign = form === "percent" ? "%" : "";
  const inForm = (decimal: string): string =>
    form === "percent" ? hundredfold(decimal) : shift === 0 ? decimal : movedLeft(decimal, shift);
  const whole = withoutExponent(String(Math.abs(number)));
  const counted = withoutExponent(String(Number(Math.abs(number).toPrecision(DIGITS))));
  const text = inForm(counted);
  const shown = places === null ? null : rounded(text, places);
  // A unit that begins with a letter stands apart from the number, so that its name does not run on.
  const apart = (text: string): string => (/^[a-z]/i.test(text) ? ` ${text}` : text);
  const signed = (decimal: string): string =>
    `${unit.before}${/[a-z]$/i.test(unit.before) ? " " : ""}${minus}${decimal}${sign}${apart(unit.after)}`;
  return {
    text: signed(text),
    shown: shown === null ? null : signed(shown),
    ...(whole === counted ? {} : { stored: signed(inForm(whole)) }),
    ...(shift === 0 ? {} : { scaled: minus + counted }),
  };
}

const NO_UNIT = { before: "", after: "" };

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function hundredfold(decimal: string): string {
  return formatRational(exactly(decimal).mul(HUNDRED));
}

function movedLeft(decimal: string, places: number): string {
  return formatRational(exactly(decimal).div(rational(10n ** BigInt(places))));
}

/** A decimal rounded to so many places, as spreadsheets round; null where that changes nothing. */
function rounded(decimal: string, places: number): string | null {
  const [, decimals = ""] = decimal.split(".");
  if (decimals.length <= places) return null;
  const { n, d } = exactly(decimal);
  const scale = 10n ** BigInt(places);
  return formatRational(rational((2n * n * scale + d) / (2n * d), scale));
}

function exactly(decimal: string): Rational {
  const value = parseDecimal(decimal);
  if (value === null) throw new Error(`${decimal} is no decimal`);
  return value;
}

function textOfSerial(serial: number, isFrom1904: boolean): string {
  const start = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const moment = new Date(start + serial * DAY);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const text = moment.toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
}

/** The same decimal where JavaScript writes very large and very small ones with an exponent. */
function withoutExponent(text: string): string {
  const [, whole = "", decimals = "", exponent = ""] = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === "") return text;
  const digits = whole + decimals;
  const point = whole.length + Number.parseInt(exponent, 10);
  return point <= 0 ? `0.${"0".repeat(-point)}${digits}` : digits.padEnd(point, "0");
}
