import type { Request, Response } from "express";
import { describeProblem, formatPath, type Problem } from "../../input/problem.ts";
import type { Words } from "../../language/language.ts";
import type { Failure } from "../failure.ts";
import { preferred } from "../http/languages.ts";

/** One problem of the input as the API tells it. */
export interface ShownProblem {
  /** The key path, such as `investors[0].share`; empty for the whole. */
  readonly path: string;
  readonly code: string;
  readonly found: string;
  readonly expected: Words;
  readonly nearest: string | null;
  readonly line: number | null;
  readonly message: Words;
}

/** Answers with RFC 9457 problem details; `type` is an address of the page that explains the API. */
export function sendProblem(failure: Failure, request: Request, response: Response): void {
  if (failure.allow !== null) response.set("Allow", failure.allow);
  response
    .status(failure.status)
    .set("Cache-Control", "no-store")
    .type("application/problem+json")
    .send(
      `${JSON.stringify(
        {
          type: `/api#${failure.kind}`,
          title: failure.words[preferred(request)],
          status: failure.status,
          ...(failure.problems.length === 0 ? {} : { problems: failure.problems.map(showProblem) }),
        },
        null,
        2,
      )}\n`,
    );
}

function showProblem(problem: Problem): ShownProblem {
  return {
    path: formatPath(problem.path),
    code: problem.code,
    found: problem.found,
    expected: problem.expected,
    nearest: problem.nearest,
    line: problem.line,
    message: describeProblem(problem),
  };
}
