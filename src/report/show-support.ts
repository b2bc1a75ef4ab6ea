import type { Basis } from "../contract/answers.ts";
import { bracketed, type Language, textIn } from "../language/language.ts";
import words from "./answer-words.json" with { type: "json" };

/** How an answer is supported, in words; null where nobody said on what it stands. */
export function showSupport({ evidence, source, note }: Basis, language: Language): string | null {
  if (source === undefined)
    return evidence === "stated" ? null : textIn(words.evidence.withoutSource[evidence], language);
  const { document, quote } = source;
  const why = note === undefined ? {} : { note: textIn(note, language) };
  return textIn(words.evidence[evidence], language, { document, quote, ...why });
}

/** A value with how it is supported. */
export function withSupport(value: string, basis: Basis, language: Language): string {
  const support = showSupport(basis, language);
  if (support === null) return value;
  return bracketed(value, support, language);
}
