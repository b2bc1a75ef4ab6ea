import { JsonNumber, type JsonObject, type JsonValue, parseJson } from "../../input/json.ts";
import { InputError, nearest, type Problem, showFound } from "../../input/problem.ts";
import { fillWords, type Language, type Words } from "../../language/language.ts";
import { languageNamed } from "../../language/languages.ts";
import type { Profile } from "../../profile/answer.ts";
import { isObject } from "../../profile/read-object.ts";
import { keepOf, dayAsked } from "../api/query.ts";
import { readProfile } from "../api/results.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { checkSize } from "../limits.ts";
import { sourceAt } from "./exact-arguments.ts";
import { refuseRounded } from "./round-trip.ts";
import words from "./words.json" with { type: "json" };

const FILE = "dossier";
const BASE64 = /^[A-Za-z0-9+/\s_-]+=*\s*$/;

/** The arguments of one call, read from their own source text. Every reader throws an InputError. */
export class ToolArguments {
  readonly #source: string;
  readonly #values: JsonObject;
  readonly #asOf: string | null;

  /**
   * `carried` is what carryArguments makes of the arguments; `asOf` is the day where they name none. Throws an InputError for what is no JSON object, for an
   * argument that is unknown or given twice, and for a number that does not round-trip.
   */
  constructor(carried: unknown, known: readonly string[], asOf: string | null) {
    this.#asOf = asOf;
    this.#source = sourceOf(carried);
    const { value, problems } = parseJson(this.#source);
    if (!isObject(value)) throw wrong([], value, words.expected.arguments);
    // What reads a profile or a file, which is long and of one piece, has limits of its own.
    const { profile: _profile, [FILE]: file, ...others } = value;
    checkSize(typeof file === "string" || file === undefined ? others : { ...others, [FILE]: file });
    refuseUnknown(value, known);
    // What is given twice within a profile is told with the rest of its problems, as the API tells it.
    const ownProblems = problems.filter(({ path }) => path.length === 1);
    if (ownProblems.length > 0) throw new InputError(ownProblems);
    for (const argument of Object.values(value)) refuseRounded(argument);
    this.#values = value;
  }

  /** The answers of the company; problems have their paths within it, and lines within its text. */
  profile(core: Core): Profile {
    const source = sourceAt(this.#source, ["profile"]);
    if (source === null) throw wrong(["profile"], null, words.expected.profile);
    return readProfile(source, core);
  }

  /** The answers that the company has given already; none where there are none. */
  profileOrNone(core: Core): Profile {
    return this.#values.profile === undefined ? new Map() : this.profile(core);
  }

  /** A file's bytes: JSON as its text, anything else in base64. */
  file(name: typeof FILE): Uint8Array {
    const given = this.neededText(name).trim();
    if (given.startsWith("{")) return Buffer.from(given);
    if (!BASE64.test(given)) throw wrong([name], "…", words.expected.dossier);
    return Buffer.from(given, "base64");
  }

  /** The day asked about; null where neither the call nor the connection names one. */
  asOf(): string | null {
    return dayAsked(this.text("asOf") ?? undefined) ?? this.#asOf;
  }

  keep(core: Core): readonly string[] {
    const given = this.#values.keep;
    if (given === undefined) return [];
    if (!Array.isArray(given) || !given.every((id) => typeof id === "string")) {
      throw wrong(["keep"], given, words.expected.keep);
    }
    return keepOf(given.join(","), core.rulebook.vocabulary);
  }

  /** The language asked for; null where none is. */
  language(): Language | null {
    const given = this.#values.language;
    if (given === undefined) return null;
    const known = languageNamed(given);
    if (known === undefined) throw wrong(["language"], given, words.expected.language);
    return known;
  }

  /** A text; null where there is none. */
  text(name: string): string | null {
    const given = this.#values[name];
    if (given === undefined) return null;
    if (typeof given !== "string") throw wrong([name], given, words.expected.text);
    return given;
  }

  /** A text that has to be there. */
  neededText(name: string): string {
    const given = this.text(name);
    if (given === null || given.trim() === "") throw wrong([name], given, words.expected.text);
    return given;
  }

  /** One of some choices; null where none is given. */
  choice(name: string, choices: readonly string[]): string | null {
    const given = this.text(name);
    if (given === null || choices.includes(given)) return given;
    throw unknown(name, given, "unknown-choice", choices);
  }

  /** The JSON numbers in the profile, as they came. */
  numbers(): string[] {
    return numbersIn(this.#values.profile ?? null);
  }
}

function sourceOf(carried: unknown): string {
  if (carried === undefined || carried === null) return "{}";
  if (typeof carried !== "object") throw new Failure("bad-request");
  if (Object.keys(carried).length === 0) return "{}";
  if (!("source" in carried) || typeof carried.source !== "string") throw new Failure("bad-request");
  return carried.source;
}

function refuseUnknown(values: JsonObject, known: readonly string[]): void {
  const others = Object.keys(values).filter((key) => !known.includes(key));
  if (others.length === 0) return;
  throw new InputError(others.flatMap((key) => unknown(key, key, "unknown-key", known).problems));
}

function unknown(
  name: string,
  found: string,
  code: "unknown-key" | "unknown-choice",
  known: readonly string[],
): InputError {
  const expected = fillWords(words.expected.argument, { known: known.join(", ") });
  return new InputError([
    { code, path: [name], found: showFound(found), expected, nearest: nearest(found, known), line: null },
  ]);
}

function wrong(path: Problem["path"], found: JsonValue, expected: Words): InputError {
  const shown = showFound(found instanceof JsonNumber ? found.text : JSON.stringify(found));
  return new InputError([{ code: "wrong-value", path, found: shown, expected, nearest: null, line: null }]);
}

function numbersIn(value: JsonValue): string[] {
  if (value instanceof JsonNumber) return [value.text];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(numbersIn);
}
