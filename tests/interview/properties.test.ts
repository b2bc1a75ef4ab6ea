import { expect, test } from "vitest";
import { answerFact, profileOf, startJourney } from "../../src/interview/journey.ts";
import { nextQuestion, relevantQuestions } from "../../src/interview/next-question.ts";
import { createForecast } from "../../src/interview/outlook.ts";
import type { Answer, Profile } from "../../src/profile/answer.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { evaluator, IN_FORCE, rulebook } from "../support/rulebook.ts";
import { walkThrough } from "./walk.ts";

const SEED = 20_261_121;
const COMPANIES = 40;

const profiles = new RandomProfiles(rulebook, new Random(SEED));
const companies: readonly Profile[] = Array.from({ length: COMPANIES }, () => profiles.next().profile);
const walks = companies.map((truth) => ({ truth, ...walkThrough(truth, rulebook, IN_FORCE) }));
const forecast = createForecast(rulebook, IN_FORCE);

test(`the outlook agrees with the evaluator, and asks for nothing that it does not miss (seed ${SEED})`, async () => {
  for (const profile of companies) {
    const findings = await evaluator.findings(profile, IN_FORCE);
    forecast(profile).forEach(({ rule, outcome, openFacts }, index) => {
      const finding = findings[index];
      expect(finding?.provision).toBe(rule.id);
      expect(finding?.outcome).toBe(outcome);
      // A yes to holding for others is another answer, not one more: no finding misses it.
      const wanted = [...openFacts].filter((fact) => fact !== rulebook.vocabulary.relations.sharesOpenBy);
      expect(finding?.missing).toEqual(expect.arrayContaining(wanted));
    });
  }
});

test(`each answer brings the end nearer, and no question comes twice (seed ${SEED})`, () => {
  for (const { steps } of walks) {
    const toGo = steps.map((step) => step.toGo);
    toGo.forEach((count, index) => {
      expect(count).toBeGreaterThanOrEqual(steps.length - index);
      if (index > 0) expect(count).toBeLessThan(toGo[index - 1] ?? 0);
    });
    const asked = steps.map(({ question }) => `${question.fact.id} ${question.pair?.from ?? ""}`);
    expect(new Set(asked).size).toBe(asked.length);
  }
});

test(`a subject is finished while it has a relevant question (seed ${SEED})`, () => {
  for (const { steps } of walks) {
    const subjects = steps.map(({ question }) => question.fact.subject);
    const visits = subjects.filter((subject, index) => subject !== subjects[index - 1]);
    expect(new Set(visits).size).toBe(visits.length);
  }
});

test(`inside a subject the fact that bears on the most rules comes first (seed ${SEED})`, () => {
  for (const { steps } of walks) {
    for (const { question, outlooks } of steps) {
      if (["activities", "city"].includes(question.fact.id)) continue;
      const beside = relevantQuestions(outlooks, rulebook.vocabulary).filter(
        ({ fact }) => fact.subject === question.fact.subject,
      );
      const most = Math.max(...beside.map(({ bearsOn }) => bearsOn.length));
      expect(question).toEqual(beside.find(({ bearsOn }) => bearsOn.length === most));
    }
  }
});

test(`any order of answering gives the same findings (seed ${SEED})`, async () => {
  const random = new Random(SEED);
  for (const { journey: inOrder } of walks) {
    let journey = startJourney(new Map());
    for (const { fact, answer } of shuffled(inOrder.given, random))
      journey = answerFact(journey, fact, answer);
    const profile = profileOf(journey, rulebook.vocabulary);
    expect([...profile]).toEqual([...profileOf(inOrder, rulebook.vocabulary)]);
    expect(nextQuestion(forecast(profile), rulebook.vocabulary)).toBeNull();
    expect(await evaluator.findings(profile, IN_FORCE)).toEqual(
      await evaluator.findings(profileOf(inOrder, rulebook.vocabulary), IN_FORCE),
    );
  }
});

test(`what was not asked would have changed nothing (seed ${SEED})`, () => {
  for (const { truth, outlooks, journey } of walks) {
    const answered = profileOf(journey, rulebook.vocabulary);
    const whole = new Map([...truth, ...answered]);
    const isTold = ([fact, answer]: [string, Answer | null]): boolean =>
      answer !== null || !answered.has(fact);
    const outcomes = forecast(new Map([...whole].filter(isTold))).map(({ outcome }) => outcome);
    outlooks.forEach(({ rule, outcome }, index) => {
      if (outcome !== "undetermined") expect(`${rule.id} ${outcomes[index]}`).toBe(`${rule.id} ${outcome}`);
    });
  }
});

function shuffled<T>(entries: readonly T[], random: Random): T[] {
  return entries
    .map((entry) => ({ entry, place: random.below(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry);
}
