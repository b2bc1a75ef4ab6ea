import { describeProblem, formatPath, InputError, showFound } from "../input/problem.ts";
import { fillWords, inEach, type Language, textIn, type Words } from "../language/language.ts";
import type { Profile } from "../profile/answer.ts";
import { createProfileReader } from "../situation/parse-profile.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { systemFault } from "./system-fault.ts";
import { readInput } from "./terminal.ts";
import { UsageError } from "./usage.ts";
import words from "./words.json" with { type: "json" };

/** The text of an input file or of standard input (`-`). Throws a UsageError for what is no UTF-8 file. */
export async function readTextInput(file: string): Promise<string> {
  const source = sourceName(file);
  let bytes: Uint8Array | null;
  try {
    bytes = await readInput(file);
  } catch (error) {
    throw new UsageError(withSource(words.cannotRead, source, { reason: systemFault(error) }));
  }
  if (bytes === null) throw new UsageError(withSource(words.isFolder, source, {}));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(withSource(words.notUtf8, source, {}));
  }
}

/** The profile in a file. Throws a UsageError that lists everything wrong in it. */
export async function readProfile(file: string, vocabulary: Vocabulary): Promise<Profile> {
  return readInputBy(file, (text) => createProfileReader(vocabulary).fromText(text));
}

/** What a reader makes of a file's text. Throws a UsageError that lists everything that the reader found wrong. */
export async function readInputBy<T>(file: string, read: (text: string) => T): Promise<T> {
  const text = await readTextInput(file);
  return refusing(sourceName(file), () => read(text));
}

/** What a reader makes of an option's value. Throws a UsageError that lists everything that it found wrong. */
export function readOptionBy<T>(option: string, read: () => T): T {
  return refusing({ "zh-CN": option, en: option }, read);
}

function refusing<T>(source: Words, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(describeInputError(error, source));
    throw error;
  }
}

function sourceName(file: string): Words {
  return file === "-" ? words.standardInput : { "zh-CN": showFound(file), en: showFound(file) };
}

function withSource(text: Words, source: Words, values: Readonly<Record<string, string | Words>>): Words {
  return fillWords(text, { ...values, source });
}

function describeInputError(error: InputError, source: Words): Words {
  const count = String(error.problems.length);
  const head = withSource(error.problems.length === 1 ? words.oneProblem : words.problems, source, { count });
  const lines = (language: Language): string[] =>
    error.problems.map((problem) => {
      const path = formatPath(problem.path);
      const line = problem.line === null ? "" : textIn(words.line, language, { line: String(problem.line) });
      const place = [line, path].filter((part) => part !== "").join(" ") || textIn(words.whole, language);
      const text = textIn(describeProblem(problem), language);
      return `  ${textIn(fillWords(words.place, { place, text }), language)}`;
    });
  return inEach((language) => [textIn(head, language), ...lines(language)].join("\n"));
}
