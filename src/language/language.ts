import marks from "./marks.json" with { type: "json" };

/** The languages in which the program speaks. */
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text for people, in every language. */
export type Words = Readonly<Record<Language, string>>;

/** A text in each language, worked out one by one. */
export function inEach(say: (language: Language) => string): Words {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as Record<
    Language,
    string
  >;
}

/** The language that a locale name such as `zh_CN.UTF-8` asks for; English for every other. */
export function languageOfLocale(locale: string | undefined): Language {
  return locale !== undefined && /^zh/i.test(locale) ? "zh-CN" : "en";
}

const PLURALS = new Intl.PluralRules("en");

/**
 * Puts values into the `{name}` places of a text; a name without a value is left as it stands. `{name:point|points}` is
 * the word that goes with the number of that name, the plural where there is none.
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g,
    (place, name: string, one: string | undefined, many: string | undefined) => {
      if (one === undefined || many === undefined) return values[name] ?? place;
      const number = values[name] ?? "";
      const isOne = /^\d{1,9}$/.test(number) && PLURALS.select(Number.parseInt(number, 10)) === "one";
      return isOne ? one : many;
    },
  );
}

/** Both languages of a text, filled with values: the same text in every language, or words. */
export function fillWords(words: Words, values: Readonly<Record<string, string | Words>>): Words {
  const inLanguage = (language: Language): string => {
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value : value[language],
    ]);
    return fill(words[language], Object.fromEntries(said));
  };
  return { "zh-CN": inLanguage("zh-CN"), en: inLanguage("en") };
}

/** Items as a list inside a sentence of the language; semicolons keep items apart that hold commas themselves. */
export function joinList(items: readonly string[], language: Language): string {
  if (language === "zh-CN") return items.join("、");
  return items.join(items.some((item) => item.includes(",")) ? "; " : ", ");
}

/** Whole sentences one after the other, as the language sets them: Chinese has no space between them. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(marks.space[language]);
}

/** Clauses, or items that may hold commas themselves, one after the other. */
export function joinClauses(clauses: readonly string[], language: Language): string {
  return clauses.join(marks.semicolon[language]);
}

/** Parts of one clause. */
export function joinPhrases(phrases: readonly string[], language: Language): string {
  return phrases.join(marks.comma[language]);
}

/** What a text is about, and the text. */
export function labelled(label: string, text: string, language: Language): string {
  return label + marks.colon[language] + text;
}

/** A text with a note in brackets behind it. */
export function bracketed(text: string, note: string, language: Language): string {
  return fill(marks.bracketed[language], { text, note });
}
