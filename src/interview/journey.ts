import { type Answer, inOrder, type Profile } from "../profile/answer.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";

/** What somebody said of one fact; null = "don't know". */
export interface Given {
  readonly fact: string;
  readonly answer: Answer | null;
}

/**
 * A way through the questions: the answers in the order in which they were given, and those that were taken back and
 * can be given again. The questions follow from the answers, so replaying them is the whole state.
 */
export interface Journey {
  readonly given: readonly Given[];
  /** The one that was taken back last comes first. */
  readonly ahead: readonly Given[];
  /** How many of the answers, from the first, came with a saved profile: they can be changed, not stepped back over. */
  readonly brought: number;
}

/** A journey that begins with the answers of a profile. */
export function startJourney(profile: Profile): Journey {
  const given = [...profile].map(([fact, answer]) => ({ fact, answer }));
  return { given, ahead: [], brought: given.length };
}

/** The journey with a fact answered; an answer that was given before keeps its place, and no other is lost. */
export function answerFact(journey: Journey, fact: string, answer: Answer | null): Journey {
  const { given, ahead } = journey;
  const known = given.some((earlier) => earlier.fact === fact);
  return {
    ...journey,
    given: known
      ? given.map((earlier) => (earlier.fact === fact ? { fact, answer } : earlier))
      : [...given, { fact, answer }],
    ahead: ahead.filter((later) => later.fact !== fact),
  };
}

/** The journey without a fact's answer, which is then open again. */
export function withdraw(journey: Journey, fact: string): Journey {
  const { given, brought } = journey;
  const stays = (earlier: Given): boolean => earlier.fact !== fact;
  return { ...journey, given: given.filter(stays), brought: given.slice(0, brought).filter(stays).length };
}

/** One answer back; the same journey where there is none. */
export function back(journey: Journey): Journey {
  const last = journey.given.at(-1);
  if (last === undefined || journey.given.length <= journey.brought) return journey;
  return { ...journey, given: journey.given.slice(0, -1), ahead: [last, ...journey.ahead] };
}

/** One answer forward again; the same journey where none was taken back. */
export function forward(journey: Journey): Journey {
  const [next, ...ahead] = journey.ahead;
  return next === undefined ? journey : { ...journey, given: [...journey.given, next], ahead };
}

/** The answer that was taken back for a fact; undefined where there is none. */
export function takenBack(journey: Journey, fact: string): Answer | null | undefined {
  return journey.ahead.find((later) => later.fact === fact)?.answer;
}

/** The answers as a profile, in the vocabulary's order. */
export function profileOf(journey: Journey, vocabulary: Vocabulary): Profile {
  return inOrder(new Map(journey.given.map(({ fact, answer }) => [fact, answer])), vocabulary);
}
