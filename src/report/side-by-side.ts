import { type Language, textIn } from "../language/language.ts";
import { citiesOf } from "../logic/several-cities.ts";
import type { Answer } from "../profile/answer.ts";
import { CITY, choicesOf, listOfTitles, namedCities, type Vocabulary } from "../vocabulary/vocabulary.ts";
import words from "./answer-words.json" with { type: "json" };

/** The answer that names every city that can be compared, for people who want to see them side by side. */
export interface SideBySide {
  readonly answer: Answer;
  readonly label: string;
  /** Further words by which people name it. */
  readonly keys: readonly string[];
}

/** How people answer a fact with every city at once; null for a fact that is not the place. */
export function sideBySide(fact: string, vocabulary: Vocabulary, language: Language): SideBySide | null {
  return fact === CITY ? everyCity(vocabulary, language) : null;
}

/** The names of the cities that can be compared, as a list inside a sentence. */
export function namesOfCities(vocabulary: Vocabulary, language: Language): string {
  return listOfTitles(namedCities(choicesOf(CITY, vocabulary)), language);
}

/** How people name every city that can be compared. */
export function everyCity(vocabulary: Vocabulary, language: Language): SideBySide {
  const ids = citiesOf(vocabulary);
  const { any, two } = words.sideBySideKeys;
  return {
    answer: { kind: "choices", ids },
    label: textIn(words.sideBySide, language, { cities: namesOfCities(vocabulary, language) }),
    keys: ids.length === 2 ? [...any, ...two] : any,
  };
}
