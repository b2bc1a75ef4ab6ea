import type { Band, Interval } from "../exact/interval.ts";
import { decimalPlaces, formatRational, HUNDRED, type Rational, rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import type { ProblemCode } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";

/** Decimals that a share in percent may have. */
export const SHARE_DECIMALS = 6;
/** Digits that either number of a fraction may have. */
const MOST_DIGITS = 6;

/** A fraction of the whole that was read, in percent; or what is wrong with it. */
export type ParsedFraction =
  | { readonly kind: "share"; readonly value: Rational }
  | { readonly kind: "refused"; readonly code: ProblemCode; readonly expected: Words };

/**
 * Reads a fraction of the whole such as `1/3`. Two numbers that are equal, or both above 1 with a sum of 10 or 100
 * (`50/50`, `3/7`; not `1/9`), are how people write a split between partners: refused with the question whose share
 * is meant. Returns null for what is no fraction.
 */
export function readFraction(text: string): ParsedFraction | null {
  const [, part = "", whole = ""] = /^(\d+) ?\/ ?(\d+)$/.exec(text) ?? [];
  if (whole === "" || /^0+$/.test(whole)) return null;
  if (Math.max(part.length, whole.length) > MOST_DIGITS) {
    return { kind: "refused", code: "number-too-long", expected: EXPECTED.share };
  }
  const [upper, lower] = [BigInt(part), BigInt(whole)];
  if (isSplit(upper, lower)) return { kind: "refused", code: "split", expected: whoseShare(upper, lower) };
  return { kind: "share", value: rational(upper * 100n, lower) };
}

/** A share in the form in which a profile holds it: percent where its decimals end soon, else a fraction of the whole. */
export function writeShare(share: Rational): string {
  const places = decimalPlaces(share);
  if (places !== null && places <= SHARE_DECIMALS) return formatRational(share);
  const { n, d } = share.div(HUNDRED);
  const times = isSplit(n, d) ? 2n : 1n;
  return `${n * times}/${d * times}`;
}

/** Whether writeShare keeps to what readFraction takes: fractions of such long numbers do not fit into a profile. */
export function canBeWritten(share: Rational): boolean {
  const text = writeShare(share);
  return !text.includes("/") || readFraction(text)?.kind === "share";
}

function isSplit(part: bigint, whole: bigint): boolean {
  const sum = part + whole;
  return part === whole || (part > 1n && whole > 1n && (sum === 10n || sum === 100n));
}

/** The question whose share is meant, with the answers that the split allows. */
function whoseShare(part: bigint, whole: bigint): Words {
  if (part === whole) return EXPECTED.splitInHalves;
  const values = {
    first: formatRational(rational(part * 100n, part + whole)),
    second: formatRational(rational(whole * 100n, part + whole)),
    doubled: `${part * 2n}/${whole * 2n}`,
  };
  return fillWords(part < whole ? EXPECTED.splitOrFraction : EXPECTED.split, values);
}

/** The number of a percentage for people: exact where its decimals end soon, else cut, with as many as tell it from all and nothing. */
export function sayPercent(value: Rational): string {
  const exact = decimalPlaces(value);
  if (exact !== null && exact <= SHARE_DECIMALS) return formatRational(value);
  for (let places = 2n; ; places += 2n) {
    const scale = 10n ** places;
    const cut = rational((value.s * value.n * scale) / value.d, scale);
    if (!cut.equals(HUNDRED) && cut.n !== 0n) return `≈${formatRational(cut)}`;
  }
}

/** What is known of a number by its ends, as signs that need no language and can be typed again: `>25%, ≤50%`. */
export function sayBand({ low, high }: Band, show: (value: Rational) => string): string {
  const ends = [
    ...(low === null ? [] : [`${low.isIncluded ? "≥" : ">"}${show(low.value)}`]),
    ...(high === null ? [] : [`${high.isIncluded ? "≤" : "<"}${show(high.value)}`]),
  ];
  return ends.join(", ");
}

/** The ends of a range of percentages, as signs that need no language: `> 25%, ≤ 50%`. */
export function sayBounds({ low, high, isLowOpen = false, isHighOpen = false }: Interval): string {
  return `${isLowOpen ? ">" : "≥"} ${sayPercent(low)}%, ${isHighOpen ? "<" : "≤"} ${sayPercent(high)}%`;
}

/** A share as people may write it: a percentage, or a fraction of the whole. */
export function sayShare(share: Rational): string {
  const text = writeShare(share);
  return text.includes("/") ? text : `${text}%`;
}
