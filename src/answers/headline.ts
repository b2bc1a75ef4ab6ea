import type { HeadlinePart, Need } from "../contract/answers.ts";
import type { RequirementResult } from "../contract/finding.ts";
import type { AdvisedReport } from "../contract/report.ts";
import {
  inEach,
  joinClauses,
  joinList,
  joinPhrases,
  joinSentences,
  type Language,
  textIn,
  type Words,
} from "../language/language.ts";
import { every, negate, some, type Truth } from "../logic/kleene.ts";
import codes from "../report/codes.json" with { type: "json" };
import { fold } from "../rules/condition.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { type Choice, CITY, titleOfChoice, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Ruled, Verdict } from "./concerned.ts";
import { decidingFigure, labelsOfFailing, showFigure } from "./figure.ts";
import { sentence } from "./sentence.ts";
import { standingOf } from "./standing.ts";
import words from "./words.json" with { type: "json" };

/** What a headline is put together from. */
export interface HeadlineSituation {
  readonly activity: Choice;
  readonly city: string;
  readonly verdict: Verdict;
  readonly needs: readonly Need[];
  /** Measures and procedures without a rule, each in a sentence or a title. */
  readonly items: readonly Words[];
  readonly report: AdvisedReport;
  readonly rulebook: Rulebook;
}

/** The parts of an answer's headline, in the order in which they are said; every part is a whole sentence. */
export function headlineParts(situation: HeadlineSituation): HeadlinePart[] {
  const { verdict } = situation;
  const [first] = verdict.counting;
  const said = (kind: HeadlinePart["kind"], text: Words | null): HeadlinePart[] =>
    text === null ? [] : [{ kind, text }];
  if (first === undefined)
    return [...said("verdict", withoutFinding(situation)), ...said("items", itemsOf(situation))];
  const own = leadsOf(situation, verdict.counting);
  return [
    ...said("ban", own("ban")),
    ...said("verdict", verdictWords(verdict.outcome)),
    ...said("other-route", own("other-route")),
    ...said("count", countOf(situation)),
    ...said("figure", figureOf(first, situation)),
    ...(verdict.outcome === "not-applicable" ? [] : said("scope", scopeOf(first, situation))),
    ...said("standing", standingOf(verdict.counting, situation)),
    ...said("items", itemsOf(situation)),
    ...said("need", needOf(situation.needs)),
  ];
}

/** The parts as one text. */
export function headlineOf(parts: readonly HeadlinePart[]): Words {
  return inEach((language) =>
    joinSentences(
      parts.map(({ text }) => textIn(text, language)),
      language,
    ),
  );
}

function verdictWords(outcome: Outcome): Words {
  return sentence((language) => textIn(codes.outcomes[outcome].words, language));
}

/** Where no finding is about the activity there. */
function withoutFinding({ activity, city, items, rulebook }: HeadlineSituation): Words {
  const covered = [...new Set([...rulebook.documents.values()].map((document) => document.city))];
  return sentence((language) => {
    if (!covered.includes(city))
      return textIn(words.notCovered, language, {
        cities: joinList(
          covered.map((id) => titleOfCity(id, rulebook.vocabulary, language)),
          language,
        ),
        activity: textIn(activity.title, language),
      });
    return textIn(words[items.length === 0 ? "notListed" : "itemsOnly"], language, {
      city: titleOfCity(city, rulebook.vocabulary, language),
      activity: textIn(activity.title, language),
    });
  });
}

/** The name of a city in the words of the question about it. */
export function titleOfCity(city: string, vocabulary: Vocabulary, language: Language): string {
  return textIn(titleOfChoice(city, CITY, vocabulary), language);
}

/** The sentences of the report that must be read before the outcomes of these findings, by kind. */
function leadsOf({ report }: HeadlineSituation, ruled: readonly Ruled[]) {
  const provisions = ruled.map(({ finding }) => finding.provision);
  return (kind: "ban" | "other-route"): Words | null => {
    const leads = report.leads.filter((lead) => lead.kind === kind && provisions.includes(lead.provision));
    if (leads.length === 0) return null;
    return inEach((language) => {
      const sentences = [...new Set(leads.map(({ text }) => textIn(text, language)))];
      return joinSentences(sentences, language);
    });
  };
}

type CountedAs = keyof typeof words.results;

const COUNTED: Readonly<Record<Exclude<Outcome, "not-applicable">, CountedAs>> = {
  ineligible: "unmet",
  undetermined: "unknown",
  "not-in-force": "notInForce",
  conditional: "met",
  eligible: "met",
};
const RESULTS: readonly CountedAs[] = ["unmet", "unknown", "notInForce", "met"];

