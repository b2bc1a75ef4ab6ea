import { plainText } from "../input/numerals.ts";
import type { Words } from "../language/language.ts";
import { type BoundKind, findBound } from "../profile/typed/ranges.ts";
import table from "./cells.json" with { type: "json" };

const NOT_ANSWERED = new Set(table.notAnswered.map(plainText));
const NOT_KNOWN = new Set(table.notKnown.map(plainText));
const SAME_ABOVE = new Set(table.sameAbove.map(plainText));
const isLatin = (word: string): boolean => /^[a-z]/.test(word);
/** English words point elsewhere where a cell begins with them, Chinese ones wherever they stand. */
const ELSEWHERE = {
  first: table.elsewhere.filter(isLatin),
  anywhere: table.elsewhere.filter((word) => !isLatin(word)),
};

/** Whether a cell says that there is no answer in it, as a dash does. */
export function isNotAnswered(text: string): boolean {
  return NOT_ANSWERED.has(plainText(text));
}

/** Whether a cell says "don't know", or that it is still to be settled. */
export function isNotKnown(text: string): boolean {
  return NOT_KNOWN.has(plainText(text));
}

/** Whether a cell holds a spreadsheet's error in place of a value. */
export function isFault(text: string): boolean {
  const plain = plainText(text);
  return table.faults.some((fault) => plain.startsWith(fault));
}

/** What a cell would have to say that points elsewhere, copies another one, or holds an error; null for others. */
export function refuseInWords(text: string): Words | null {
  const plain = plainText(text);
  if (isFault(text)) return table.expected.fault;
  if (SAME_ABOVE.has(plain)) return table.expected.sameAbove;
  const points =
    ELSEWHERE.first.some((word) => plain.startsWith(word)) ||
    ELSEWHERE.anywhere.some((word) => plain.includes(word));
  return points ? table.expected.elsewhere : null;
}

/** A figure that is not exact: about so much, or a bound of it, and the text of the figure. */
export interface Inexact {
  readonly kind: "about" | BoundKind;
  readonly rest: string;
}

const longestFirst = (words: readonly string[]): string[] =>
  words.map(plainText).toSorted((one, other) => other.length - one.length);
const BEFORE = longestFirst(table.approximate.before);
const AFTER = longestFirst(table.approximate.after);

/** Takes the words from a text that make its figure inexact; null where there are none. */
export function findInexact(text: string): Inexact | null {
  const plain = plainText(text);
  const bounded = findBound(plain);
  if (bounded !== null) return bounded;
  const before = BEFORE.find((word) => plain.length > word.length && plain.startsWith(word));
  if (before !== undefined) return { kind: "about", rest: plain.slice(before.length).trim() };
  const after = AFTER.find((word) => plain.length > word.length && plain.endsWith(word));
  if (after !== undefined) return { kind: "about", rest: plain.slice(0, -after.length).trim() };
  const inside = /^([\d.,]+[十百千万亿]*)(?:多|余)(.*)$/.exec(plain);
  return inside === null ? null : { kind: "about", rest: `${inside[1]}${inside[2]}` };
}
