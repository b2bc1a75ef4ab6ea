import { showProblem } from "../contract/problem.ts";
import { InputError as UnusableInput } from "../input/problem.ts";
import { RulebookError } from "../rules/fault.ts";
import { ScreenError as BrokenScreening } from "../screen/screen-error.ts";
import type { Words } from "./shapes.ts";

/** One thing that is wrong in what was given, told to the person who can mend it. */
export interface Problem {
  /** The key path, such as `investors[0].share`; empty for the whole. */
  readonly path: string;
  /** What kind of problem it is: `wrong-value`, `unknown-key`, `duplicate-key`, `contradiction` … */
  readonly code: string;
  /** What was found there, shortened. */
  readonly found: string;
  /** What would have been understood. */
  readonly expected: Words;
  /** The nearest thing that would have been understood, where one is near. */
  readonly nearest: string | null;
  /** The line in the text, from 1, where a text was given and it is known. */
  readonly line: number | null;
  /** The whole as a sentence. */
  readonly message: Words;
}

/** What was given cannot be used: a profile, a day, a fact or a provision. It lists everything that is wrong, at once. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message.en}`).join("\n"));
    this.name = "InputError";
    this.problems = problems;
  }
}

/** A mistake in the data of the rules. */
export interface RulesFault {
  /** The file, from the folder that holds rules/ and seeds/documents/. */
  readonly file: string;
  /** From 1; null where it is not known. */
  readonly line: number | null;
  /** The place in the file, such as `requires.all[0].value`; empty for the whole. */
  readonly place: string;
  readonly message: Words;
}

/** Rules that cannot be used. It lists every mistake that was found. */
export class RulesError extends Error {
  readonly faults: readonly RulesFault[];

  constructor(faults: readonly RulesFault[]) {
    super(faults.map(({ file, line, message }) => `${file}:${line ?? ""} ${message.en}`).join("\n"));
    this.name = "RulesError";
    this.faults = faults;
  }
}

/**
 * A screening of a file that cannot begin or go on. `blame`: the input or what was asked for (`input`); the machine, or
 * somebody at it (`machine`: `resume` takes the run up again); or what the folder of results held already (`folder`).
 */
export class ScreenError extends Error {
  readonly words: Words;
  readonly blame: "input" | "machine" | "folder";

  constructor(words: Words, blame: "input" | "machine" | "folder") {
    super(words.en);
    this.name = "ScreenError";
    this.words = words;
    this.blame = blame;
  }
}

/** An error of the program's inside as one of the package's own; any other as it is. @internal */
export function outward(error: unknown): unknown {
  if (error instanceof UnusableInput) return new InputError(error.problems.map(showProblem));
  if (error instanceof RulebookError) return new RulesError(error.faults);
  if (error instanceof BrokenScreening) return new ScreenError(error.words, error.blame);
  return error;
}

/** Does some work whose errors leave as the package's own. @internal */
export function withOwnErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw outward(error);
  }
}