/** Of what must all hold: how many findings came out how, the worst first; of one finding: its tests. */
function countOf({ verdict }: HeadlineSituation): Words | null {
  const { together, all, counting } = verdict;
  const [first] = counting;
  if (verdict.outcome === "not-applicable" || first === undefined) return null;
  if (together === "duties" || together === "stages") {
    const counted = all.flatMap(({ finding }) =>
      finding.outcome === "not-applicable" ? [] : [COUNTED[finding.outcome]],
    );
    return sentence((language) => countWords(together, counted, language));
  }
  if (first.finding.requirements.length === 0) return null;
  const counted = resultsThatCount(first);
  return sentence((language) => countWords("tests", counted, language));
}

const TRUTH_OF: Readonly<Record<RequirementResult["result"], Truth>> = {
  met: true,
  unmet: false,
  unknown: "unknown",
};

/** What came of the tests of a finding; of alternatives, of those alone by which it came out as it did. */
function resultsThatCount({ finding, rule }: Ruled): readonly CountedAs[] {
  const results = new Map(finding.requirements.map(({ id, result }) => [id, result]));
  const joined = (members: readonly Counted[], truth: Truth): Counted => ({
    truth,
    results: members.flatMap((member) => member.results),
  });
  const truthsOf = (members: readonly Counted[]): Truth[] => members.map(({ truth }) => truth);
  return fold<Counted>(rule.requires, {
    leaf: ({ name }) => {
      const result = results.get(name ?? "");
      if (result === undefined) throw new Error(`${rule.id} was judged without its test ${name}`);
      return { truth: TRUTH_OF[result], results: [result] };
    },
    all: (members) => joined(members, every(truthsOf(members))),
    any: (members) => {
      const truth = some(truthsOf(members));
      return joined(
        members.filter((member) => member.truth === truth),
        truth,
      );
    },
    not: (member) => ({ truth: negate(member.truth), results: member.results }),
  }).results;
}

interface Counted {
  readonly truth: Truth;
  readonly results: readonly CountedAs[];
}

function countWords(
  kind: "duties" | "stages" | "tests",
  counted: readonly CountedAs[],
  language: Language,
): string {
  const isOne = counted.length === 1;
  const results = RESULTS.flatMap((result) => {
    const count = counted.filter((other) => other === result).length;
    const said = words[isOne ? "resultAlone" : "results"][result];
    return count === 0 ? [] : [textIn(said, language, { count: String(count) })];
  });
  const template = isOne ? words[`${kind}One`] : words[kind];
  return textIn(template, language, {
    count: String(counted.length),
    results: joinPhrases(results, language),
  });
}

function figureOf(first: Ruled, { rulebook }: HeadlineSituation): Words | null {
  const figure = decidingFigure(first);
  if (figure !== null) return sentence((language) => showFigure(figure, rulebook, language));
  if (labelsOfFailing(first, "en") === null) return null;
  return sentence((language) => labelsOfFailing(first, language) ?? "");
}

function scopeOf({ rule }: Ruled, { verdict, city, rulebook }: HeadlineSituation): Words {
  if (rule.scope !== undefined) {
    const { scope } = rule;
    return sentence((language) => textIn(scope, language));
  }
  return sentence((language) => {
    const titles = new Set(verdict.counting.map(({ rule: { title } }) => textIn(title, language)));
    return textIn(words.scope, language, {
      city: titleOfCity(city, rulebook.vocabulary, language),
      titles: joinNamed([...titles], language),
    });
  });
}

const MOST_NAMED = 3;

/** Titles after one another, which may hold commas themselves; of many the first, and how many more there are. */
function joinNamed(titles: readonly string[], language: Language): string {
  const named = titles.slice(0, MOST_NAMED);
  const hidden = titles.length - named.length;
  if (hidden > 0) named.push(textIn(words.more, language, { count: String(hidden) }));
  return joinClauses(named, language);
}

function itemsOf({ items }: HeadlineSituation): Words | null {
  if (items.length === 0) return null;
  return sentence((language) => {
    const titles = items.map((item) => textIn(item, language));
    return textIn(words.items, language, { items: joinNamed(titles, language) });
  });
}

/** The first need; of answers that are missing, how many there are. */
function needOf(needs: readonly Need[]): Words | null {
  const [first] = needs;
  if (first === undefined) return null;
  const isAnswer = first.kind === "answer";
  const count = isAnswer ? needs.filter(({ kind }) => kind === "answer").length : needs.length;
  const template = isAnswer
    ? words[count === 1 ? "missingOne" : "missingSome"]
    : words[count === 1 ? "needed" : "neededSome"];
  return sentence((language) =>
    textIn(template, language, { count: String(count), need: textIn(first.text, language) }),
  );
}
