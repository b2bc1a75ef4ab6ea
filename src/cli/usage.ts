import { nearest, showFound } from "../input/problem.ts";
import { fillWords, inEach, joinList, type Language, textIn, type Words } from "../language/language.ts";
import { languages } from "../language/languages.ts";
import { isRealDay } from "../profile/days.ts";
import words from "./words.json" with { type: "json" };

/** A command line or an input file that cannot be used: exit status 2. */
export class UsageError extends Error {
  readonly words: Words;

  constructor(text: Words) {
    super(text.en);
    this.name = "UsageError";
    this.words = text;
  }
}

/** What the machine or somebody at it did not let the program finish: exit status 1. */
export class InterruptedError extends Error {
  readonly words: Words;

  constructor(text: Words) {
    super(text.en);
    this.name = "InterruptedError";
    this.words = text;
  }
}

/** An option's value among the choices. Throws a UsageError that names the nearest. */
export function chosen<T extends string>(option: string, found: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === found);
  if (choice !== undefined) return choice;
  throw optionError(
    option,
    found,
    inEach((language) => joinList(choices, language)),
    nearest(found, choices),
  );
}

/** A real day as YYYY-MM-DD. Throws a UsageError. */
export function chosenDay(option: string, found: string): string {
  if (isRealDay(found)) return found;
  throw optionError(option, found, words.realDay, null);
}

/** A whole number within bounds, both included, written in digits alone. Throws a UsageError. */
export function chosenCount(
  option: string,
  found: string,
  { fewest, most }: { readonly fewest: number; readonly most: number },
): number {
  const count = /^[1-9]\d{0,8}$/.test(found) ? Number.parseInt(found, 10) : 0;
  if (count >= fewest && count <= most) return count;
  const values = { fewest: fewest.toString(), most: most.toString() };
  throw optionError(option, found, fillWords(words.wholeNumber, values), null);
}

/** A name of something, as written. Throws a UsageError where there is nothing but spaces. */
export function chosenName(option: string, found: string): string {
  if (found.trim() !== "") return found;
  throw optionError(option, found, words.someName, null);
}

/** The language asked for. Throws a UsageError. */
export function chosenLanguage(found: string): Language {
  return chosen("--lang", found, languages());
}

/** The text with a hint at the nearest known word. */
export function withNearest(text: Words, near: string | null): Words {
  if (near === null) return text;
  const hint = fillWords(words.nearest, { nearest: near });
  return inEach((language) => textIn(text, language) + textIn(hint, language));
}

function optionError(option: string, found: string, expected: Words, near: string | null): UsageError {
  const text = (language: Language): string =>
    textIn(
      fillWords(words.optionValue, {
        option,
        found: found === "" ? '""' : showFound(found),
        expected: textIn(expected, language),
      }),
      language,
    );
  return new UsageError(withNearest(inEach(text), near));
}
