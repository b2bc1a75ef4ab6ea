import * as z from "zod";
import { describeProblem, formatPath, type Problem } from "../input/problem.ts";
import { name } from "../input/named-schema.ts";
import { type Sent, words } from "./common.ts";

/** One problem of the input as the API tells it. */
const problem = z.strictObject({
  /** The key path, such as `investors[0].share`; empty for the whole. */
  path: z.string(),
  code: z.string(),
  found: z.string(),
  expected: words,
  nearest: z.string().nullable(),
  line: z.int().nullable(),
  message: words,
});
export type ShownProblem = Sent<typeof problem>;

/** A problem as it goes out: its path as text, and its sentence. */
export function showProblem(found: Problem): ShownProblem {
  const { code, path, expected, nearest, line } = found;
  const message = describeProblem(found);
  return { path: formatPath(path), code, found: found.found, expected, nearest, line, message };
}

/** More would make an answer many times as long as what was sent. */
export const MOST_PROBLEMS = 50;

/** RFC 9457 problem details. */
export const problemDetails = name(
  "Problem",
  z.strictObject({
    /** An address of the page that explains the API. */
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    problems: z.array(problem).max(MOST_PROBLEMS).exactOptional(),
    moreProblems: z.int().min(1).exactOptional(),
  }),
);
export type ProblemDetails = Sent<typeof problemDetails>;
