import table from "./whole-numbers.json" with { type: "json" };

const NUMBER = String.raw`[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?`;
const BEFORE = `(?:${table.before.join("|")}) ?`;
const BEHIND = ` ?(?:${table.behind.join("|")})`;
/** A number, or a word that goes with it, does not end where more letters or digits follow. */
const END = String.raw`(?![\p{Script=Latin}\p{N}_@#&=~%]|[./:+\-'’,][\p{Script=Latin}\p{N}])`;

/**
 * The source of a pattern for a number with the unit or currency that it must not be parted from: `50,000,000 USD`,
 * `67 %`, `7个百分点`. Units behind a number are tried first.
 */
export const WHOLE_NUMBER = `(?:${BEFORE})?${NUMBER}(?:${BEHIND}${END}|${END})`;

const WHOLE_NUMBERS = new RegExp(String.raw`(?<![\p{Script=Latin}\p{N}_./:@#&\-])${WHOLE_NUMBER}`, "gu");

/** The text with something done to each number that must not be parted from its unit. */
export function mapWholeNumbers(text: string, change: (whole: string) => string): string {
  return text.replace(WHOLE_NUMBERS, change);
}

/** Where in a text a line must not end: the places within numbers, and between them and their units. */
export function withinWholeNumbers(text: string): Set<number> {
  const places = new Set<number>();
  for (const { 0: whole, index } of text.matchAll(WHOLE_NUMBERS))
    for (let at = index + 1; at < index + whole.length; at += 1) places.add(at);
  return places;
}

/** The text with no-break spaces inside of numbers and their units, for whoever breaks its lines later. */
export function keepNumbersWhole(text: string): string {
  return mapWholeNumbers(text, (whole) => whole.replaceAll(" ", "\u00a0"));
}
