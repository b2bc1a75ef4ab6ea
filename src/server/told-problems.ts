import { describeProblem, type Problem, showFound } from "../input/problem.ts";
import { type Language, textIn } from "../language/language.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

const MOST_ON_A_PAGE = 20;

/** What is wrong with an input, each problem with its place; beyond twenty only how many more there are. */
export function tellProblems(
  problems: readonly Problem[],
  vocabulary: Vocabulary,
  language: Language,
): string[] {
  const shown = problems.slice(0, MOST_ON_A_PAGE);
  const texts = shown.map((problem) => placedProblem(problem, vocabulary, language));
  const count = problems.length - shown.length;
  return count === 0 ? texts : [...texts, textIn(words.moreProblems, language, { count: `${count}` })];
}

/** A problem with its line, its key with what people call it, and the entries below that, counted from 1. */
function placedProblem(problem: Problem, vocabulary: Vocabulary, language: Language): string {
  const { path, line } = problem;
  const [key, ...below] = path;
  const title = textIn(vocabulary.byId.get(String(key))?.title, language);
  const parts = below.map((part) =>
    typeof part === "number"
      ? textIn(words.problem.entry, language, { number: String(part + 1) })
      : showFound(part),
  );
  if (key !== undefined && key !== "") {
    const shown = showFound(String(key));
    parts.unshift(title === undefined ? shown : textIn(words.problem.key, language, { key: shown, title }));
  }
  if (line !== null) parts.unshift(textIn(words.problem.line, language, { line: String(line) }));
  const text = textIn(describeProblem(problem), language);
  if (parts.length === 0) return text;
  const place = parts.join(textIn(words.problem.apart, language));
  return textIn(words.problem.placed, language, { place, text });
}
