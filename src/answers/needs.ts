import type { Need, NeedKind } from "../contract/answers.ts";
import type { Blocker, Change } from "../contract/changes.ts";
import type { Finding, RequirementResult } from "../contract/finding.ts";
import {
  fillWords,
  inEach,
  joinClauses,
  joinPhrases,
  type Language,
  textIn,
  type Words,
} from "../language/language.ts";
import { describeBlockers, describeChanges, noteOnChangeSets } from "../report/changes.ts";
import codes from "../report/codes.json" with { type: "json" };
import { isHeldForOthers, measuresOf, showDistance } from "../report/measures.ts";
import { withoutRepeats } from "../report/missing-facts.ts";
import { readingsPhrase } from "../report/money-and-readings.ts";
import { withShownQuotes } from "../report/shown-quotes.ts";
import { showValue } from "../report/values.ts";
import { leavesOf } from "../rules/condition.ts";
import type { OpenKind } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { needOfAnswer } from "./answer-needs.ts";
import {
  fromTemplate,
  mainAuthority,
  type NeedSituation,
  needsOfActivity,
  needsOfLaw,
  ofOpenKind,
} from "./authority-needs.ts";
import type { Ruled, Verdict } from "./concerned.ts";
import { asSentence } from "./sentence.ts";
import words from "./words.json" with { type: "json" };

/** In which order needs are told: what ends the matter first, then what decides, then what follows. */
const ORDER: readonly NeedKind[] = [
  "ban",
  "requirement",
  "date",
  "answer",
  "text",
  "term",
  "instrument",
  "authority",
  "step",
  "other-rules",
];

/**
 * What is still open, missing or unmet for an answer, as things to do, the most decisive first and none said twice;
 * empty only where nothing applies.
 */
