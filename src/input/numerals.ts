import { parseDecimal, type Rational, rational, ZERO } from "../exact/rational.ts";
import { readChineseInteger } from "./chinese-numerals.ts";
import table from "./numerals.json" with { type: "json" };
import { simplified } from "./traditional.ts";

/** Longer texts hold no number that people write by hand. */
const LONGEST = 60;
const SCALES: ReadonlyMap<string, number> = new Map(Object.entries(table.scales));
const ARABIC =
  /^(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d+)(?:\.\d+)?/;
const CHINESE = /^[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億]+/;
const CHINESE_DECIMALS = /^点([零〇一二三四五六七八九]+)/;
const SCALE = new RegExp(`^ ?(${[...SCALES.keys()].sort((a, b) => b.length - a.length).join("|")})(?![a-z])`);

/** Millions and milliards as German and French name them, where a comma before one or two digits is a decimal one too. */
const EUROPEAN = /^(\d+)(?:[.,](\d{1,2}))? ?(mio|mrd)\.?$/;

/** Narrow texts with single blanks: most cells of a register are such, and there are millions of them. */
const NARROW = /^[!-~]+(?: [!-~]+)*$/;

/** The last text that was made plain: one cell is asked about many times before the next one comes. */
let last = { text: "", plain: "" };

/** Signs that nobody sees: joiners, soft hyphens, marks of direction, and those that choose a form of the sign before. */
const UNSEEN = /\p{Cf}|\ufe0e|\ufe0f/gu;
/**
 * The sign of a note, which would be a digit in its plain form: 6① is not 61, 5² not 52 and 六成① not 六成1. Behind a
 * Latin letter it is the power of a unit, and beside a fraction's stroke a part of it.
 */
const NOTE_SIGN = /(?<![a-z⁄])[²³¹⁰⁴-⁹₀-₉①-⑳⑴-⒇]+(?!⁄)/gi;

/** A text as it is compared: full-width forms narrow, small letters, single blanks, simplified Chinese characters. */
export function plainText(text: string): string {
  if (text !== last.text) last = { text, plain: makePlain(text) };
  return last.plain;
}

function makePlain(text: string): string {
  if (NARROW.test(text)) return text.toLowerCase();
  const seen = text.replace(UNSEEN, "").replace(NOTE_SIGN, "($&)");
  return simplified(seen.normalize("NFKC").toLowerCase().replace(/’/g, "'").replace(/\s+/g, " ").trim());
}

/**
 * A number as people write it: `200,000,000`, `2亿3000万`, `1.5 million`, `1,5 Mio.`, `20 crore`, `六十七点五`. `text` is plain text. Returns
 * null for all else, and for what can be read in two ways (`3万5`, `1,23`); a sign or an exponent is not read.
 */
export function readNumeral(text: string): Rational | null {
  if (text.length > LONGEST) return null;
  return readScaledParts(text) ?? readEuropean(text) ?? readChinese(text);
}

function readEuropean(text: string): Rational | null {
  const [, whole = "", decimals = "0", name = ""] = EUROPEAN.exec(text) ?? [];
  const scale = name === "mio" ? 6 : 9;
  return parseDecimal(`${whole}.${decimals}`)?.mul(rational(10n ** BigInt(scale))) ?? null;
}

/** Arabic numbers with scales, each smaller than the one before: 2亿3000万, 1.5 million. */
function readScaledParts(text: string): Rational | null {
  let rest = text;
  let sum = ZERO;
  let before = Number.POSITIVE_INFINITY;
  while (rest !== "") {
    const [number = ""] = ARABIC.exec(rest) ?? [];
    const value = parseDecimal(number.replace(/[, ']/g, ""));
    if (value === null) return null;
    rest = rest.slice(number.length);
    const [matched = "", name = ""] = SCALE.exec(rest) ?? [];
    rest = rest.slice(matched.length).trimStart();
    const scale = SCALES.get(name) ?? 0;
    const isTail = before !== Number.POSITIVE_INFINITY;
    if (isTail && (scale >= before || !fillsPlaces(number, scale, before))) return null;
    sum = sum.add(value.mul(rational(10n ** BigInt(scale))));
    before = scale;
    if (scale === 0 && rest !== "") return null;
  }
  return before === Number.POSITIVE_INFINITY ? null : sum;
}

/** Whether a part after a larger scale fits below it: `3万5000` does, while `3万5` may mean 30005 or 35000. */
function fillsPlaces(number: string, scale: number, before: number): boolean {
  const whole = number.split(".")[0] ?? "";
  if (whole !== number && scale === 0) return false;
  return scale === 0 ? whole.length === before : whole.length + scale <= before;
}

/** A Chinese numeral, with decimals after 点 and a scale behind those: 六十七点五, 一点五亿. */
function readChinese(text: string): Rational | null {
  const [whole = ""] = CHINESE.exec(text) ?? [];
  const value = readChineseInteger(whole);
  if (value === null) return null;
  const rest = text.slice(whole.length);
  if (rest === "") return rational(value);
  const [matched = "", decimals = ""] = CHINESE_DECIMALS.exec(rest) ?? [];
  const scaleName = rest.slice(matched.length);
  const scale = scaleName === "" ? 0 : SCALES.get(scaleName);
  if (matched === "" || scale === undefined) return null;
  const digits = Array.from(decimals, (digit) => (table.digits as Record<string, number>)[digit]).join("");
  const exact = parseDecimal(`${value}.${digits}`);
  return exact === null ? null : exact.mul(rational(10n ** BigInt(scale)));
}
