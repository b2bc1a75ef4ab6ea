import type { NextQuestion } from "../contract/next-question.ts";
import type { Profile } from "../profile/answer.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { unitOf } from "../fact-types/measure.ts";
import { typeNameOf } from "../fact-types/registry.ts";
import { dontKnows } from "./dont-knows.ts";
import { nextQuestion } from "./next-question.ts";
import { decidedOutlooks, type Forecast } from "./outlook.ts";
import { questionsToGo } from "./progress.ts";
import { reasonsFor } from "./reasons.ts";

/**
 * What `POST /next-question` answers: the question that matters most, why it is asked, and how far along. `forecast` is
 * the one of the day `asOf` (YYYY-MM-DD).
 */
export function describeNextQuestion(
  profile: Profile,
  asOf: string,
  rulebook: Rulebook,
  forecast: Forecast,
): NextQuestion {
  const { vocabulary } = rulebook;
  const outlooks = forecast(profile);
  const question = nextQuestion(outlooks, vocabulary);
  return {
    asOf,
    next:
      question === null
        ? null
        : {
            fact: question.fact.id,
            type: typeNameOf(question.fact),
            unit: unitOf(question.fact),
            subject: question.fact.subject,
            question: question.fact.question,
            help: question.fact.help,
            whoKnows: question.fact.whoKnows,
            choices: question.fact.choices?.map(({ id, title }) => ({ id, title })) ?? null,
            pair: question.pair,
            askedBecause: reasonsFor(question, rulebook),
          },
    answered: profile.size,
    atMostToGo: questionsToGo(outlooks, vocabulary),
    decided: decidedOutlooks(outlooks).map(({ rule, outcome }) => ({ provision: rule.id, outcome })),
    toFindOut: dontKnows(profile, vocabulary).map(({ id, whoKnows }) => ({ fact: id, whoKnows })),
  };
}
