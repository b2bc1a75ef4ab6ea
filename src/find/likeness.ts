import { distance } from "fastest-levenshtein";

/** How well a term is met; the least is the best. */
export const EXACT = 0;
export const BEGINS = 1;
const WORD_BEGINS = 2;
const CONTAINS = 3;
const IS_CONTAINED = 4;
const WORDS_MET = 5;
export const NEAR = 6;
const AKIN = 7;
export const NOT_MET = Number.POSITIVE_INFINITY;

/**
 * A text without what people write in different ways: case, width, accents and tones, hyphens, punctuation, repeated
 * space. ü is v, as it is typed in pinyin.
 */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/u[\u0304\u0301\u030c\u0300]?\u0308[\u0304\u0301\u030c\u0300]?/g, "v")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * How well a name meets a term, both as `plain` has them: one of the ranks above. `forgives` says whether slips of the
 * keys count, which is what takes time.
 */
export function rankOf(term: string, name: string, forgives = true): number {
  if (name === term) return EXACT;
  if (name.startsWith(term)) return BEGINS;
  if (` ${name}`.includes(` ${term}`)) return WORD_BEGINS;
  if (term.length > 1 && name.includes(term)) return CONTAINS;
  if (isWithin(name, term)) return IS_CONTAINED;
  const words = name.split(" ");
  const typed = term.split(" ");
  if (typed.every((part) => words.some((word) => word.startsWith(part)))) return WORDS_MET;
  if (!forgives) return NOT_MET;
  if (typed.every((part) => words.some((word) => isNear(part, word)))) return NEAR;
  if (isNear(term, name)) return NEAR;
  return isAkin(term, name) ? AKIN : NOT_MET;
}

/** Whether a Chinese name holds the first two characters of what was typed: 养老院 and 养老机构. */
function isAkin(term: string, name: string): boolean {
  return /^\p{Script=Han}{3}/u.test(term) && name.includes(term.slice(0, 2));
}

/** Whether the name stands in a longer sentence that was typed: as whole words, or as two Chinese characters and more. */
function isWithin(name: string, term: string): boolean {
  if (name.length < 2) return false;
  return /\p{Script=Han}/u.test(name) ? term.includes(name) : ` ${term} `.includes(` ${name} `);
}

/** One slip of the keys in a word of four letters or more, two from eight; one in three Chinese characters or more. */
function isNear(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  const isChinese = /\p{Script=Han}/u.test(typed);
  if (typed.length < (isChinese ? 3 : 4) || Math.abs(typed.length - word.length) > 2) return false;
  return distance(typed, word) <= (typed.length >= 8 ? 2 : 1);
}
