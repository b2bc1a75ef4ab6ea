import { fillWords, inEach, type Language, type Words } from "../../language/language.ts";
import type { Piece, Statement } from "../model.ts";
import words from "../words.json" with { type: "json" };

/** Words of the dossier's own, filled. */
export function say(
  key: keyof typeof words,
  values: Readonly<Record<string, string | Words>> = {},
): Statement {
  return [{ words: fillWords(words[key], values) }];
}

/** The same in each language. */
export function statement(make: (language: Language) => string): Statement {
  return [{ words: inEach(make) }];
}

/** A name or another text that no language changes. */
export function verbatim(text: string): Piece {
  return { text, language: /\p{Script=Han}/u.test(text) ? "zh-CN" : "en" };
}
