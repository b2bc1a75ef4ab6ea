import { distance } from "fastest-levenshtein";
import { fillWords, inEach, type Language, textIn, type Words } from "../language/language.ts";
import foundWords from "./found-words.json" with { type: "json" };
import { spellOut } from "./harmless.ts";
import messages from "./problems.json" with { type: "json" };

export type ProblemCode = keyof typeof messages;

/** One thing that is wrong in what somebody gave, told to the person who can mend it. */
export interface Problem {
  readonly code: ProblemCode;
  /** Keys and positions from the outside inward; empty for the whole. */
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly expected: Words;
  /** The nearest thing that would have been understood, where one is near. */
  readonly nearest: string | null;
  /** The line in the text, from 1, where it is known. */
  readonly line: number | null;
}

const SHOWN = 60;

/** A short, harmless form of what was found: control and direction marks spelt out, long text cut. */
export function showFound(text: string): string {
  const plain = spellOut(text.slice(0, SHOWN * 2));
  const characters = Array.from(plain.slice(0, SHOWN * 2));
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : characters.join("");
}

/** The candidate nearest to `text`, or null where none is near enough to be meant, or has no sign in common with it. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  if (text.length > 100) return null;
  const lower = text.toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(text.length / 2)) + 1;
  for (const candidate of candidates) {
    const steps = distance(lower, candidate.toLowerCase());
    if (steps < least && steps < Math.max(lower.length, candidate.length)) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** A key path such as `investors[0].share`. */
export function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      return index === 0 ? showFound(part) : `.${showFound(part)}`;
    })
    .join("");
}

/** The problem as a sentence in every language, without its place. */
export function describeProblem(problem: Problem): Words {
  const sentence = sentenceOf(problem);
  const expected = {
    "zh-CN": `；应为：${problem.expected["zh-CN"]}`,
    en: `; expected ${problem.expected.en}`,
  };
  const near =
    problem.nearest === null
      ? { "zh-CN": "", en: "" }
      : { "zh-CN": `（最接近：${problem.nearest}）`, en: ` (nearest: ${problem.nearest})` };
  return {
    "zh-CN": `${sentence["zh-CN"]}${expected["zh-CN"]}${near["zh-CN"]}`,
    en: `${sentence.en}${expected.en}${near.en}`,
  };
}

function sentenceOf({ code, found }: Problem): Words {
  if (code !== "wrong-value") return fillWords(messages[code], { found });
  const said = sayFound(found);
  const say = (language: Language): string =>
    textIn(messages[code], language, { found: textIn(said, language) });
  return inEach(say);
}

/** What stands in a source, told without the source's notation. */
function sayFound(found: string): Words {
  switch (found) {
    case '""':
      return foundWords.nothing;
    case "[]":
      return foundWords.emptyList;
    case "[…]":
      return foundWords.list;
    case "{…}":
      return foundWords.object;
    case "null":
      return foundWords.null;
    default:
      return found.startsWith('"') ? fillWords(foundWords.text, { text: unquoted(found) }) : same(found);
  }
}

/** What a text between quotes says, whose end may be cut off. */
function unquoted(quoted: string): string {
  return quoted.replace(/^"|"$/g, "").replace(/\\(["\\/])/g, "$1");
}

function same(text: string): Words {
  return { "zh-CN": text, en: text };
}

/** Input that cannot be used: everything that is wrong with it, at once. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      problems.map((problem) => `${formatPath(problem.path)}: ${describeProblem(problem).en}`).join("\n"),
    );
    this.name = "InputError";
    this.problems = problems;
  }
}