export function needsOf(situation: NeedSituation): Need[] {
  const { verdict } = situation;
  if (verdict.outcome === "not-applicable") return [];
  const concerned = needing(verdict);
  const needs = [
    ...concerned.flatMap((ruled) => needsOfFinding(ruled, situation)),
    ...concerned.flatMap((ruled) => needsOfLaw(ruled, situation)),
    ...needsOfActivity(situation),
  ];
  if (needs.length === 0) needs.push({ kind: "text", text: fromTemplate("text", situation) });
  return distinct(needs).sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** Of alternatives the finding that counts first; of what must all hold, every finding about the case, worst first. */
function needing({ together, all, counting }: Verdict<Finding>): readonly Ruled<Finding>[] {
  if (together === "single" || together === "alternatives") return counting.slice(0, 1);
  const others = all.filter(
    (ruled) => !counting.includes(ruled) && ruled.finding.outcome !== "not-applicable",
  );
  return [...counting, ...others];
}

function needsOfFinding(ruled: Ruled<Finding>, situation: NeedSituation): Need[] {
  const { finding } = ruled;
  return [
    ...situation.report.leads
      .filter(({ provision, kind }) => provision === finding.provision && kind === "ban")
      .map((): Need => ({ kind: "ban", text: fromTemplate("ban", situation) })),
    ...(finding.outcome === "ineligible" ? unmet(ruled, situation) : []),
    ...dates(ruled, situation),
    ...withoutRepeats(finding.missing, situation.rulebook.vocabulary.relations).map((fact) =>
      needOfAnswer(fact, situation),
    ),
    ...(finding.outcome === "undetermined" ? unsettled(ruled, situation) : []),
    ...finding.open.map(({ kind }) => needOfOpenPoint(kind, ruled, situation)),
  ];
}

/** What to do about an open point; what national law says does not end with a pilot, so nobody is asked whether it has. */
function needOfOpenPoint(kind: OpenKind, { finding, rule }: Ruled<Finding>, situation: NeedSituation): Need {
  if (kind === "term" && rule.restatesNationalLaw === true)
    return {
      kind: "other-rules",
      text: fillWords(words.nationalLaw, { authority: mainAuthority(situation) }),
    };
  return { kind, text: ofOpenKind(kind, finding, situation) };
}

function unmet({ finding, rule }: Ruled<Finding>, { rulebook }: NeedSituation): Need[] {
  const [cheapest] = finding.changes;
  return finding.requirements
    .filter(({ result }) => result === "unmet")
    .map((requirement): Need => {
      const change = cheapest?.filter(({ fact }) => fact === requirement.fact) ?? [];
      const blocked = (finding.blocked ?? []).filter(({ requirement: id }) => id === requirement.id);
      return {
        kind: "requirement",
        id: requirement.id,
        text: inEach((language) =>
          asSentence(
            remedyWords(change, blocked, rulebook, language) ??
              failingWords(
                textIn(rule.requirements[requirement.id]?.label, language) ?? requirement.id,
                requirement,
                rulebook,
                language,
              ),
            language,
          ),
        ),
      };
    });
}

/** What would meet a failing test, or else what stands in the way; null where neither is known. */
function remedyWords(
  changes: readonly Change[],
  blocked: readonly Blocker[],
  { vocabulary, glyphs }: Rulebook,
  language: Language,
): string | null {
  const change = joinPhrases(describeChanges(changes, vocabulary, language), language);
  const note = noteOnChangeSets([changes], language) ?? "";
  if (change !== "") return textIn(words.smallestChange, language, { change, note });
  const blockers = describeBlockers(withShownQuotes(blocked, glyphs), vocabulary, language);
  return blockers.length === 0 ? null : joinClauses(blockers, language);
}

/** A failing test with the company's own answer and the distance. */
function failingWords(
  label: string,
  requirement: RequirementResult,
  { vocabulary }: Rulebook,
  language: Language,
): string {
  const { actual, gap } = requirement;
  const measures = [
    ...(actual === null
      ? []
      : [textIn(words.answered, language, { actual: showValue(actual, requirement, vocabulary, language) })]),
    ...(gap === null ? [] : [showDistance(requirement, gap, language)]),
  ];
  if (measures.length === 0) return textIn(words.failingAlone, language, { label });
  return textIn(words.failing, language, { label, measure: joinPhrases(measures, language) });
}

function dates({ finding }: Ruled<Finding>, situation: NeedSituation): Need[] {
  const { byId } = situation.rulebook.vocabulary;
  const ahead = finding.requirements
    .filter(({ reason }) => reason === "lies-ahead")
    .map(({ fact }): Need => {
      const day = byId.get(fact)?.elapsedSince ?? fact;
      const title = byId.get(day)?.title ?? { "zh-CN": day, en: day };
      return { kind: "date", text: fillWords(words.liesAhead, { fact: title }) };
    });
  if (finding.outcome !== "not-in-force") return ahead;
  const isOver = finding.status === "expired";
  const template = words.notInForce[isOver ? "expired" : "not-yet-in-force"];
  return [...ahead, { kind: "date", text: fillWords(template, { authority: mainAuthority(situation) }) }];
}

const NOT_ANSWERABLE: readonly (RequirementResult["reason"] | null)[] = ["text-unsettled", "readings-differ"];

function unsettled({ finding, rule }: Ruled<Finding>, situation: NeedSituation): Need[] {
  const authority = mainAuthority(situation);
  const open = finding.requirements.filter(({ reason }) => NOT_ANSWERABLE.includes(reason));
  const heldForOthers: Need[] = looksAtOpenShares(rule, situation)
    ? [{ kind: "text", text: fillWords(words.heldForOthers, { authority }) }]
    : [];
  const others = open
    .filter((requirement) => !isHeldForOthers(requirement, situation.rulebook))
    .map((requirement): Need => {
      const own = rule.requirements[requirement.id];
      return {
        kind: "text",
        text: inEach((language) => {
          const reason = whyUnsettled(requirement, own?.unsettled, situation.rulebook, language);
          return textIn(words[reason === null ? "textAlone" : "textUnsettled"], language, {
            label: textIn(own?.label, language) ?? requirement.id,
            reason: reason ?? "",
            authority: textIn(authority, language),
          });
        }),
      };
    });
  return [...heldForOthers, ...others];
}

/** Why the text does not settle a test, where more can be said of it than that. */
function whyUnsettled(
  requirement: RequirementResult,
  unsettled: Words | undefined,
  rulebook: Rulebook,
  language: Language,
): string | null {
  if (requirement.reason === "readings-differ")
    return readingsPhrase(requirement, language) ?? textIn(codes.reasons["readings-differ"], language);
  return unsettled === undefined
    ? null
    : (measuresOf(requirement, rulebook, language, unsettled).at(-1) ?? null);
}

/** Whether a rule looks at shares of a company whose shares are held for others, or that is controlled by contract. */
function looksAtOpenShares(
  { applies, requires }: Rule,
  { report, rulebook: { vocabulary } }: NeedSituation,
): boolean {
  const { sharesOpenBy, shareSides } = vocabulary.relations;
  if (sharesOpenBy === null || report.profile[sharesOpenBy] !== true) return false;
  return [...leavesOf(applies), ...leavesOf(requires)].some(({ fact }) => shareSides.includes(fact));
}

function distinct(needs: readonly Need[]): Need[] {
  const said = new Set<string>();
  return needs.filter(({ text }) => {
    const known = said.has(text.en);
    said.add(text.en);
    return !known;
  });
}
