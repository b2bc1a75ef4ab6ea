import { factTypeOf } from "../fact-types/registry.ts";
import type { Situation } from "../logic/situation.ts";
import type { Answer, Profile } from "../profile/answer.ts";
import type { Facts } from "../profile/facts.ts";
import { factsOf } from "../situation/facts.ts";
import type { Relations } from "../vocabulary/relations.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";

/** The answers that speak of the same thing as a fact: both shares and the tables of owners are one, all others alone. */
export function answersOfOneThing(fact: string, { ownership }: Relations): readonly string[] {
  return ownership.includes(fact) ? ownership : [fact];
}

/** The facts whose value follows from an answer: its own, the other side of a share, the years since a date. */
export function factsTouchedBy(fact: string, vocabulary: Vocabulary): readonly string[] {
  const { shareSides } = vocabulary.relations;
  if (shareSides.includes(fact)) return shareSides;
  const since = vocabulary.facts.filter((other) => other.elapsedSince === fact).map((other) => other.id);
  return [fact, ...since];
}

/** Works out the values of all facts that follow from another answer to one. */
export function following(fact: Fact, { profile, vocabulary, asOf }: Situation): (answer: Answer) => Facts {
  const byId = new Map(
    factsTouchedBy(fact.id, vocabulary).flatMap((id) => {
      const touched = vocabulary.byId.get(id);
      return touched === undefined ? [] : [[id, touched] as const];
    }),
  );
  const touched = { ...vocabulary, facts: [...byId.values()], byId };
  const { dateOf, sharesOpenBy } = vocabulary.relations;
  const beside = ["exchangeRates", dateOf.get(fact.id) ?? null, sharesOpenBy].flatMap((id) => {
    if (id === null) return [];
    const answer = profile.get(id);
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return (answer) => factsOf(new Map([...beside, [fact.id, answer]]), touched, asOf);
}

/**
 * The profile with other answers, in the vocabulary's order. A changed share takes the place of the tables of owners and of
 * the other side, which would contradict it.
 */
export function withAnswers(
  profile: Profile,
  answers: ReadonlyMap<string, Answer>,
  vocabulary: Vocabulary,
): Profile {
  const dropped = new Set([...answers.keys()].flatMap((id) => answersOfOneThing(id, vocabulary.relations)));
  const changed = new Map<string, Answer | null>();
  for (const { id } of vocabulary.facts) {
    const answer = answers.get(id) ?? (dropped.has(id) ? undefined : profile.get(id));
    if (answer !== undefined) changed.set(id, answer);
  }
  return changed;
}

/** Whether an answer is a number on a line: between its bounds nothing changes. */
export function isNumeric(fact: Fact): boolean {
  return factTypeOf(fact).scale !== undefined;
}
