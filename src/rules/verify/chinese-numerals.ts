import { parseDecimal, type Rational, rational, ZERO } from "../../exact/rational.ts";

const ONE = rational(1n);

const DIGITS: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
};
const SMALL_UNITS: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n };
const LARGE_UNITS: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

/** A run of numerals, such as `1.5亿`, `两亿`, `一千万` or `67`; the words 百分之 and 千分之 are no part of one. */
const RUN = /(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九]|[百千](?!分之)|[十万亿])+/g;
const PIECE = /\d+(?:\.\d+)?|./g;

/**
 * Every number of a Chinese text, exactly, in its order: in digits (also full-width, with thousands separators or
 * the gazette's dot), in Chinese numerals, and mixed (`2000万`). A unit alone, as in 万元, is no number.
 */
export function numbersIn(text: string): Rational[] {
  const runs = plainDigits(text).match(RUN) ?? [];
  return runs.map(readRun).filter((number) => number !== null);
}

function plainDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)[．\u{1001B0}](?=\d)/gu, ".")
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, "");
}

/** What of a run has been read: the parts above 万 or 亿, the part below, and the digits that await their unit. */
interface Numeral {
  readonly above: Rational;
  readonly section: Rational | null;
  readonly digit: Rational | null;
}

/** The value of one run; null where it holds no number. */
function readRun(run: string): Rational | null {
  let numeral: Numeral = { above: ZERO, section: null, digit: null };
  let hasNumber = false;
  for (const piece of run.match(PIECE) ?? []) {
    if (piece in LARGE_UNITS && !hasNumber) return null;
    hasNumber = true;
    numeral = addPiece(numeral, piece);
  }
  return hasNumber ? numeral.above.add(below(numeral)) : null;
}

function below({ section, digit }: Numeral): Rational {
  return (section ?? ZERO).add(digit ?? ZERO);
}

function addPiece(numeral: Numeral, piece: string): Numeral {
  const { above, section, digit } = numeral;
  const large = LARGE_UNITS[piece];
  if (large !== undefined) {
    const whole =
      piece === "亿" ? above.add(below(numeral)).mul(large) : above.add(below(numeral).mul(large));
    return { above: whole, section: null, digit: null };
  }
  const small = SMALL_UNITS[piece];
  if (small !== undefined) {
    return { above, section: (section ?? ZERO).add((digit ?? ONE).mul(small)), digit: null };
  }
  const own = parseDecimal(piece) ?? rational(DIGITS[piece] ?? 0n);
  return { above, section, digit: digit === null ? own : digit.mul(10n).add(own) };
}
