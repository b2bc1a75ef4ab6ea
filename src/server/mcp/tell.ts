import type { Comparison } from "../../contract/comparison.ts";
import type { NextQuestion } from "../../contract/next-question.ts";
import type { Report } from "../../contract/report.ts";
import type { FoundView } from "../../report/found.ts";
import { describeProblem, formatPath } from "../../input/problem.ts";
import { showDay } from "../../language/day.ts";
import { joinClauses, joinList, type Language, textIn } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { describeBlockers, describeChanges, noteOnChangeSets } from "../../report/changes.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { renderComparisonText } from "../../report/compare/text.ts";
import { viewComparison } from "../../report/compare/view.ts";
import type { CatalogueEntry } from "../../report/rules/catalogue.ts";
import { statusOfEntry } from "../../report/rules/catalogue.ts";
import { viewItem } from "../../report/rules/show.ts";
import ruleWords from "../../report/rules/words.json" with { type: "json" };
import { showAnswer } from "../../report/show-answer.ts";
import { withShownQuotes } from "../../report/shown-quotes.ts";
import { withSupport } from "../../report/show-support.ts";
import reportWords from "../../report/words.json" with { type: "json" };
import type { Rulebook } from "../../rules/rulebook.ts";
import { ACTIVITIES, CITY, titleOfChoice } from "../../vocabulary/vocabulary.ts";
import type { Core } from "../core.ts";
import type { Failure } from "../failure.ts";
import words from "./words.json" with { type: "json" };

/** In characters, of a text that is laid out in lines. */
export const WIDTH = 100;
const MOST_ITEMS = 20;

const { tell } = words;

/**
 * A report as a text that somebody may quote: what came of each activity in each city in one line, whose verdict says
 * that it is no approval, or what is still in the way; then what is needed, and the answers that it rests on.
 */
export function tellReport(report: Report, { rulebook }: Core, profile: Profile, language: Language): string {
  const results = report.answers.flatMap(({ activity, city, headline, needs }) => [
    textIn(tell.answer, language, {
      activity: textIn(titleOfChoice(activity, ACTIVITIES, rulebook.vocabulary), language),
      city: textIn(titleOfChoice(city, CITY, rulebook.vocabulary), language),
      headline: textIn(headline, language),
    }),
    ...(needs.length === 0 ? [] : [textIn(tell.needs, language)]),
    ...needs.map(({ text }, place) => `${place + 1}. ${textIn(text, language)}`),
  ]);
  return lines([
    headOf(report, language),
    ...report.warnings.map(({ message }) => textIn(message, language)),
    ...(results.length === 0 ? [textIn(tell.noActivity, language)] : results),
    basisOf(report, profile, rulebook, language),
    ...closingOf(report, language),
  ]);
}

/** What would have to change for what is not met, as a text. */
export function tellChanges(report: Report, { rulebook }: Core, language: Language): string {
  const findings = withShownQuotes(report.findings, rulebook.glyphs);
  const unmet = findings.filter(({ outcome }) => outcome === "ineligible");
  const told = unmet.flatMap(({ title, provision, outcome, changes, blocked = [] }) => [
    textIn(tell.finding, language, {
      title: textIn(title, language),
      provision,
      outcome: textIn(codes.outcomes[outcome].words, language),
    }),
    ...changes.map((set) => textIn(tell.way, language, { change: changeText(set, rulebook, language) })),
    ...(changes.length > 0 ? [] : describeBlockers(blocked, rulebook.vocabulary, language)).map((reason) =>
      textIn(tell.noWay, language, { reason }),
    ),
  ]);
  const together = report.together.flatMap(({ provisions, changes }) =>
    changes.slice(0, 1).map((set) =>
      textIn(tell.together, language, {
        provisions: joinList(provisions, language),
        change: changeText(set, rulebook, language),
      }),
    ),
  );
  const note = noteOnChangeSets(
    unmet.flatMap(({ changes }) => changes),
    language,
  );
  return lines([
    headOf(report, language),
    ...(told.length === 0 ? [textIn(tell.nothingToChange, language)] : told),
    ...together,
    ...(note === null ? [] : [note]),
    ...closingOf(report, language),
  ]);
}

function changeText(
  set: Parameters<typeof describeChanges>[0],
  { vocabulary }: Rulebook,
  language: Language,
): string {
  return joinClauses(describeChanges(set, vocabulary, language), language);
}

/** The comparison of cities as a text. */
export function tellComparison(comparison: Comparison, { rulebook }: Core, language: Language): string {
  const view = viewComparison(withShownQuotes(comparison, rulebook.glyphs), rulebook.vocabulary, language);
  return `${textIn(tell.subject, language)}\n${renderComparisonText(view, language, WIDTH)}`;
}

