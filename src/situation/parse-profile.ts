import { EXPECTED } from "../input/expected.ts";
import { type JsonValue, parseJson } from "../input/json.ts";
import { atTheirLines } from "../input/lines-of-paths.ts";
import { InputError, nearest, type Problem, showFound } from "../input/problem.ts";
import { answerable, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Answer, Profile } from "../profile/answer.ts";
import { MOST_COMPARED, showValue } from "../profile/complaint.ts";
import { findContradictions } from "../profile/contradictions.ts";
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

function check(
  value: JsonValue,
  schema: ProfileSchema,
  vocabulary: Vocabulary,
): { profile: Profile; problems: Problem[] } {
  const ids = answerable(vocabulary).map((fact) => fact.id);
  const result = schema.safeParse(value);
  if (result.success) {
    const profile = inOrder(result.data, ids);
    return { profile, problems: findContradictions(profile, vocabulary.relations) };
  }
  const problems = result.error.issues.flatMap((issue): Problem[] => {
    const own = problemOfIssue(issue);
    if (own !== null) return [own];
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key, place) => unknownKey(key, place < MOST_COMPARED ? ids : []));
    return [
      {
        code: "wrong-value",
        path: [],
        found: showFound(showValue(value)),
        expected: EXPECTED.profile,
        nearest: null,
        line: null,
      },
    ];
  });
  return {
    profile: new Map(),
    problems: [...problems, ...findContradictions(soundPart(value, schema, ids), vocabulary.relations)],
  };
}

/** The answers that can be read, so that contradictions among them are listed with the other mistakes. */
function soundPart(value: JsonValue, schema: ProfileSchema, ids: readonly string[]): Profile {
  const sound: Record<string, Answer | null | undefined> = {};
  if (value === null || typeof value !== "object" || Array.isArray(value)) return new Map();
  for (const id of ids) {
    const result = schema.shape[id]?.safeParse((value as Record<string, JsonValue>)[id]);
    if (result?.success) sound[id] = result.data;
  }
  return inOrder(sound, ids);
}

function inOrder(data: Readonly<Record<string, Answer | null | undefined>>, ids: readonly string[]): Profile {
  const profile = new Map<string, Answer | null>();
  for (const id of ids) {
    const answer = data[id];
    if (answer !== undefined) profile.set(id, answer);
  }
  return profile;
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
