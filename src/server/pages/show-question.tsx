import type { Relations } from "../../vocabulary/relations.ts";
import { dayOfAmount } from "../../profile/facts.ts";
import type { VNode } from "preact";
import { type QuestionProps, QuestionPage } from "../../../web/pages/question.tsx";
import type { Filled, ShownError } from "../../../web/forms/shown.ts";
import type { PageContext } from "../../../web/layout.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import { describeProblem, type Problem } from "../../input/problem.ts";
import { relevantQuestions, type Question } from "../../interview/next-question.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { reasonsFor } from "../../interview/reasons.ts";
import { fill, labelled, type Language, type Words } from "../../language/language.ts";
import serverWords from "../words.json" with { type: "json" };
import type { Profile } from "../../profile/answer.ts";
import { rateQuestion } from "../../profile/rate-question.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { withShownQuotes } from "../../report/shown-quotes.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { Case } from "../case/case.ts";
import type { Core } from "../core.ts";
import { filledWith } from "./filled.ts";

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
  held: Case,
  fact: Fact,
  context: PageContext,
  attempt: Attempt | null,
): VNode {
  const { language } = context;
  const { vocabulary } = core.rulebook;
  const asOf = held.asOf ?? core.today();
  const outlooks = core.forecastOn(asOf)(held.profile);
  const question = questionFor(core, held.profile, fact, asOf);
  const answer = held.profile.get(fact.id);
  const filled = attempt?.filled ?? filledWith(answer, question.pair);
  const props: QuestionProps = {
    context,
    caseId: held.id,
    fact,
    subject: vocabulary.subjects.find(({ id }) => id === fact.subject)?.title[language] ?? "",
    question: askedFor(fact, filled, held.profile, core.rulebook.vocabulary.relations, language),
    progress: { answered: held.profile.size, toGo: questionsToGo(outlooks, vocabulary) },
    reasons: withShownQuotes(reasonsFor(question, core.rulebook), core.rulebook.glyphs),
    filled,
    errors: (attempt?.problems ?? []).map((problem) => shownError(problem, fact, language)),
    contradicted: (attempt?.contradicted ?? []).map((id) => ({
      fact: id,
      text: answerLine(core, held.profile, id, language),
    })),
    noted: attempt === null ? notedOf(core, held, fact, language) : null,
  };
  return <QuestionPage {...props} />;
}

/** The question as it would stand if the fact were open, so that the reason is told for an answer given, too. */
function questionFor(core: Core, profile: Profile, fact: Fact, asOf: string): Question {
  const open = new Map(profile);
  if (fact.type !== "exchange-rates") open.delete(fact.id);
  const { shareSides, foreignShare, askedAs } = core.rulebook.vocabulary.relations;
  if (fact.id === "investors") for (const id of shareSides) open.delete(id);
  const questions = relevantQuestions(core.forecastOn(asOf)(open), core.rulebook.vocabulary);
  const asked = fact.id === "investors" ? foreignShare : askedAs(fact.id);
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
  if (fact.type !== "exchange-rates" || pair === null) return fact.question[language];
  const amount = [...profile].find(([, answer]) => answer?.kind === "money" && answer.currency === pair.from);
  const day = amount === undefined ? null : dayOfAmount(amount[0], profile, relations);
  return rateQuestion(pair.from, pair.to, day)[language];
}

function shownError(problem: Problem, { type }: Fact, language: Language): ShownError {
  const text = describeProblem(problem)[language];
  const [, row, part] = problem.path;
  if (type !== "investors" || typeof row !== "number") return { field: "value", text };
  const place = fill(placeOfRow(part)[language], { row: String(row), column: columnOf(part, language) });
  return { field: `share-${row}`, text: fill(serverWords.problem.placed[language], { place, text }) };
}

function placeOfRow(part: string | number | undefined): Words {
  const { row, rowOf, holdersOf } = serverWords.problem;
  if (part === "holders") return holdersOf;
  return typeof part === "string" && part in pageWords.holders ? rowOf : row;
}

function columnOf(part: string | number | undefined, language: Language): string {
  const columns: Readonly<Record<string, Words>> = pageWords.holders;
  return columns[String(part)]?.[language] ?? "";
}

function notedOf(core: Core, held: Case, fact: Fact, language: Language): QuestionProps["noted"] {
  if (held.last === null || held.last === fact.id || !held.profile.has(held.last)) return null;
  const values = { ...answerParts(core, held.profile, held.last, language) };
  return { fact: held.last, text: fill(pageWords.question.noted[language], values) };
}

function answerLine(core: Core, profile: Profile, id: string, language: Language): string {
  const { fact, answer } = answerParts(core, profile, id, language);
  return labelled(fact, answer, language);
}

function answerParts(core: Core, profile: Profile, id: string, language: Language) {
  const fact = core.rulebook.vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  return { fact: fact.title[language], answer: showAnswer(profile.get(id) ?? null, fact, language) };
}
