import { JsonNumber, type JsonValue } from "../input/json.ts";
import { InputError, type Problem } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 256 * 1024;

const DEEPEST = 64;
const MOST_VALUES = 20_000;
const LONGEST_TEXT = 10_000;

interface Waiting {
  readonly value: JsonValue;
  readonly path: Problem["path"];
}

/**
 * Refuses what could keep the server busy for long: deep nesting, very many values, very long texts. A file on the
 * command line has no such limits. Throws an InputError.
 */
export function checkSize(value: JsonValue): void {
  let values = 0;
  const waiting: Waiting[] = [{ value, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    values += 1;
    if (values > MOST_VALUES) throw tooMuch("too-long", [], words.expected.values, MOST_VALUES);
    if (next.path.length > DEEPEST) {
      throw tooMuch("too-deep", next.path.slice(0, 1), words.expected.depth, DEEPEST);
    }
    checkText(next);
    waiting.push(...membersOf(next));
  }
}

function checkText({ value, path }: Waiting): void {
  const text = value instanceof JsonNumber ? value.text : value;
  const key = path.at(-1);
  const longest = Math.max(
    typeof text === "string" ? text.length : 0,
    typeof key === "string" ? key.length : 0,
  );
  if (longest > LONGEST_TEXT) throw tooMuch("too-long", path.slice(0, -1), words.expected.text, LONGEST_TEXT);
}

function membersOf({ value, path }: Waiting): Waiting[] {
  if (value === null || typeof value !== "object" || value instanceof JsonNumber) return [];
  if (Array.isArray(value)) return value.map((member, index) => ({ value: member, path: [...path, index] }));
  return Object.entries(value).map(([key, member]) => ({ value: member, path: [...path, key] }));
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
