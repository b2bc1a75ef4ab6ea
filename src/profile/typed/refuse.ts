import { type Problem, type ProblemCode, showFound } from "../../input/problem.ts";
import type { Words } from "../../language/language.ts";

/** A problem with what was typed for one fact. */
export function refuseTyped(fact: string, code: ProblemCode, found: string, expected: Words): Problem {
  return { code, path: [fact], found: showFound(found), expected, nearest: null, line: null };
}
