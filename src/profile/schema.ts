import * as z from "zod";
import type { JsonValue } from "../input/json.ts";
import type { Problem } from "../input/problem.ts";
import { answerable, type Fact, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Answer } from "./answer.ts";
import { Complaints } from "./complaint.ts";
import { READERS } from "./read-values.ts";

/**
 * The zod schema of a profile, made from the vocabulary alone. Every key is optional and may be null; an issue of
 * one value carries its whole Problem in `params.problem`.
 */
export function createProfileSchema(vocabulary: Vocabulary) {
  return z.strictObject(
    Object.fromEntries(
      answerable(vocabulary).map((fact) => [fact.id, answerSchema(fact).nullable().optional()]),
    ),
  );
}

export type ProfileSchema = ReturnType<typeof createProfileSchema>;

function answerSchema(fact: Fact): z.ZodType<Answer> {
  return z.unknown().transform((raw, context): Answer => {
    const complaints = new Complaints();
    const answer = READERS[fact.type](raw as JsonValue, [fact.id], fact, complaints);
    for (const problem of complaints.problems) {
      context.addIssue({ code: "custom", message: problem.code, path: [], params: { problem } });
    }
    return answer ?? z.NEVER;
  });
}

/** The Problem that an issue of the schema carries, or null for an issue of zod's own. */
export function problemOfIssue(issue: z.core.$ZodIssue): Problem | null {
  return issue.code === "custom" ? ((issue.params?.problem as Problem | undefined) ?? null) : null;
}
