import * as z from "zod";
import { factTypeOf } from "../fact-types/registry.ts";
import { EXPECTED } from "../input/expected.ts";
import type { JsonValue } from "../input/json.ts";
import type { Problem } from "../input/problem.ts";
import type { Answer } from "../profile/answer.ts";
import { Complaints } from "../profile/complaint.ts";
import { readEvidence } from "../profile/read-evidence.ts";
import { isObject, refuseOtherKeys } from "../profile/read-object.ts";
import { answerable, type Fact, type Vocabulary } from "../vocabulary/vocabulary.ts";

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
    const answer = readAnswer(raw as JsonValue, fact, complaints);
    for (const problem of complaints.problems) {
      context.addIssue({ code: "custom", message: problem.code, path: [], params: { problem } });
    }
    return answer ?? z.NEVER;
  });
}

function readAnswer(raw: JsonValue, fact: Fact, complaints: Complaints): Answer | undefined {
  const path = [fact.id];
  const type = factTypeOf(fact);
  if (!isObject(raw) || raw.evidence === undefined) return type.read(raw, path, fact, complaints);
  refuseOtherKeys(raw, path, ["value", "evidence"], complaints);
  const evidence = readEvidence(raw.evidence, [...path, "evidence"], complaints);
  const valuePath = [...path, "value"];
  if (raw.value === undefined) return complaints.missingKey(valuePath, EXPECTED.valueWithEvidence);
  if (raw.value === null) return complaints.wrongValue(valuePath, raw.value, EXPECTED.valueWithEvidence);
  const answer = type.read(raw.value, valuePath, fact, complaints);
  return answer === undefined || evidence === undefined ? undefined : { ...answer, evidence };
}

/** The Problem that an issue of an answer's schema carries. */
export function problemOfIssue(issue: z.core.$ZodIssue): Problem {
  if (issue.code !== "custom") throw new Error(`an answer's schema has no issue ${issue.code}`);
  return issue.params?.problem as Problem;
}
