import { type Problem, type ProblemCode, showFound } from "../../input/problem.ts";
import type { Words } from "../../language/language.ts";

/** A problem with what was typed for one fact; nothing typed at all is a missing answer. */
export function refuseTyped(fact: string, fault: ProblemCode, found: string, expected: Words): Problem {
  const code = found.trim() === "" ? "missing-answer" : fault;
  return { code, path: [fact], found: showFound(found), expected, nearest: null, line: null };
}
