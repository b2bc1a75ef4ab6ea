import {
  type BuiltInLanguage,
  formOf,
  isBuiltIn,
  type Language,
  languageOfTag,
  languages,
  translationInto,
} from "./languages.ts";

export { type BuiltInLanguage, LANGUAGES, type Language } from "./languages.ts";

/** One text for people, in every language that the program brings with it. */
export type Words = Readonly<Record<BuiltInLanguage, string>>;

type Values = Readonly<Record<string, string>>;

/** A text in each language, worked out one by one. */
export function inEach(say: (language: Language) => string): Words {
  const words = { "zh-CN": say("zh-CN"), en: say("en") };
  for (const language of languages()) {
    // What is written as JSON holds the same texts, whichever languages are added where it is written.
    if (!isBuiltIn(language)) Object.defineProperty(words, language, { value: say(language) });
  }
  return words;
}

/** The language that a locale name such as `zh_CN.UTF-8` asks for; English for every other. */
export function languageOfLocale(locale: string | undefined): Language {
  return (locale === undefined ? undefined : languageOfTag(locale)) ?? "en";
}

/** The categories of plural rules, in the order in which a text gives the words for those that its language has. */
const CATEGORIES: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

interface Plurals {
  readonly rules: Intl.PluralRules;
  readonly categories: readonly Intl.LDMLPluralRule[];
}

const pluralsOfTags = new Map<string, Plurals>();

function pluralsOf(language: Language): Plurals {
  const tag = formOf(language).plurals;
  let plurals = pluralsOfTags.get(tag);
  if (plurals === undefined) {
    const rules = new Intl.PluralRules(tag);
    const known = rules.resolvedOptions().pluralCategories;
    plurals = { rules, categories: CATEGORIES.filter((category) => known.includes(category)) };
    pluralsOfTags.set(tag, plurals);
  }
  return plurals;
}

function wordFor(number: string, words: readonly string[], language: Language): string | undefined {
  const { rules, categories } = pluralsOf(language);
  const category = /^\d{1,9}$/.test(number) ? rules.select(Number.parseInt(number, 10)) : "other";
  return words[categories.indexOf(category)] ?? words.at(-1);
}

/**
 * Puts values into the `{name}` places of a text; a name without a value is left as it stands. `{name:point|points}` is
 * the word that goes with the number of that name: one for each plural category of the language, the last where what
 * stands there is no whole number.
 */
export function fill(text: string, values: Values, language: Language): string {
  return text.replace(
    /\{(\w+)(?::([^{}]*\|[^{}]*))?\}/g,
    (place, name: string, words: string | undefined) =>
      (words === undefined ? values[name] : wordFor(values[name] ?? "", words.split("|"), language)) ?? place,
  );
}

/**
 * A text in a language, filled with the values that are given; undefined where there is no text. What an added language
 * has no text for is said in English.
 */
export function textIn(words: Words, language: Language, values?: Values): string;
export function textIn(words: Words | null | undefined, language: Language): string | undefined;
export function textIn(
  words: Words | null | undefined,
  language: Language,
  values?: Values,
): string | undefined {
  if (words === null || words === undefined) return undefined;
  const known: Readonly<Record<string, string | undefined>> = words;
  const own = known[language] ?? translationInto(language)?.texts.get(words.en);
  if (values === undefined) return own ?? words.en;
  return own === undefined ? fill(words.en, values, "en") : fill(own, values, language);
}

/** A text in each language, filled with values: the same text in every language, or words. */
export function fillWords(words: Words, values: Readonly<Record<string, string | Words>>): Words {
  return inEach((language) => {
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value : textIn(value, language),
    ]);
    return textIn(words, language, Object.fromEntries(said));
  });
}

/** Items as a list inside a sentence of the language; items that hold commas themselves are kept apart by more. */
export function joinList(items: readonly string[], language: Language): string {
  const { list, listOfPhrases } = formOf(language);
  return items.join(items.some((item) => item.includes(",")) ? listOfPhrases : list);
}

/** Phrases as a list inside a sentence, whether they hold commas or not. */
export function joinTitles(titles: readonly string[], language: Language): string {
  return titles.join(formOf(language).listOfPhrases);
}

/** Whole sentences one after the other, as the language sets them: Chinese has no space between them. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(formOf(language).space);
}

/** Clauses, or items that may hold commas themselves, one after the other. */
export function joinClauses(clauses: readonly string[], language: Language): string {
  return clauses.join(formOf(language).semicolon);
}

/** Parts of one clause. */
export function joinPhrases(phrases: readonly string[], language: Language): string {
  return phrases.join(formOf(language).comma);
}

/** What a text is about, and the text. */
export function labelled(label: string, text: string, language: Language): string {
  return label + formOf(language).colon + text;
}

/** A text with a note in brackets behind it. */
export function bracketed(text: string, note: string, language: Language): string {
  return fill(formOf(language).bracketed, { text, note }, language);
}
