import { present } from "../../input/present.ts";
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

/** The entry at a place of a list that a report has in every language. Throws where this one has no such entry. */
export function entryAt<Entry>(entries: readonly Entry[], index: number): Entry {
  return present(entries[index], `entry ${index} in each language of the report`);
}

/** A name or another text that no language changes. */
export function verbatim(text: string): Piece {
  return { text, language: /\p{Script=Han}/u.test(text) ? "zh-CN" : "en" };
}
