import { factTypeOf } from "../fact-types/registry.ts";
import { fillWords, inEach, joinList, type Words } from "../language/language.ts";
import { languages } from "../language/languages.ts";
import type { Answer } from "../profile/answer.ts";
import { canonicalAnswer } from "../situation/canonical.ts";
import { canBeTyped, readTyped, typingOf } from "../fact-types/read-typed.ts";
import { COUNTRIES, nameOfCountry } from "../vocabulary/countries.ts";
import type { Choice, Fact } from "../vocabulary/vocabulary.ts";
import words from "./evidence-words.json" with { type: "json" };

/** Whether a quote holds an answer, holds something else, or says nothing that a program can judge. */
export type Quoted = { readonly kind: "held" | "unjudged" } | { readonly kind: "other"; readonly why: Words };

const HELD: Quoted = { kind: "held" };
const UNJUDGED: Quoted = { kind: "unjudged" };

/** Holds a quote against an answer: it must give the value, and no other of its kind. */
export function readQuoted(answer: Answer, fact: Fact, quote: string): Quoted {
  if (answer.kind === "share-band" || answer.kind === "money-band") return UNJUDGED;
  if (factTypeOf(fact).scale !== undefined)
    return compared(writtenValue(answer), valuesIn(quote, fact), words.noValue);
  switch (answer.kind) {
    case "text":
      return quote.includes(String(writtenValue(answer))) ? HELD : { kind: "other", why: words.noValue };
    case "nationality":
      return named(writtenValue(answer), countriesIn(quote));
    case "choice":
      return named(writtenValue(answer), choicesIn(quote, fact.choices ?? []));
    default:
      return UNJUDGED;
  }
}

function writtenValue(answer: Answer): string {
  const value = canonicalAnswer(answer);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function compared(value: string, found: readonly string[], none: Words): Quoted {
  const [first, ...others] = found;
  if (first === undefined) return { kind: "other", why: none };
  if (others.length > 0) return { kind: "other", why: tell(words.severalValues, found) };
  return first === value ? HELD : { kind: "other", why: tell(words.otherValue, found) };
}

/** As compared; but where no name is found, people may have said it in words that are not known here. */
function named(value: string, found: readonly string[]): Quoted {
  return found.length === 0 ? UNJUDGED : compared(value, found, words.noValue);
}

function tell(text: Words, values: readonly string[]): Words {
  const shown = values.map((value) => value.replace(/[{}"]/g, ""));
  const list = inEach((language) => joinList(shown, language));
  return fillWords(text, { found: list });
}

const FIGURE = /[\d〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]/u;
const BEFORE = 14;
const AFTER = 18;

/** Every value of a fact's type in a text, in the words that people type it in, each once. */
function valuesIn(text: string, fact: Fact): string[] {
  if (!canBeTyped(fact)) return [];
  const found = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    if (!FIGURE.test(text.charAt(at))) continue;
    const longest = longestAround(text, at, fact);
    if (longest === null) continue;
    found.add(longest.value);
    at = longest.end - 1;
  }
  return [...found];
}

/** The longest stretch around a figure that can be read as a value, where it ends, and the value. */
function longestAround(
  text: string,
  at: number,
  fact: Fact,
): { readonly value: string; readonly end: number } | null {
  let best: { readonly value: string; readonly end: number; readonly length: number } | null = null;
  for (let start = Math.max(0, at - BEFORE); start <= at; start += 1) {
    for (let end = Math.min(text.length, at + AFTER); end > at; end -= 1) {
      if (best !== null && end - start <= best.length) break;
      if (isWithinWord(text, start) || isWithinWord(text, end)) continue;
      const value = valueIn(text.slice(start, end), fact);
      if (value !== null) best = { value, end, length: end - start };
    }
  }
  return best;
}

function valueIn(stretch: string, fact: Fact): string | null {
  if (stretch.trim() !== stretch || typingOf(fact).sign?.test(stretch) === false) return null;
  const typed = readTyped(fact, stretch);
  if (typed.kind !== "understood" || typed.answer.kind.endsWith("-band")) return null;
  return writtenValue(typed.answer);
}

/** Whether a place stands inside a number or a Latin word, so that 67 is never found in 167, 67.5 or 67,000. */
function isWithinWord(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  const isOneKind = [/\d/, /[a-z]/i, FIGURE].some((kind) => kind.test(before) && kind.test(after));
  const isInNumber =
    /^\d[.,，．]\d/.test(text.slice(at - 1, at + 2)) || /^\d[.,，．]\d/.test(text.slice(at - 2, at + 1));
  return isOneKind || (at > 0 && isInNumber);
}

function countriesIn(quote: string): string[] {
  return namesIn(
    quote,
    COUNTRIES.map((code) => ({
      id: code,
      names: languages().map((language) => nameOfCountry(code, language)),
    })),
  );
}

function choicesIn(quote: string, choices: readonly Choice[]): string[] {
  const own = choices.map(({ id, title, synonyms }) => {
    const others = synonyms === undefined ? [] : [...synonyms["zh-CN"], ...synonyms.en];
    return { id, names: [title["zh-CN"], title.en, ...others] };
  });
  return namesIn(quote, own);
}

/** The ids whose names a text holds, longer names first, so that none is found inside another. */
function namesIn(
  text: string,
  named: readonly { readonly id: string; readonly names: readonly string[] }[],
): string[] {
  let rest = text.toLowerCase();
  const names = named.flatMap(({ id, names: own }) => own.map((name) => ({ id, name: name.toLowerCase() })));
  const found = new Set<string>();
  for (const { id, name } of names.sort((a, b) => b.name.length - a.name.length)) {
    if (!rest.includes(name)) continue;
    found.add(id);
    rest = rest.replaceAll(name, "\n");
  }
  return [...found];
}
