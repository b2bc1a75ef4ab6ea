import type { Reason } from "../../contract/next-question.ts";
import { dontKnows } from "../../interview/dont-knows.ts";
import type { Journey } from "../../interview/journey.ts";
import type { Question } from "../../interview/next-question.ts";
import type { Outlook } from "../../interview/outlook.ts";
import { reasonsFor } from "../../interview/reasons.ts";
import { joinList, type Language, textIn, type Words } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { showAnswer } from "../../report/show-answer.ts";
import { type Glyphs, showGlyphs } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { nameOfUnit } from "../../vocabulary/quantities.ts";
import { unitOf } from "../../fact-types/measure.ts";
import { type Fact, subjectOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

/** What stands above a question: how far along, its subject, its help, its unit and form. */
export function introduce(
  fact: Fact,
  vocabulary: Vocabulary,
  progress: { readonly answered: number; readonly toGo: number } | null,
  language: Language,
): string[] {
  const subject = textIn(subjectOf(fact, vocabulary), language);
  const head =
    progress === null
      ? textIn(words.changing, language, { subject })
      : textIn(words.progress, language, {
          answered: String(progress.answered),
          toGo: String(progress.toGo),
          subject,
        });
  const unit = unitOf(fact);
  const forms: Partial<Record<Fact["type"], Words>> = words.form;
  const form = forms[fact.type];
  return [
    "",
    head,
    textIn(fact.help, language),
    ...(unit === null ? [] : [textIn(words.unit, language, { unit: nameOfUnit(unit, language) })]),
    ...(form === undefined ? [] : [textIn(form, language)]),
  ];
}

/** So many provisions are told with their clause; the others by their numbers. */
const TOLD = 5;

/** Why a question is asked: the provisions that hang on it, with their clauses. */
export function tellWhy(question: Question, rulebook: Rulebook, language: Language): string[] {
  const reasons = reasonsFor(question, rulebook);
  if (reasons.length === 0) return [textIn(words.whyNone, language)];
  const heading = reasons.length === 1 ? words.whyOne : words.whyHeading;
  const more = reasons.slice(TOLD).map((reason) => reason.provision);
  return [
    textIn(heading, language, { count: String(reasons.length) }),
    ...reasons.slice(0, TOLD).flatMap((reason) => tellReason(reason, rulebook.glyphs, language)),
    ...(more.length === 0
      ? []
      : [
          textIn(words.whyMore, language, {
            count: String(more.length),
            provisions: joinList(more, language),
          }),
        ]),
  ];
}

function tellReason(reason: Reason, glyphs: Glyphs, language: Language): string[] {
  const { document, place, title, requirements, provision } = reason;
  const where = textIn(words[place.table === null ? "whyItem" : "whyTable"], language, {
    document: textIn(document, language),
    table: String(place.table),
    item: String(place.item),
    clause: place.clause ?? "",
  });
  const labels = joinList(
    requirements.map(({ label }) => textIn(label, language)),
    language,
  );
  const heading = requirements.length === 0 ? words.whyReason : words.whyRequirement;
  const texts = requirements.length === 0 ? [reason] : requirements;
  return [
    textIn(heading, language, { provision, title: textIn(title, language), labels }),
    textIn(words.whyClause, language, {
      place: where,
      quote: showGlyphs(texts.map(({ quote }) => quote).join(" … "), glyphs),
      translation: texts.map(({ translation }) => translation).join(" … "),
    }),
  ];
}

/** The outcomes that the last answer decided. */
export function tellDecided(
  before: readonly Outlook[],
  after: readonly Outlook[],
  language: Language,
): string[] {
  const known = new Set(before.map(({ rule }) => rule.id));
  return after
    .filter(({ rule }) => !known.has(rule.id))
    .map(({ rule, outcome }) =>
      textIn(words.decided, language, {
        mark: codes.outcomes[outcome].mark,
        provision: rule.id,
        title: textIn(rule.title, language),
        outcome: textIn(codes.outcomes[outcome].words, language),
      }),
    );
}

/** Every answer on a line of its own, in the order in which they were given. */
export function tellAnswers(journey: Journey, vocabulary: Vocabulary, language: Language): string[] {
  const lines = journey.given.flatMap(({ fact: id, answer }) => {
    const fact = vocabulary.byId.get(id);
    if (fact === undefined) return [];
    const values = { fact: textIn(fact.title, language), answer: showAnswer(answer, fact, language) };
    return [`- ${textIn(words.answerLine, language, values)}`];
  });
  return lines.length === 0
    ? [textIn(words.noAnswers, language)]
    : [textIn(words.answersHeading, language), ...lines];
}

/** What is to be found out, and from whom. */
export function tellDontKnows(profile: Profile, vocabulary: Vocabulary, language: Language): string[] {
  const lines = dontKnows(profile, vocabulary).map((fact) => {
    const values = { fact: textIn(fact.title, language), who: textIn(fact.whoKnows, language) };
    return `- ${textIn(words.toFindOutLine, language, values)}`;
  });
  return lines.length === 0 ? [] : ["", textIn(words.toFindOut, language), ...lines];
}
