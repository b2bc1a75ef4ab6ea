import { distance } from "fastest-levenshtein";
import type { Words } from "../language/language.ts";
import type { Choice } from "../vocabulary/vocabulary.ts";

/** How well a term is met; the least is the best. */
const EXACT = 0;
const BEGINS = 1;
const WORD_BEGINS = 2;
const CONTAINS = 3;
const IS_CONTAINED = 4;
const WORDS_MET = 5;
const NEAR = 6;
const AKIN = 7;
const NOT_MET = Number.POSITIVE_INFINITY;

/**
 * The choices that people may mean by what they typed, in either language, best first; by title, synonym or id,
 * whole or in part, with a small slip of the keys forgiven. Equal ones keep the vocabulary's order; nothing typed
 * finds all.
 */
export function searchChoices(typed: string, choices: readonly Choice[]): Choice[] {
  const term = plain(typed);
  if (term === "") return [...choices];
  return choices
    .map((choice) => ({ choice, rank: Math.min(...namesOf(choice).map((name) => rankOf(term, name))) }))
    .filter(({ rank }) => rank !== NOT_MET)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

/** What to tell people whose words are not those of any choice, but are taken for one. */
export function otherMeaningsOf(typed: string, choices: readonly Choice[]): Words[] {
  const term = plain(typed);
  const isTelling = term.length >= (/\p{Script=Han}/u.test(term) ? 2 : 4);
  if (!isTelling) return [];
  return choices
    .flatMap(({ otherMeanings = [] }) => otherMeanings)
    .filter(({ terms }) => [...terms["zh-CN"], ...terms.en].some((name) => rankOf(term, plain(name)) <= NEAR))
    .map(({ note }) => note);
}

/** Every name by which a choice is known, as it is compared. */
function namesOf(choice: Choice): string[] {
  const { title, synonyms, id } = choice;
  const names = [title["zh-CN"], title.en, ...(synonyms?.["zh-CN"] ?? []), ...(synonyms?.en ?? []), id];
  return names.map(plain).filter((name) => name !== "");
}

/** A text without what people write in different ways: case, width, hyphens, punctuation, repeated space. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function rankOf(term: string, name: string): number {
  if (name === term) return EXACT;
  if (name.startsWith(term)) return BEGINS;
  if (` ${name}`.includes(` ${term}`)) return WORD_BEGINS;
  if (term.length > 1 && name.includes(term)) return CONTAINS;
  if (isWithin(name, term)) return IS_CONTAINED;
  const words = name.split(" ");
  const typed = term.split(" ");
  if (typed.every((part) => words.some((word) => word.startsWith(part)))) return WORDS_MET;
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
  if (typed.length < (isChinese ? 3 : 4)) return false;
  return distance(typed, word) <= (typed.length >= 8 ? 2 : 1);
}
