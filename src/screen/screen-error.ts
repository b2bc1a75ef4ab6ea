import { fillWords, inEach, joinClauses, textIn, type Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

/**
 * Why a screening cannot go on: the input or the command line cannot be used; the machine, or somebody at it, did not
 * let it finish, so that it can be taken up again; or what it had kept in its folder is not what it wrote there.
 */
export type Blame = "input" | "machine" | "folder";

/** A screening that cannot begin or go on, in words for people. */
export class ScreenError extends Error {
  readonly words: Words;
  readonly blame: Blame;
  /** Of headings that fit nothing: what each heading may stand for, to be edited and given back. */
  readonly headings: Readonly<Record<string, string | null>> | null;
  /** The headings that fit nothing. */
  readonly unknown: readonly string[];
  /** The sheets that may have been meant in place of the first, which nobody named. */
  readonly otherSheets: readonly string[];

  constructor(
    text: Words,
    blame: Blame = "input",
    headings: ScreenError["headings"] = null,
    unknown: readonly string[] = [],
    otherSheets: readonly string[] = [],
  ) {
    super(text.en);
    this.name = "ScreenError";
    this.words = text;
    this.blame = blame;
    this.headings = headings;
    this.unknown = unknown;
    this.otherSheets = otherSheets;
  }
}

/** The error of a code of the table of words, with its places filled. */
export function screenError(
  code: keyof typeof words.errors,
  values: Readonly<Record<string, string>>,
  blame: Blame = "input",
): ScreenError {
  return new ScreenError(fillWords(words.errors[code], values), blame);
}

/**
 * An error of a screening with a remark behind its words, from the table of words, and the sheets that it names; any
 * other error as it is.
 */
export function withRemark(
  error: unknown,
  code: keyof typeof words.errors,
  values: Readonly<Record<string, string>>,
  otherSheets: readonly string[] = [],
): unknown {
  if (!(error instanceof ScreenError)) return error;
  const told = [error.words, fillWords(words.errors[code], values)];
  const whole = inEach((language) =>
    joinClauses(
      told.map((one) => textIn(one, language)),
      language,
    ),
  );
  return new ScreenError(whole, error.blame, error.headings, error.unknown, otherSheets);
}

/** A place in a table, from 1: the line as an editor counts it, and the column among the cells. */
export function placeOf(line: number, column: number): Words {
  return fillWords(words.place, { line: String(line), column: String(column) });
}

/** An error at a line and column of the input. */
export function errorAt(
  line: number,
  column: number,
  code: keyof typeof words.errors,
  values: Readonly<Record<string, string | Words>>,
): ScreenError {
  const place = placeOf(line, column);
  const text = fillWords(words.errors[code], values);
  return new ScreenError({
    "zh-CN": `${place["zh-CN"]}：${text["zh-CN"]}`,
    en: `${place.en}: ${text.en}`,
  });
}
