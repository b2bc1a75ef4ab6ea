import type { Profile } from "../profile/answer.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";
import { isOpenQuestion } from "./outlook.ts";

/** What is still to be found out: every "don't know", in the vocabulary's order; each fact says who knows. */
export function dontKnows(profile: Profile, vocabulary: Vocabulary): Fact[] {
  return vocabulary.facts.filter(
    (fact) => profile.get(fact.id) === null && !isOpenQuestion(fact.id, profile, vocabulary),
  );
}
