import { answerFact, type Journey, profileOf, startJourney } from "../../src/interview/journey.ts";
import { nextQuestion, type Question } from "../../src/interview/next-question.ts";
import { createForecast, type Outlook } from "../../src/interview/outlook.ts";
import { questionsToGo } from "../../src/interview/progress.ts";
import type { Answer, Profile } from "../../src/profile/answer.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";

/** One question of a walk, with how things stood when it was asked. */
export interface Step {
  readonly question: Question;
  readonly before: Profile;
  readonly outlooks: readonly Outlook[];
  readonly toGo: number;
}

export interface Walk {
  readonly steps: readonly Step[];
  readonly journey: Journey;
  readonly outlooks: readonly Outlook[];
}

/** More questions than any vocabulary holds: a walk that is longer never ends. */
const ENDLESS = 1_000;

/** Asks until nothing is left to ask, answering by what is true of a company; what it does not say is not known. */
export function walkThrough(truth: Profile, rulebook: Rulebook, asOf: string): Walk {
  const forecast = createForecast(rulebook, asOf);
  const steps: Step[] = [];
  let journey = startJourney(new Map());
  for (;;) {
    const before = profileOf(journey, rulebook.vocabulary);
    const outlooks = forecast(before);
    const question = nextQuestion(outlooks, rulebook.vocabulary);
    if (question === null) return { steps, journey, outlooks };
    steps.push({ question, before, outlooks, toGo: questionsToGo(outlooks, rulebook.vocabulary) });
    if (steps.length > ENDLESS) throw new Error("the questions never end");
    const { fact, answer } = answerTo(question, truth, before);
    journey = answerFact(journey, fact, answer);
  }
}

/** The company's answer, under the fact that it is given by. */
export function answerTo(
  question: Question,
  truth: Profile,
  before: Profile,
): { fact: string; answer: Answer | null } {
  const { id } = question.fact;
  if (id === "exchangeRates" && before.has(id)) return { fact: id, answer: null };
  const names = id === "foreignShare" ? ["investors", "entities", "foreignShare", "chineseShare"] : [id];
  for (const fact of names) {
    const answer = truth.get(fact);
    if (answer !== undefined && answer !== null) return { fact, answer };
  }
  return { fact: id, answer: null };
}
