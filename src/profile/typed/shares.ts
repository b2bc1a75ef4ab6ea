import { decimalPlaces, HUNDRED, parseDecimal, type Rational, rational, ZERO } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import { plainText, readNumeral } from "../../input/numerals.ts";
import type { Problem } from "../../input/problem.ts";
import type { Answer } from "../answer.ts";
import { canBeWritten, readFraction, SHARE_DECIMALS } from "../fractions.ts";
import { readShareRange } from "./ranges.ts";
import { refuseTyped } from "./refuse.ts";
import words from "./words.json" with { type: "json" };

/** A share in percent, or its range: `67 %`, `六十七`, `百分之六十七`, `三分之一`, `1/3`, `一半`, `超过25%至50%`. */
export function readShareTyped(fact: string, typed: string): Answer | Problem {
  const range = readShareRange(fact, typed, (text) => readOneShare(fact, text));
  return range ?? readOneShare(fact, typed);
}

function readOneShare(fact: string, typed: string): Answer | Problem {
  const text = plainText(typed).replace("⁄", "/");
  const fraction = readFraction(text);
  if (fraction?.kind === "refused") return refuseTyped(fact, fraction.code, typed, fraction.expected);
  const part = fraction?.value ?? readMixed(plainText(typed)) ?? readNamedPart(text);
  const value = part ?? readTenths(text) ?? readPercent(text);
  if (value === null) return refuseTyped(fact, "not-understood", typed, EXPECTED.peopleShare);
  if (value.gt(HUNDRED)) return refuseTyped(fact, "out-of-range", typed, EXPECTED.peopleShare);
  const places = decimalPlaces(value);
  if (part === null && (places === null || places > SHARE_DECIMALS)) {
    return refuseTyped(fact, "too-many-decimals", typed, EXPECTED.share);
  }
  return canBeWritten(value)
    ? { kind: "share", value }
    : refuseTyped(fact, "number-too-long", typed, EXPECTED.share);
}

/** Parts as English names them: one third is 1 of 3. */
const PARTS: Readonly<Record<string, readonly number[]>> = words.parts;

/** How Chinese names a hundred, a thousand and ten thousand in a fraction, without the one in front. */
const OUT_OF: Readonly<Record<string, number>> = words.outOf;

/** A part of the whole in words, in percent; 分之 says which of the two numbers is the whole. */
function readNamedPart(text: string): Rational | null {
  if (words.half.includes(text)) return rational(50n);
  const [part, whole] = PARTS[text] ?? [];
  if (part !== undefined && whole !== undefined)
    return rational(BigInt(part))
      .mul(HUNDRED)
      .div(rational(BigInt(whole)));
  const [, below = "", above = ""] = /^(.+)分之(.+)$/.exec(text) ?? [];
  if (below === "" || above === "") return null;
  return divide(readMember(above), readMember(below));
}

function readMember(text: string): Rational | null {
  const round = OUT_OF[text];
  return round === undefined ? readNumeral(text) : rational(BigInt(round));
}

function divide(part: Rational | null, whole: Rational | null): Rational | null {
  return part === null || whole === null || whole.n === 0n ? null : part.mul(HUNDRED).div(whole);
}

/** `33 1/3%` and `33⅓%`, of which plain text parts the whole number from the fraction by the fraction's own stroke. */
const MIXED = /^(\d{1,2})(?: (\d)\/|(\d)⁄)(\d) ?%$/;

function readMixed(text: string): Rational | null {
  const [, whole = "", written = "", signed = "", below = ""] = MIXED.exec(text) ?? [];
  const [units, above, parts] = [whole, written || signed, below].map(readNumeral);
  const rest = divide(above ?? null, parts ?? null)?.div(HUNDRED);
  if (units === undefined || units === null || rest === undefined) return null;
  return rest.lt(rational(1n)) ? units.add(rest) : null;
}

/** Tenths as Chinese tells them: 六成 is 60, 六成七 is 67. */
function readTenths(text: string): Rational | null {
  const [, tenths = "", hundredths = ""] = /^([^成]{1,2})成([^成]?)$/.exec(text) ?? [];
  if (tenths === "") return null;
  const [whole, rest] = [readNumeral(tenths), hundredths === "" ? ZERO : readNumeral(hundredths)];
  return whole === null || rest === null || !isDigits([tenths, hundredths]) ? null : whole.mul(TEN).add(rest);
}

const TEN = rational(10n);

function isDigits(texts: readonly string[]): boolean {
  return texts.every((text) => /^(?:[一二两三四五六七八九十1-9]|10)?$/.test(text));
}

function readPercent(text: string): Rational | null {
  const sign = words.percent.find((name) => text.endsWith(name));
  if (sign === undefined) return readNumeral(text);
  const number = text.slice(0, -sign.length).trim();
  return readNumeral(number) ?? readDecimalComma(number);
}

/** `67,5`, where a percent sign stands behind it; `60,40` may be the shares of two. */
function readDecimalComma(number: string): Rational | null {
  const [, whole = "", decimals = ""] = /^(\d{1,2}),(\d+)$/.exec(number) ?? [];
  const parts = [parseDecimal(whole), parseDecimal(decimals)];
  const sum = parts.reduce<Rational>((one, other) => one.add(other ?? ZERO), ZERO);
  return sum.equals(HUNDRED) ? null : parseDecimal(`${whole}.${decimals}`);
}
