import { factTypeOf } from "../fact-types/registry.ts";
import type { JsonValue } from "../input/json.ts";
import { type Problem, type ProblemCode, showFound } from "../input/problem.ts";
import { inEach, textIn, type Words } from "../language/language.ts";
import type { Answer } from "../profile/answer.ts";
import { Complaints } from "../profile/complaint.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import table from "./cells.json" with { type: "json" };

/** What a cell says: an answer (null = "don't know") with what was understood where it was not written plainly. */
export type ParsedCell =
  | { readonly kind: "nothing" }
  | { readonly kind: "answer"; readonly answer: Answer | null; readonly understood: Words | null }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** No answer. */
export const NOTHING: ParsedCell = { kind: "nothing" };
/** "Don't know". */
export const DO_NOT_KNOW: ParsedCell = { kind: "answer", answer: null, understood: null };

/** Reads a JSON value as the whole answer to a fact, by the readers of profiles. */
export function readValue(fact: Fact, value: JsonValue): ParsedCell {
  if (value === null) return DO_NOT_KNOW;
  const complaints = new Complaints();
  const answer = factTypeOf(fact).read(value, [fact.id], fact, complaints);
  return answer === undefined || complaints.problems.length > 0
    ? { kind: "refused", problems: complaints.problems }
    : { kind: "answer", answer, understood: null };
}

/** A cell that is refused with what it would have to say. */
export function refused(
  fact: Fact,
  code: ProblemCode,
  found: string,
  expected: Words,
  near: string | null = null,
): ParsedCell {
  return {
    kind: "refused",
    problems: [{ code, path: [fact.id], found: showFound(found), expected, nearest: near, line: null }],
  };
}

/** `“英国”: United Kingdom`; only the meaning where it is what was written in a language. */
export function meaningOf(found: string, meaning: Words): Words {
  return inEach((language) =>
    textIn(meaning, language) === found
      ? found
      : textIn(table.words.meaning, language, { found, meaning: textIn(meaning, language) }),
  );
}
