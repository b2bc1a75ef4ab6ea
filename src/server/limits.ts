import { JsonNumber, type JsonValue } from "../input/json.ts";
import { InputError, type Problem } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 256 * 1024;

const DEEPEST = 64;
const MOST_VALUES = 5_000;
const LONGEST_TEXT = 10_000;

/**
 * Refuses what could keep the server busy for long: deep nesting, very many values, very long texts. A file on the
 * command line has no such limits. Throws an InputError.
 */
export function checkSize(value: JsonValue): void {
  let values = 0;
  const waiting: { value: JsonValue; depth: number; path: Problem["path"] }[] = [{ value, depth: 0, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    values += 1;
    if (next.depth > DEEPEST) throw tooMuch("too-deep", next.path.slice(0, 1), words.expected.depth, DEEPEST);
    if (values > MOST_VALUES) throw tooMuch("too-long", [], words.expected.values, MOST_VALUES);
    const text = next.value instanceof JsonNumber ? next.value.text : next.value;
    if (typeof text === "string") {
      if (text.length > LONGEST_TEXT) throw tooMuch("too-long", next.path, words.expected.text, LONGEST_TEXT);
    } else if (text !== null && typeof text === "object") {
      for (const [key, member] of Object.entries(text)) {
        if (key.length > LONGEST_TEXT) throw tooMuch("too-long", [], words.expected.text, LONGEST_TEXT);
        const step = Array.isArray(text) ? Number.parseInt(key, 10) : key;
        waiting.push({ value: member as JsonValue, depth: next.depth + 1, path: [...next.path, step] });
      }
    }
  }
}

function tooMuch(code: Problem["code"], path: Problem["path"], expected: Words, most: number): InputError {
  const problem: Problem = {
    code,
    path,
    found: "…",
    expected: fillWords(expected, { most: `${most}` }),
    nearest: null,
    line: null,
  };
  return new InputError([problem]);
}
