import { otherMeaningsOf, searchChoices } from "../../interview/search-choices.ts";
import type { Language } from "../../language/language.ts";
import { COUNTRIES, nameOfCountry } from "../../vocabulary/countries.ts";
import type { Choice, Fact } from "../../vocabulary/vocabulary.ts";
import type { Option } from "./dialogue.ts";
import words from "./words.json" with { type: "json" };

/** Yes and no, with the texts by which a line of input says them. */
export function yesNoOptions(language: Language): Option<boolean>[] {
  return [
    { value: true, label: words.yes[language], keys: words.yesKeys },
    { value: false, label: words.no[language], keys: words.noKeys },
  ];
}

/** A fact's choices; each is named by its title or a synonym in either language, and by its id. */
export function choiceOptions(choices: readonly Choice[], language: Language): Option<string>[] {
  return choices.map(({ id, title, synonyms }) => ({
    value: id,
    label: title[language],
    keys: [id, title["zh-CN"], title.en, ...(synonyms?.["zh-CN"] ?? []), ...(synonyms?.en ?? [])],
  }));
}

/** The choices that people may mean by what they typed, those already chosen left out. */
export function findChoices(
  typed: string,
  fact: Fact,
  chosen: readonly string[],
  language: Language,
): Option<string>[] {
  const found = searchChoices(typed, fact.choices ?? []);
  return choiceOptions(
    found.filter(({ id }) => !chosen.includes(id)),
    language,
  );
}

/** What to tell people who look for a choice in words that mean something else. */
export function tellOfOtherMeanings(typed: string, fact: Fact, language: Language): string[] {
  return otherMeaningsOf(typed, fact.choices ?? []).map((note) => note[language]);
}

/** The countries that people may mean, by code or by name in either language; China comes first. */
export function findCountries(typed: string, language: Language): Option<string>[] {
  const choices = ["CN", ...COUNTRIES.filter((code) => code !== "CN")].map((code) => ({
    id: code,
    title: { "zh-CN": nameOfCountry(code, "zh-CN"), en: nameOfCountry(code, "en") },
  }));
  return choiceOptions(searchChoices(typed, choices), language);
}
