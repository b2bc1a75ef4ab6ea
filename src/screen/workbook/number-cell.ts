import { formatRational, HUNDRED, parseDecimal } from "../../exact/rational.ts";

/** What a number in a workbook is shown as. */
export type NumberForm = "plain" | "percent" | "date";

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);
const BUILT_IN_PERCENTS = new Set([9, 10]);

/** The form that a number format asks for: by its id where it is built in, else by its code. */
export function formOfFormat(id: number, code: string | undefined): NumberForm {
  if (code === undefined) {
    if (BUILT_IN_PERCENTS.has(id)) return "percent";
    return BUILT_IN_DATES.has(id) ? "date" : "plain";
  }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  if (bare.includes("%")) return "percent";
  return /[ymdhs年月日]/i.test(bare.replace(/general/i, "")) ? "date" : "plain";
}

const DAY = 86_400_000;

/**
 * The text of a number cell as a person would type it: `67%`, `2024-06-30`, `66.9999`. A workbook keeps numbers in
 * binary, written out to seventeen digits; what was typed is the shortest decimal of that number.
 */
export function textOfNumber(raw: string, form: NumberForm, isFrom1904: boolean): string {
  const number = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(number)) return raw;
  if (form === "date") return textOfSerial(number, isFrom1904);
  const plain = withoutExponent(String(number));
  if (form === "plain") return plain;
  const share = parseDecimal(plain);
  return share === null ? `${plain} × 100%` : `${formatRational(share.mul(HUNDRED))}%`;
}

function textOfSerial(serial: number, isFrom1904: boolean): string {
  const start = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const moment = new Date(start + serial * DAY);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const text = moment.toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
}

function withoutExponent(text: string): string {
  const [, sign = "", whole = "", decimals = "", exponent = ""] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === "") return text;
  const places = Number.parseInt(exponent, 10);
  const digits = whole + decimals;
  const point = whole.length + places;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
