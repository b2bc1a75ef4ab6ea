import { groupBySector } from "../../find/by-sector.ts";
import type { Search } from "../../find/load.ts";
import { viewFound } from "../../report/found.ts";
import { otherMeaningsOf, searchChoices } from "../../interview/search-choices.ts";
import { inEach, type Language, textIn } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { COUNTRIES, nameOfCountry } from "../../vocabulary/countries.ts";
import { type Choice, type Fact, searchWordsOf } from "../../vocabulary/vocabulary.ts";
import type { Option } from "./dialogue.ts";
import words from "./words.json" with { type: "json" };

/** What fits best: so many entries count. */
const FIRST = 3;
/** What the documents say, and whom to ask. */
const FIRST_TEXTS = 2;

/** Yes and no, with the texts by which a line of input says them. */
export function yesNoOptions(language: Language): Option<boolean>[] {
  return [
    { value: true, label: textIn(words.yes, language), keys: words.yesKeys },
    { value: false, label: textIn(words.no, language), keys: words.noKeys },
  ];
}

/** A fact's choices; each is named by its title or a synonym in either language, and by its id. */
export function choiceOptions(choices: readonly Choice[], language: Language): Option<string>[] {
  return choices.map((choice) => {
    const { id, title } = choice;
    return {
      value: id,
      label: textIn(title, language),
      keys: [id, title["zh-CN"], title.en, ...searchWordsOf(choice)],
    };
  });
}

/** Options one after the other, each group below its heading. */
export function underHeadings<T, U>(
  options: readonly Option<T>[],
  option: (option: Option<T>, index: number) => U,
  heading: (text: string) => U,
): U[] {
  return options.flatMap((own, index) => {
    const isFirst = own.group !== undefined && own.group !== options[index - 1]?.group;
    return [...(isFirst ? [heading(own.group)] : []), option(own, index)];
  });
}

/** How the choices of a fact are found by typing. */
export interface ChoiceSearch {
  /** The choices that people may mean, best first, those already chosen left out; for an empty text all of them. */
  options(typed: string, fact: Fact, chosen: readonly string[]): Option<string>[];
  /** What to tell people who typed words that no choice stands for. */
  tell(typed: string, fact: Fact): string[];
}

/** The search by the names of the choices alone. */
export function searchByName(language: Language): ChoiceSearch {
  return {
    options: (typed, fact, chosen) => findChoices(typed, fact, chosen, language),
    tell: (typed, fact) => otherMeaningsOf(typed, fact.choices ?? []).map((note) => textIn(note, language)),
  };
}

/** The search over all activities by sector; of a field that is among what fits best it tells what the documents say. */
export function searchBySector(
  load: () => Search,
  rulebook: Rulebook,
  asOf: string,
  language: Language,
): ChoiceSearch {
  let loaded: Search | null = null;
  const search = (): Search => (loaded ??= load());
  return {
    options: (typed, { choices = [] }, chosen) => {
      const { find, sectorOf } = search();
      const ids = find(typed).flatMap(({ kind, id }) => (kind === "activity" ? [id] : []));
      const found =
        typed.trim() === "" ? choices : ids.flatMap((id) => choices.filter((choice) => choice.id === id));
      const left = found.filter(({ id }) => !chosen.includes(id));
      return groupBySector(left, ({ id }) => sectorOf({ kind: "activity", id })).flatMap(
        ({ title, members }) =>
          choiceOptions(members, language).map((option) => ({ ...option, group: textIn(title, language) })),
      );
    },
    tell: (typed, fact) => {
      const meanings = otherMeaningsOf(typed, fact.choices ?? []).map((note) => textIn(note, language));
      if (meanings.length > 0 || typed.trim() === "") return meanings;
      const found = search().find(typed).slice(0, FIRST);
      if (found[0]?.kind !== "pointer" && found.some(({ kind }) => kind === "activity")) return [];
      const { ranked } = viewFound(found, search(), rulebook, asOf, language);
      const pointer = ranked.find(({ kind }) => kind === "pointer");
      return pointer === undefined ? [] : pointer.texts.slice(0, FIRST_TEXTS);
    },
  };
}

/** The choices that people may mean by what they typed, those already chosen left out. */
function findChoices(
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

/** The countries that people may mean, by code or by name in either language; China comes first. */
export function findCountries(typed: string, language: Language): Option<string>[] {
  const choices = ["CN", ...COUNTRIES.filter((code) => code !== "CN")].map((code) => ({
    id: code,
    title: inEach((language) => nameOfCountry(code, language)),
  }));
  return choiceOptions(searchChoices(typed, choices), language);
}
