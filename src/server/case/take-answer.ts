import type { Problem } from "../../input/problem.ts";
import { type Answer, inOrder, type Profile } from "../../profile/answer.ts";
import { findContradictions } from "../../profile/contradictions.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/** A profile with an answer taken in; or what it contradicts. */
export type Taken =
  | { readonly kind: "taken"; readonly profile: Profile }
  | {
      readonly kind: "contradiction";
      readonly problems: readonly Problem[];
      readonly others: readonly string[];
    };

/** The profile with a fact answered, in the vocabulary's order; every other answer stays, but another form of the same. */
export function takeAnswer(
  profile: Profile,
  fact: string,
  answer: Answer | null,
  vocabulary: Vocabulary,
): Taken {
  const answers = new Map(profile);
  const { ownership, shareSides } = vocabulary.relations;
  const isOfOwners = ownership.includes(fact) && !shareSides.includes(fact);
  const replaces = isOfOwners || (ownership.includes(fact) && answer !== null);
  if (replaces) for (const other of ownership) answers.delete(other);
  answers.set(fact, answer);
  const taken = inOrder(answers, vocabulary);
  const problems = findContradictions(taken, vocabulary.relations);
  if (problems.length === 0) return { kind: "taken", profile: taken };
  const others = [...taken.keys()].filter((other) => {
    if (other === fact) return false;
    const without = new Map(taken);
    without.delete(other);
    return findContradictions(without, vocabulary.relations).length === 0;
  });
  return { kind: "contradiction", problems, others };
}
