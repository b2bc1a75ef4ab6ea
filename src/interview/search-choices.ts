import { NEAR, NOT_MET, plain, rankOf } from "../find/likeness.ts";
import type { Words } from "../language/language.ts";
import { type Choice, searchWordsOf } from "../vocabulary/vocabulary.ts";

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
  const { title, id } = choice;
  const names = [title["zh-CN"], title.en, ...searchWordsOf(choice), id];
  return names.map(plain).filter((name) => name !== "");
}
