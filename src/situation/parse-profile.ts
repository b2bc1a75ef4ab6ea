import { EXPECTED } from "../input/expected.ts";
import { type JsonValue, parseJson } from "../input/json.ts";
import { atTheirLines } from "../input/lines-of-paths.ts";
import { InputError, nearest, type Problem, showFound } from "../input/problem.ts";
import type { Answer, Profile } from "../profile/answer.ts";
import { MOST_COMPARED, showValue } from "../profile/complaint.ts";
import { findContradictions } from "../profile/contradictions.ts";
import { isObject } from "../profile/read-object.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { createProfileSchema, type ProfileSchema, problemOfIssue } from "./schema.ts";

/** Reads profiles of one vocabulary; the schema is made once. */
export interface ProfileReader {
  /** A profile from JSON text. Throws an InputError that lists everything wrong in it. */
  fromText(text: string): Profile;
  /** A profile from a JSON value that was read by parseJson. */
  fromValue(value: JsonValue): Profile;
}

export function createProfileReader(vocabulary: Vocabulary): ProfileReader {
  const schema = createProfileSchema(vocabulary);
  const read = (value: JsonValue, before: readonly Problem[]): Profile => {
    const { profile, problems } = check(value, schema, vocabulary);
    const all = [...before, ...problems];
    if (all.length > 0) throw new InputError(all);
    return profile;
  };
  return {
    fromText: (text) =>
      atTheirLines(text, () => {
        const parsed = parseJson(text);
        return read(parsed.value, parsed.problems);
      }),
    fromValue: (value) => read(value, []),
  };
}

/** Reads each answer by its fact's own schema; contradictions are looked for among the answers that can be read. */
function check(
  value: JsonValue,
  schema: ProfileSchema,
  vocabulary: Vocabulary,
): { profile: Profile; problems: Problem[] } {
  if (!isObject(value)) return { profile: new Map(), problems: [noProfile(value)] };
  const profile = new Map<string, Answer | null>();
  const problems: Problem[] = [];
  for (const [id, answerSchema] of Object.entries(schema.shape)) {
    if (!Object.hasOwn(value, id)) continue;
    const { success, data, error } = answerSchema.safeParse(value[id]);
    if (!success) problems.push(...error.issues.map(problemOfIssue));
    else if (data !== undefined) profile.set(id, data);
  }
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(schema.shape, key));
  const ids = Object.keys(schema.shape);
  problems.push(...unknown.map((key, place) => unknownKey(key, place < MOST_COMPARED ? ids : [])));
  return { profile, problems: [...problems, ...findContradictions(profile, vocabulary.relations)] };
}

function noProfile(value: JsonValue): Problem {
  return {
    code: "wrong-value",
    path: [],
    found: showFound(showValue(value)),
    expected: EXPECTED.profile,
    nearest: null,
    line: null,
  };
}

function unknownKey(key: string, ids: readonly string[]): Problem {
  return {
    code: "unknown-key",
    path: [key],
    found: showFound(key),
    expected: EXPECTED.factId,
    nearest: nearest(key, ids),
    line: null,
  };
}
