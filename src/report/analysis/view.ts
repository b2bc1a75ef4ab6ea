import { reasonFor } from "../../analyse/rulebook/accepted.ts";
import { type Observation, showTest } from "../../analyse/rulebook/observation.ts";
import { showDay } from "../../language/day.ts";
import { joinClauses, type Language, textIn, type Words } from "../../language/language.ts";
import { canonicalProfile } from "../../situation/canonical.ts";
import {
  ACCEPTED_OBSERVATIONS,
  type AcceptedObservations,
  OBSERVATION_KINDS,
} from "../../rules/accepted-observations.ts";
import type { Leaf } from "../../rules/condition.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import codes from "../codes.json" with { type: "json" };
import { showAnswers } from "../rules/answers.ts";
import { sentenceOf } from "../rules/sentence.ts";
import words from "./words.json" with { type: "json" };

/** One observation in words: what is said, then what shows it, and why it is accepted or that it is new. */
export interface ObservationView {
  readonly said: string;
  readonly shown: readonly string[];
  readonly reason: string;
  readonly isAccepted: boolean;
}

/** The analysis of a rulebook in words, a section for each kind of which there is something. */
export interface AnalysisView {
  readonly heading: string;
  readonly summary: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly observations: readonly ObservationView[];
  }[];
  readonly closing: string;
}

/** What can be said of a rulebook by itself, in a language. */
export function viewAnalysis(
  observations: readonly Observation[],
  accepted: AcceptedObservations,
  rulebook: Rulebook,
  language: Language,
): AnalysisView {
  const view = (one: Observation): ObservationView => {
    const why = reasonFor(one, accepted);
    return {
      said: say(one, rulebook, language),
      shown: show(one, rulebook, language),
      reason: reasonOf(why, language),
      isAccepted: why !== null,
    };
  };
  const sections = OBSERVATION_KINDS.map((kind) => ({
    heading: textIn(words.kinds[kind], language),
    observations: observations.filter((one) => one.kind === kind).map(view),
  })).filter((section) => section.observations.length > 0);
  const fresh = sections.flatMap((section) => section.observations).filter(({ isAccepted }) => !isAccepted);
  return {
    heading: textIn(words.heading, language, { version: rulebook.version }),
    summary:
      observations.length === 0
        ? textIn(words.nothing, language)
        : textIn(words.summary, language, {
            count: String(observations.length),
            accepted: String(observations.length - fresh.length),
            fresh: String(fresh.length),
          }),
    sections,
    closing: textIn(words.closing, language),
  };
}

function reasonOf(why: Words | null, language: Language): string {
  return why === null
    ? textIn(words.fresh, language, { file: ACCEPTED_OBSERVATIONS })
    : textIn(words.accepted, language, { why: textIn(why, language) });
}

function say(
  { kind, rules, about, tests, shown }: Observation,
  { vocabulary }: Rulebook,
  language: Language,
): string {
  const [rule = "", other = ""] = rules;
  const sentences = (leaves: readonly Leaf[] = []): string =>
    joinClauses(
      leaves.map((leaf) => sentenceOf(leaf, vocabulary, language)),
      language,
    );
  const nameOf = (outcome: Outcome | undefined): string =>
    outcome === undefined ? "" : textIn(codes.outcomes[outcome].short, language);
  return textIn(words[kind], language, {
    rule,
    other,
    test: sentences(tests[0]),
    tests: sentences(tests[0]),
    otherTests: sentences(tests[1]),
    outcome: kind === "never-reached" ? nameOf(about as Outcome) : nameOf(shown?.outcomes[0]),
    otherOutcome: nameOf(shown?.outcomes[1]),
  });
}

/** Of a clash the company, and both clauses side by side. */
function show({ rules, shown }: Observation, rulebook: Rulebook, language: Language): string[] {
  if (shown === null) return [];
  const profile = showAnswers(canonicalProfile(shown.profile), rulebook.vocabulary, language);
  return [
    textIn(words.company, language, { day: showDay(shown.asOf, language), profile }),
    ...rules.map((id) => {
      const { quote, translation } = ruleOf(id, rulebook);
      return textIn(words.clause, language, { rule: id, quote, translation });
    }),
  ];
}

function ruleOf(id: string, { rules }: Rulebook): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

/** The analysis as data: every observation with the tests as rule authors write them, and the reason where accepted. */
export function analysisAsJson(
  observations: readonly Observation[],
  accepted: AcceptedObservations,
  rulebook: Rulebook,
): object {
  return {
    rules: rulebook.version,
    observations: observations.map((one) => ({
      kind: one.kind,
      rules: one.rules,
      ...(one.about === null ? {} : { about: one.about }),
      ...(one.tests.length === 0 ? {} : { tests: one.tests.map((own) => own.map(showTest)) }),
      ...(one.shown === null
        ? {}
        : {
            company: {
              asOf: one.shown.asOf,
              profile: canonicalProfile(one.shown.profile),
              outcomes: one.shown.outcomes,
            },
            clauses: one.rules.map((id) => ruleOf(id, rulebook).quote),
          }),
      accepted: reasonFor(one, accepted),
    })),
  };
}
