import type { VNode } from "preact";
import type { Filled } from "../../../web/forms/shown.ts";
import type { PageContext } from "../../../web/layout.tsx";
import { QuestionPage, type QuestionProps } from "../../../web/pages/question.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import { factTypeOf } from "../../fact-types/registry.ts";
import { describeProblem, type Problem } from "../../input/problem.ts";
import { type Question, relevantQuestions } from "../../interview/next-question.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { reasonsFor } from "../../interview/reasons.ts";
import { type Language, labelled, textIn } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { rateQuestion } from "../../profile/rate-question.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { withShownQuotes } from "../../report/shown-quotes.ts";
import { dayOfAmount } from "../../situation/facts.ts";
import type { Relations } from "../../vocabulary/relations.ts";
import { type Fact, subjectOf } from "../../vocabulary/vocabulary.ts";
import type { Case } from "../case/case.ts";
import type { Core } from "../core.ts";
import { pageControlOf } from "./question-controls.ts";

/** What was wrong with an answer that was just sent, and what was in the form. */
export interface Attempt {
  readonly filled: Filled;
  readonly problems: readonly Problem[];
  /** Other facts whose answers this one contradicts. */
  readonly contradicted: readonly string[];
}

/** The page of one question of a case; after an attempt with what was sent and what is wrong with it. */
export function questionPage(
  core: Core,
  current: Case,
  fact: Fact,
  context: PageContext,
  attempt: Attempt | null,
): VNode {
  const { language } = context;
  const { vocabulary } = core.rulebook;
  const asOf = current.asOf ?? core.today();
  const outlooks = core.forecastOn(asOf)(current.profile);
  const question = questionFor(core, current.profile, fact, asOf);
  const control = pageControlOf(fact);
  const filled = attempt?.filled ?? control.filledOf(fact, current.profile, question.pair);
  const props: QuestionProps = {
    context,
    caseId: current.id,
    fact,
    subject: textIn(subjectOf(fact, vocabulary), language),
    question: askedFor(fact, filled, current.profile, vocabulary.relations, language),
    progress: { answered: current.profile.size, toGo: questionsToGo(outlooks, vocabulary) },
    reasons: withShownQuotes(reasonsFor(question, core.rulebook), core.rulebook.glyphs),
    filled,
    errors: (attempt?.problems ?? []).map((problem) =>
      control.errorAt(problem.path, textIn(describeProblem(problem), language), language),
    ),
    contradicted: (attempt?.contradicted ?? []).map((id) => ({
      fact: id,
      text: answerLine(core, current.profile, id, language),
    })),
    shareFact: vocabulary.relations.foreignShare,
    group: control.group(filled, current.profile, core),
    noted: attempt === null ? notedOf(core, current, fact, language) : null,
  };
  return <QuestionPage {...props} />;
}

/** The question as it would stand if the fact were open, so that the reason is told for an answer given, too. */
function questionFor(core: Core, profile: Profile, fact: Fact, asOf: string): Question {
  const open = new Map(profile);
  if (factTypeOf(fact).isAskedByPair !== true) open.delete(fact.id);
  const { shareSides, foreignShare, ownership, askedAs } = core.rulebook.vocabulary.relations;
  const isOfOwners = ownership.includes(fact.id) && !shareSides.includes(fact.id);
  if (isOfOwners) for (const id of shareSides) open.delete(id);
  const questions = relevantQuestions(core.forecastOn(asOf)(open), core.rulebook.vocabulary);
  const asked = isOfOwners ? foreignShare : askedAs(fact.id);
  const found = questions.find((question) => question.fact.id === asked);
  return { fact, pair: found?.pair ?? null, bearsOn: found?.bearsOn ?? [] };
}

function askedFor(
  fact: Fact,
  { pair }: Filled,
  profile: Profile,
  relations: Relations,
  language: Language,
): string {
  if (factTypeOf(fact).isAskedByPair !== true || pair === null) return textIn(fact.question, language);
  const amount = [...profile].find(([, answer]) => answer?.kind === "money" && answer.currency === pair.from);
  const day = amount === undefined ? null : dayOfAmount(amount[0], profile, relations);
  return textIn(rateQuestion(pair.from, pair.to, day), language);
}

function notedOf(core: Core, current: Case, fact: Fact, language: Language): QuestionProps["noted"] {
  if (current.last === null || current.last === fact.id || !current.profile.has(current.last)) return null;
  const values = { ...answerParts(core, current.profile, current.last, language) };
  return { fact: current.last, text: textIn(pageWords.question.noted, language, values) };
}

function answerLine(core: Core, profile: Profile, id: string, language: Language): string {
  const { fact, answer } = answerParts(core, profile, id, language);
  return labelled(fact, answer, language);
}

function answerParts(core: Core, profile: Profile, id: string, language: Language) {
  const fact = core.rulebook.vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  return { fact: textIn(fact.title, language), answer: showAnswer(profile.get(id) ?? null, fact, language) };
}
