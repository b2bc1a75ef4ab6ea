import { typeOfAnswer } from "../fact-types/registry.ts";
import type { Answer, Evidence, Profile } from "../profile/answer.ts";
import type { CanonicalAnswer } from "../profile/canonical-schema.ts";

/** The values of the answers, in the vocabulary's key order, numbers as decimal strings; itself a profile. */
export function canonicalProfile(profile: Profile): Record<string, CanonicalAnswer | null> {
  return Object.fromEntries(
    [...profile].map(([id, answer]) => [id, answer === null ? null : canonicalAnswer(answer)]),
  );
}

/** The answers as they are saved: with what each stands on, where that was given. */
export function savedAnswers(
  profile: Profile,
): Record<string, CanonicalAnswer | { value: CanonicalAnswer; evidence: Evidence } | null> {
  return Object.fromEntries(
    [...profile].map(([id, answer]) => {
      if (answer === null) return [id, null];
      const value = canonicalAnswer(answer);
      return [id, answer.evidence === undefined ? value : { value, evidence: answer.evidence }];
    }),
  );
}

/** One answer in the form in which a profile holds it. */
export function canonicalAnswer(answer: Answer): CanonicalAnswer {
  return typeOfAnswer(answer).canonical(answer);
}
