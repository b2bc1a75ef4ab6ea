import type { VNode } from "preact";
import type { Filled, ShownError } from "../../../web/forms/shown.ts";
import type { PageContext } from "../../../web/layout.tsx";
import { QuestionPage, type QuestionProps } from "../../../web/pages/question.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import type { ShownOwnership } from "../../contract/ownership.ts";
import { explainOwnership } from "../../evaluate/ownership.ts";
import { parseJson } from "../../input/json.ts";
import { describeProblem, InputError, type Problem } from "../../input/problem.ts";
import { type Question, relevantQuestions } from "../../interview/next-question.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { reasonsFor } from "../../interview/reasons.ts";
import { labelled, type Language, textIn, type Words } from "../../language/language.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { dayOfAmount } from "../../situation/facts.ts";
import { ownershipGraph } from "../../profile/ownership-graph.ts";
import { rateQuestion } from "../../profile/rate-question.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { withShownQuotes } from "../../report/shown-quotes.ts";
import type { Relations } from "../../vocabulary/relations.ts";
import { type Fact, subjectOf } from "../../vocabulary/vocabulary.ts";
import type { Case } from "../case/case.ts";
import type { Core } from "../core.ts";
import { groupRowsIn, groupRowsOf } from "../forms/group-rows.ts";
import { readGroup } from "../forms/read-group.ts";
import serverWords from "../words.json" with { type: "json" };
import { filledWith, filledWithGroup } from "./filled.ts";

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
  const filled = attempt?.filled ?? filledOf(fact, held.profile, question.pair);
  const props: QuestionProps = {
    context,
    caseId: held.id,
    fact,
    subject: textIn(subjectOf(fact, vocabulary), language),
    question: askedFor(fact, filled, held.profile, core.rulebook.vocabulary.relations, language),
    progress: { answered: held.profile.size, toGo: questionsToGo(outlooks, vocabulary) },
    reasons: withShownQuotes(reasonsFor(question, core.rulebook), core.rulebook.glyphs),
    filled,
    errors: (attempt?.problems ?? []).map((problem) => shownError(problem, fact, language)),
    contradicted: (attempt?.contradicted ?? []).map((id) => ({
      fact: id,
      text: answerLine(core, held.profile, id, language),
    })),
    drawn: fact.type === "entities" ? drawnGroup(filled, held.profile, core) : null,
    noted: attempt === null ? notedOf(core, held, fact, language) : null,
  };
  return <QuestionPage {...props} />;
}

/** The question as it would stand if the fact were open, so that the reason is told for an answer given, too. */
function questionFor(core: Core, profile: Profile, fact: Fact, asOf: string): Question {
  const open = new Map(profile);
  if (fact.type !== "exchange-rates") open.delete(fact.id);
  const { shareSides, foreignShare, askedAs } = core.rulebook.vocabulary.relations;
  const isOfOwners = fact.type === "investors" || fact.type === "entities";
  if (isOfOwners) for (const id of shareSides) open.delete(id);
  const questions = relevantQuestions(core.forecastOn(asOf)(open), core.rulebook.vocabulary);
  const asked = isOfOwners ? foreignShare : askedAs(fact.id);
  const found = questions.find((question) => question.fact.id === asked);
  return { fact, pair: found?.pair ?? null, bearsOn: found?.bearsOn ?? [] };
}

function filledOf(fact: Fact, profile: Profile, pair: Question["pair"]): Filled {
  if (fact.type !== "entities") return filledWith(profile.get(fact.id), pair);
  const graph = ownershipGraph(profile);
  return filledWithGroup((graph === null ? null : groupRowsOf(graph)) ?? []);
}

/** The group of a form, as far as it can be drawn; null where it cannot be. */
function drawnGroup({ values }: Filled, profile: Profile, core: Core): ShownOwnership | null {
  const fields = new URLSearchParams(
    Object.entries(values).flatMap(([name, all]) => all.map((value) => [name, value])),
  );
  const rows = groupRowsIn(fields);
  const { vocabulary } = core.rulebook;
  if (rows.every(({ holders }) => holders.every(({ holder }) => holder === ""))) return null;
  for (const isDraft of [false, true]) {
    const { table } = readGroup(rows, isDraft);
    try {
      const { value } = parseJson(JSON.stringify({ entities: table }));
      const name = profile.get("name") ?? null;
      const drawn = new Map<string, Answer | null>([["name", name], ...core.reader.fromValue(value)]);
      return explainOwnership(drawn, vocabulary.relations);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return null;
}

function askedFor(
  fact: Fact,
  { pair }: Filled,
  profile: Profile,
  relations: Relations,
  language: Language,
): string {
  if (fact.type !== "exchange-rates" || pair === null) return textIn(fact.question, language);
  const amount = [...profile].find(([, answer]) => answer?.kind === "money" && answer.currency === pair.from);
  const day = amount === undefined ? null : dayOfAmount(amount[0], profile, relations);
  return textIn(rateQuestion(pair.from, pair.to, day), language);
}

function shownError(problem: Problem, { type }: Fact, language: Language): ShownError {
  const text = textIn(describeProblem(problem), language);
  const [, row, part, slot] = problem.path;
  if (type === "entities" && typeof row === "number") return errorInGroup(text, row, part, slot, language);
  if (type !== "investors" || typeof row !== "number") return { field: "value", text };
  const place = textIn(placeOfRow(part), language, { row: String(row), column: columnOf(part, language) });
  return { field: `share-${row}`, text: textIn(serverWords.problem.placed, language, { place, text }) };
}

function errorInGroup(
  text: string,
  row: number,
  part: string | number | undefined,
  slot: string | number | undefined,
  language: Language,
): ShownError {
  const { holderOf, placed } = serverWords.problem;
  const at = slot === undefined ? placeOfRow(part) : holderOf;
  const place = textIn(at, language, {
    row: String(row),
    holder: String(slot),
    column: columnOf(part, language),
  });
  const isOfLevel = part === "holders" || part === "rest" || slot !== undefined;
  const field =
    part === "share" && slot !== undefined ? `share-${row}-${slot}` : `holder-${row}-${slot ?? 1}`;
  return {
    field: isOfLevel || row === 1 ? (field === "holder-1-1" ? "value" : field) : `name-${row}`,
    text: textIn(placed, language, { place, text }),
  };
}

function placeOfRow(part: string | number | undefined): Words {
  const { row, rowOf, holdersOf } = serverWords.problem;
  if (part === "holders") return holdersOf;
  return typeof part === "string" && part in pageWords.holders ? rowOf : row;
}

function columnOf(part: string | number | undefined, language: Language): string {
  const columns: Readonly<Record<string, Words>> = pageWords.holders;
  return textIn(columns[String(part)], language) ?? "";
}

function notedOf(core: Core, held: Case, fact: Fact, language: Language): QuestionProps["noted"] {
  if (held.last === null || held.last === fact.id || !held.profile.has(held.last)) return null;
  const values = { ...answerParts(core, held.profile, held.last, language) };
  return { fact: held.last, text: textIn(pageWords.question.noted, language, values) };
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