/** The next question as somebody would put it to the user. */
export function tellNextQuestion({ next, answered, atMostToGo }: NextQuestion, language: Language): string {
  if (next === null) return lines([textIn(tell.noQuestion, language)]);
  const choices = (next.choices ?? []).map(({ id, title }) =>
    textIn(tell.choice, language, { id, title: textIn(title, language) }),
  );
  const because = [...new Set(next.askedBecause.map(({ title }) => textIn(title, language)))].slice(
    0,
    MOST_ITEMS,
  );
  return lines([
    textIn(tell.nextQuestion, language, { question: textIn(next.question, language) }),
    textIn(tell.fill, language, { fact: next.fact }),
    ...(choices.length === 0
      ? []
      : [textIn(tell.choices, language, { choices: joinList(choices, language) })]),
    textIn(tell.help, language, { text: textIn(next.help, language) }),
    textIn(tell.whoKnows, language, { text: textIn(next.whoKnows, language) }),
    textIn(tell.askedBecause, language, { titles: joinList(because, language) }),
    textIn(tell.toGo, language, { answered: `${answered}`, atMost: `${atMostToGo}` }),
  ]);
}

/** What somebody may mean, best first; the notes say what their words also mean. */
export function tellFound(
  typed: string,
  found: readonly FoundView[],
  notes: readonly string[],
  language: Language,
): string {
  const others = found.filter(({ kind }) => kind !== "activity");
  const activities = found.filter(({ kind }) => kind === "activity");
  return lines([
    ...(activities.length === 0
      ? [textIn(tell.noActivityFits, language, { words: typed })]
      : [
          textIn(tell.foundActivities, language),
          ...activities.map(({ id, title }) => textIn(tell.activity, language, { id, title })),
        ]),
    ...others.flatMap(tellField),
    ...notes,
  ]);
}

/** An item or measure in a line; of a field of business what there is to say, whom to ask and where to look. */
function tellField({ kind, kindWords, id, title, texts }: FoundView): string[] {
  return [kind === "pointer" ? title : `${kindWords} · ${title} · ${id}`, ...texts];
}

/** One item with its text, standing and rules; the examples by which the rules are proved are left to the page. */
export function tellItem(entry: CatalogueEntry, core: Core, asOf: string, language: Language): string {
  const { catalogue, glyphs, textOf } = core;
  const { head, sections } = viewItem(entry, catalogue, { language, asOf, glyphs, textOf });
  const shown = sections.filter(({ heading }) => heading !== textIn(ruleWords.examples, language));
  return lines([
    ...head,
    ...shown.flatMap(({ heading, texts }) => [heading, ...texts]),
    textIn(reportWords.disclaimer, language),
  ]);
}

/** What the texts say of some words, each item with what it is and its document's standing; then of their field. */
export function tellItems(
  typed: string,
  entries: readonly CatalogueEntry[],
  fields: readonly FoundView[],
  asOf: string,
  language: Language,
): string {
  const told = fields.flatMap(tellField);
  if (entries.length === 0) return lines([textIn(tell.notFound, language, { words: typed }), ...told]);
  const shown = entries.slice(0, MOST_ITEMS).map((entry) => tellEntry(entry, asOf, language));
  const hidden = entries.length - shown.length;
  return lines([
    textIn(tell.foundItems, language),
    ...shown,
    ...(hidden === 0 ? [] : [textIn(tell.moreItems, language, { count: `${hidden}` })]),
    ...told,
    textIn(reportWords.disclaimer, language),
  ]);
}

function tellEntry(entry: CatalogueEntry, asOf: string, language: Language): string {
  const { id, title, quote, translation } = entry.item;
  return textIn(tell.item, language, {
    id,
    title: textIn(title, language),
    class: textIn(tell.classes[entry.item.class], language),
    standing: textIn(codes.statuses[statusOfEntry(entry, asOf).status], language),
    quote,
    translation,
  });
}

/** Why a call was not carried out. */
export function tellFailure(failure: Failure, language: Language): string {
  const problems = failure.problems.map((problem) => {
    const path = formatPath(problem.path);
    const text = textIn(describeProblem(problem), language);
    return path === "" ? text : textIn(tell.problem, language, { path, text });
  });
  return lines([textIn(tell.refused, language, { reason: textIn(failure.words, language) }), ...problems]);
}

/** A word about numbers that came as JSON numbers; nothing where none did. */
export function tellNumbers(numbers: readonly string[], language: Language): string {
  if (numbers.length === 0) return "";
  return lines([textIn(tell.numbers, language, { numbers: joinList(numbers, language) })]);
}

function headOf(
  report: { readonly asOf: string; readonly profile: Report["profile"] },
  language: Language,
): string {
  const { name } = report.profile;
  const asOf = textIn(reportWords.asOf, language, { date: showDay(report.asOf, language) });
  return [textIn(tell.subject, language), ...(typeof name === "string" ? [name] : []), asOf].join(" · ");
}

function basisOf({ basis }: Report, profile: Profile, { vocabulary }: Rulebook, language: Language): string {
  const facts = basis.flatMap((one) => {
    const id = one.fact;
    const fact = vocabulary.byId.get(id);
    const answer = profile.get(id);
    if (fact === undefined || answer === undefined) return [];
    const value = withSupport(showAnswer(answer, fact, language), one, language);
    return [textIn(tell.fact, language, { fact: textIn(fact.title, language), value })];
  });
  if (facts.length === 0) return textIn(tell.noBasis, language);
  return textIn(tell.basis, language, { facts: joinClauses(facts, language) });
}

function closingOf({ rules }: Pick<Report, "rules">, language: Language): string[] {
  return [textIn(reportWords.rules, language, rules), textIn(reportWords.disclaimer, language)];
}

function lines(texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}
