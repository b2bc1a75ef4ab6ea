import { inEach, type Language, type Words } from "../language/language.ts";
import marks from "../language/marks.json" with { type: "json" };

/** A phrase as a sentence: a capital letter and a stop, where the language has them and they are not there yet. */
export function asSentence(phrase: string, language: Language): string {
  const stop = marks.stop[language];
  const begun = language === "zh-CN" ? phrase : phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return /[.。?？!！]["”）)]?$/.test(begun) ? begun : begun + stop;
}

/** What is said, as a sentence in every language. */
export function sentence(say: (language: Language) => string): Words {
  return inEach((language) => asSentence(say(language), language));
}
