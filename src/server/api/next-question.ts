import type { NextQuestion } from "../../contract/next-question.ts";
import { dontKnows } from "../../interview/dont-knows.ts";
import { nextQuestion } from "../../interview/next-question.ts";
import { decidedOutlooks } from "../../interview/outlook.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { reasonsFor } from "../../interview/reasons.ts";
import type { Profile } from "../../profile/answer.ts";
import { unitOf } from "../../vocabulary/vocabulary.ts";
import type { Core } from "../core.ts";

/** What `POST /next-question` answers: the question that matters most, why it is asked, and how far along. */
export function describeNextQuestion(core: Core, profile: Profile, asOf: string): NextQuestion {
  const { vocabulary } = core.rulebook;
  const outlooks = core.forecastOn(asOf)(profile);
  const question = nextQuestion(outlooks, vocabulary);
  return {
    asOf,
    next:
      question === null
        ? null
        : {
            fact: question.fact.id,
            type: question.fact.type,
            unit: unitOf(question.fact),
            subject: question.fact.subject,
            question: question.fact.question,
            help: question.fact.help,
            whoKnows: question.fact.whoKnows,
            choices: question.fact.choices?.map(({ id, title }) => ({ id, title })) ?? null,
            pair: question.pair,
            askedBecause: reasonsFor(question, core.rulebook),
          },
    answered: profile.size,
    atMostToGo: questionsToGo(outlooks, vocabulary),
    decided: decidedOutlooks(outlooks).map(({ rule, outcome }) => ({ provision: rule.id, outcome })),
    toFindOut: dontKnows(profile, vocabulary).map(({ id, whoKnows }) => ({ fact: id, whoKnows })),
  };
}
