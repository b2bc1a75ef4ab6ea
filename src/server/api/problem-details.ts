import {
  MOST_PROBLEMS,
  type ProblemDetails,
  type ShownProblem,
  showProblem,
} from "../../contract/problem.ts";
import type { Request, Response } from "express";
import type { Problem } from "../../input/problem.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Failure } from "../failure.ts";
import { preferred } from "../http/languages.ts";

/** Of all problems together, in characters; each names what was expected, which can be a list of all choices. */
const LONGEST = 60_000;

/** Answers with RFC 9457 problem details. */
export function sendProblem(failure: Failure, request: Request, response: Response): void {
  response
    .vary("Accept-Language")
    .status(failure.status)
    .set("Cache-Control", "no-store")
    .type("application/problem+json")
    .send(problemText(failure, preferred(request)));
}

/**
 * A failure as RFC 9457 problem details; `type` is an address of the page that explains the API. Of the problems of the
 * input the first are told, at most 50, and how many more there are.
 */
export function problemText(failure: Failure, language: Language): string {
  const problems = firstOf(failure.problems);
  const more = failure.problems.length - problems.length;
  const details: ProblemDetails = {
    type: `/api#${failure.kind}`,
    title: textIn(failure.words, language),
    status: failure.status,
    ...(problems.length === 0 ? {} : { problems }),
    ...(more === 0 ? {} : { moreProblems: more }),
  };
  return `${JSON.stringify(details, null, 2)}\n`;
}

function firstOf(problems: readonly Problem[]): ShownProblem[] {
  const shown: ShownProblem[] = [];
  let length = 0;
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    const next = showProblem(problem);
    length += JSON.stringify(next).length;
    if (shown.length > 0 && length > LONGEST) break;
    shown.push(next);
  }
  return shown;
}
