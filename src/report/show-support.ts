import type { Basis } from "../contract/answers.ts";
import { bracketed, fill, type Language } from "../language/language.ts";
import words from "./answer-words.json" with { type: "json" };

/** How an answer is supported, in words; null where nobody said on what it stands. */
export function showSupport({ evidence, source, note }: Basis, language: Language): string | null {
  if (source === undefined)
    return evidence === "stated" ? null : words.evidence.withoutSource[evidence][language];
  const { document, quote } = source;
  const why = note === undefined ? {} : { note: note[language] };
  return fill(words.evidence[evidence][language], { document, quote, ...why });
}

/** A value with how it is supported. */
export function withSupport(value: string, basis: Basis, language: Language): string {
  const support = showSupport(basis, language);
  if (support === null) return value;
  return bracketed(value, support, language);
}
