import { joinList, type Language, textIn } from "../language/language.ts";
import { citiesOf } from "../logic/several-cities.ts";
import type { Answer } from "../profile/answer.ts";
import { CITY, type Vocabulary } from "../vocabulary/vocabulary.ts";
import words from "./answer-words.json" with { type: "json" };
import { showId } from "./values.ts";

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

/** How people name every city that can be compared. */
export function everyCity(vocabulary: Vocabulary, language: Language): SideBySide {
  const place = vocabulary.byId.get(CITY);
  const ids = citiesOf(vocabulary);
  const cities = joinList(
    ids.map((id) => showId(id, place, language)),
    language,
  );
  return {
    answer: { kind: "choices", ids },
    label: textIn(words.sideBySide, language, { cities }),
    keys: words.sideBySideKeys,
  };
}
