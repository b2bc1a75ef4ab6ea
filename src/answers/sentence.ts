import { inEach, type Language, type Words } from "../language/language.ts";
import { formOf } from "../language/languages.ts";

/** A phrase as a sentence: a capital letter and a stop, where the language has them and they are not there yet. */
export function asSentence(phrase: string, language: Language): string {
  const { capitals, stop } = formOf(language);
  const begun = capitals ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;
  return /[.。?？!！]["”）)]?$/.test(begun) ? begun : begun + stop;
}

/** What is said, as a sentence in every language. */
export function sentence(say: (language: Language) => string): Words {
  return inEach((language) => asSentence(say(language), language));
}
