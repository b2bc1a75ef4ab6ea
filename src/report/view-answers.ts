import type { HeadlinePart, ReportAnswer } from "../contract/answers.ts";
import type { RequirementResult } from "../contract/finding.ts";
import type { Report } from "../contract/report.ts";
import { present } from "../input/present.ts";
import { joinList, joinSentences, type Language, textIn } from "../language/language.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { ACTIVITIES, CITY, titleOfChoice } from "../vocabulary/vocabulary.ts";
import changeWords from "./changes.json" with { type: "json" };
import codes from "./codes.json" with { type: "json" };
import { showPlaceIn } from "./places.ts";
import { showGiven } from "./show-given.ts";
import { withSupport } from "./show-support.ts";
import words from "./words.json" with { type: "json" };

/** One answer of a report in one language, in the order in which people read it. */
export interface AnswerView {
  readonly outcome: Outcome;
  readonly mark: string;
  /** The activity and the city. */
  readonly heading: string;
  /** What must be read before the verdict: a national ban. */
  readonly first: string | null;
  /** The verdict again for a last line, with a word on a national ban before it. */
  readonly inShort: string;
  readonly verdict: string;
  /** The count, the deciding figure, the scope, and what else is said, each a sentence or more. */
  readonly facts: readonly string[];
  /** The test that the deciding figure is of, for its picture. */
  readonly figure: RequirementResult | null;
  readonly standing: string | null;
  /** Where else to look, where nothing applies here. */
  readonly elsewhere: readonly string[];
  readonly needs: readonly { readonly kind: string; readonly text: string; readonly fact: string | null }[];
  readonly places: readonly { readonly provision: string; readonly place: string }[];
}

/** One answer of the company on which results rest. */
export interface BasisView {
  readonly fact: string;
  readonly title: string;
  readonly value: string;
}

const FACTS: readonly HeadlinePart["kind"][] = ["other-route", "count", "figure", "scope", "items"];

/** The answers of a report in one language. */
export function viewAnswers(report: Report, rulebook: Rulebook, language: Language): AnswerView[] {
  const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  return report.answers.map((answer) => {
    const said = (kind: HeadlinePart["kind"]): string | null =>
      textIn(answer.parts.find((part) => part.kind === kind)?.text, language) ?? null;
    const verdict = present(said("verdict"), `verdict on ${answer.activity} in ${answer.city}`);
    return {
      outcome: answer.verdict,
      mark: codes.outcomes[answer.verdict].mark,
      heading: headingOf(answer, rulebook, language),
      first: said("ban"),
      inShort: inShort(answer, verdict, language),
      verdict,
      facts: FACTS.flatMap((kind) => said(kind) ?? []),
      figure: figureOf(answer, report),
      standing: said("standing"),
      elsewhere: (answer.elsewhere ?? []).map(({ text }) => textIn(text, language)),
      needs: needsOf(answer, language),
      places: placesOf(answer, rules, rulebook, language),
    };
  });
}

function inShort({ parts, findings, items = [] }: ReportAnswer, verdict: string, language: Language): string {
  if (findings.length === 0)
    return textIn(words[items.length === 0 ? "unlistedInShort" : "untestedInShort"], language);
  const isBanned = parts.some(({ kind }) => kind === "ban");
  return joinSentences(isBanned ? [textIn(words.bannedInShort, language), verdict] : [verdict], language);
}

/** The needs in their order; what is said of every change is said after the last one alone. */
function needsOf({ needs }: ReportAnswer, language: Language): AnswerView["needs"] {
  const note = textIn(changeWords.realChange, language);
  const last = needs.findLastIndex(({ text }) => textIn(text, language).endsWith(note));
  return needs.map(({ kind, text, fact = null }, index) => {
    const isRepeated = index < last && textIn(text, language).endsWith(note);
    const said = isRepeated
      ? textIn(text, language).slice(0, -note.length).trimEnd()
      : textIn(text, language);
    return { kind, text: said, fact };
  });
}

function headingOf({ activity, city }: ReportAnswer, { vocabulary }: Rulebook, language: Language): string {
  const title = (fact: string, id: string): string => textIn(titleOfChoice(id, fact, vocabulary), language);
  return textIn(words.activityInCity, language, {
    activity: title(ACTIVITIES, activity),
    city: title(CITY, city),
  });
}

function figureOf({ figure }: ReportAnswer, report: Report): RequirementResult | null {
  if (figure === undefined) return null;
  const finding = report.findings.find(({ provision }) => provision === figure.provision);
  return finding?.requirements.find(({ id }) => id === figure.requirement) ?? null;
}

function placesOf(
  { findings, items = [] }: ReportAnswer,
  rules: ReadonlyMap<string, Rule>,
  rulebook: Rulebook,
  language: Language,
): AnswerView["places"] {
  const quoteOf = new Map(rulebook.opportunities.map(({ item, quote }) => [item, quote]));
  return [
    ...findings.map((provision) => {
      const { item, quote } = present(rules.get(provision), `rule ${provision}`);
      return { provision, item, quote };
    }),
    ...items.map((item) => ({ provision: item, item, quote: present(quoteOf.get(item), `measure ${item}`) })),
  ].map(({ provision, item, quote }) => ({
    provision,
    place: showPlaceIn(item, quote, rulebook, language),
  }));
}

/** Every answer that a result rests on, in the order of the questions. */
export function viewBasis(report: Report, rulebook: Rulebook, language: Language): BasisView[] {
  return report.basis.flatMap((basis) => {
    const { fact: id, value } = basis;
    const fact = rulebook.vocabulary.byId.get(id);
    if (fact === undefined) return [];
    const shown = withSupport(showGiven(value, fact, language), basis, language);
    return [{ fact: id, title: textIn(fact.title, language), value: shown }];
  });
}

/** The head of the basis, with how many answers it holds. */
export function basisHeading(basis: readonly BasisView[], language: Language): string {
  const template = words[basis.length === 1 ? "basedOnOne" : "basedOn"];
  return textIn(template, language, { count: String(basis.length) });
}

/** Places after one another, each once. */
export function joinPlaces({ places }: AnswerView, language: Language): string {
  return joinList([...new Set(places.map(({ place }) => place))], language);
}
