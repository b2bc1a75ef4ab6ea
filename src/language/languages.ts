import forms from "./forms.json" with { type: "json" };

/** A language that the program brings with it: every text of the program and of the rules stands in each of them. */
export type BuiltInLanguage = keyof typeof forms;

declare const added: unique symbol;

/** A language that a folder of texts adds. What it has no text for is said in English. */
export type AddedLanguage = string & { readonly [added]: true };

/** A language in which the program speaks, by its tag of BCP 47. */
export type Language = BuiltInLanguage | AddedLanguage;

/** How a language writes what it does not say in words. */
export interface LanguageForm {
  /** What the language calls itself. */
  readonly name: string;
  /** The tag of the language whose plural rules hold. */
  readonly plurals: string;
  /** Whether a sentence begins with a capital letter. */
  readonly capitals: boolean;
  /** Whether a text file in people's words needs a byte order mark, for a spreadsheet to read it rightly. */
  readonly byteOrderMark: boolean;
  /** A day, with {year}, {month} and {day}. */
  readonly day: string;
  /** The names of the months; none where months have numbers. */
  readonly months: readonly string[];
  /** What stands between two sentences. */
  readonly space: string;
  readonly stop: string;
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly slash: string;
  /** A {text} with a {note} in brackets behind it. */
  readonly bracketed: string;
  /** What stands between the items of a list. */
  readonly list: string;
  /** What stands between the items of a list that hold commas themselves. */
  readonly listOfPhrases: string;
}

/** A language from a folder: its tag, how it writes, and its texts by the English ones that they translate. */
export interface Translation {
  readonly code: string;
  readonly form: LanguageForm;
  readonly texts: ReadonlyMap<string, string>;
}

/** The languages that the program brings with it. */
export const LANGUAGES = Object.keys(forms) as readonly BuiltInLanguage[];

/** The form of English, which holds for whatever an added language says nothing of. */
export const ENGLISH: LanguageForm = forms.en;

const translations = new Map<string, Translation>();
let spoken: readonly Language[] = LANGUAGES;

/** Adds a language to those in which this process speaks; to be called before anything is said. */
export function addLanguage(translation: Translation): void {
  translations.set(translation.code, translation);
  spoken = [...LANGUAGES, ...([...translations.keys()] as AddedLanguage[])];
}

/** All languages in which the program speaks. */
export function languages(): readonly Language[] {
  return spoken;
}

/** The language of a tag; undefined where the program does not speak it. */
export function languageNamed(tag: unknown): Language | undefined {
  return spoken.find((language) => language === tag);
}

/** Whether the program brings the language with it. */
export function isBuiltIn(language: Language): language is BuiltInLanguage {
  return language in forms;
}

/** The texts of an added language; undefined for one that the program brings with it. */
export function translationInto(language: Language): Translation | undefined {
  return translations.get(language);
}

/** How a language writes. */
export function formOf(language: Language): LanguageForm {
  return isBuiltIn(language) ? forms[language] : (translations.get(language)?.form ?? ENGLISH);
}

/** Whether readers need a translation beside the documents, which are Chinese. */
export function needsTranslation(language: Language): boolean {
  return language !== "zh-CN";
}

/** The language that a locale or a header names, such as `zh_CN.UTF-8` or `en-GB`: by its first part alone. */
export function languageOfTag(tag: string): Language | undefined {
  const wanted = firstPart(tag);
  return spoken.find((language) => firstPart(language) === wanted);
}

function firstPart(tag: string): string {
  return tag
    .split(/[-_.@]/, 1)
    .join("")
    .toLowerCase();
}
