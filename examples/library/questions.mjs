// The questionnaire as a program drives it: the next question that matters, until no answer can change anything.
// node questions.mjs
import { loadRules, nextQuestion, parseProfile } from "zhunru";

const rules = loadRules();
const asOf = "2024-06-30";

/** What this invented company answers; null is "don't know". */
const known = {
  city: "guangzhou",
  activities: ["social-survey"],
  foreignShare: "33",
  legalRepresentativeNationality: "CN",
};

/** @type {Record<string, import("zhunru").GivenAnswer>} */
const answers = {};
for (;;) {
  const { next, atMostToGo, decided } = nextQuestion(rules, parseProfile(rules, answers), { asOf });
  for (const { provision, outcome } of next === null ? decided : []) console.log(`${provision}: ${outcome}`);
  if (next === null) break;
  const answer = Object.entries(known).find(([fact]) => fact === next.fact)?.[1] ?? null;
  console.log(`${next.question.en} ${JSON.stringify(answer)} (at most ${atMostToGo} to go)`);
  answers[next.fact] = answer;
}
