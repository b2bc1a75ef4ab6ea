import type { Need, NeedKind } from "../contract/answers.ts";
import type { Finding, RequirementResult } from "../contract/finding.ts";
import { fill, fillWords, type Language } from "../language/language.ts";
import { describeBlockers, describeChanges, noteOnWays } from "../report/changes.ts";
import { isHeldForOthers, measuresOf } from "../report/measures.ts";
import { withoutRepeats } from "../report/missing-facts.ts";
import { leavesOf } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import {
  fromTemplate,
  mainAuthority,
  type NeedSituation,
  needsOfActivity,
  needsOfLaw,
  ofOpenKind,
} from "./authority-needs.ts";
import type { Ruled, Verdict } from "./concerned.ts";
import { asSentence, inLanguages } from "./sentence.ts";
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
      missing(fact, situation),
    ),
    ...(finding.outcome === "undetermined" ? unsettled(ruled, situation) : []),
    ...finding.open.map(({ kind }): Need => ({ kind, text: ofOpenKind(kind, finding, situation) })),
  ];
}

function unmet({ finding, rule }: Ruled<Finding>, { rulebook }: NeedSituation): Need[] {
  const [way] = finding.changes;
  return finding.requirements
    .filter(({ result }) => result === "unmet")
    .map((requirement): Need => {
      const change = way?.filter(({ fact }) => fact === requirement.fact) ?? [];
      const blocked = (finding.blocked ?? []).filter(({ requirement: id }) => id === requirement.id);
      return {
        kind: "requirement",
        id: requirement.id,
        text: inLanguages((language) =>
          requirementWords(
            rule.requirements[requirement.id]?.label[language] ?? requirement.id,
            [
              ...describeChanges(change, rulebook.vocabulary, language).map((text) =>
                fill(words.smallestChange[language], {
                  change: text,
                  note: noteOnWays([change], language) ?? "",
                }),
              ),
              ...describeBlockers(blocked, rulebook.vocabulary, language),
            ],
            requirement,
            rulebook,
            language,
          ),
        ),
      };
    });
}

/** A test that fails with what would meet it or stands in the way; else with the answer beside the bound. */
function requirementWords(
  label: string,
  remedies: readonly string[],
  requirement: RequirementResult,
  rulebook: Rulebook,
  language: Language,
): string {
  const measures = remedies.length > 0 ? remedies : measuresOf(requirement, rulebook, language);
  const measure = measures.join(language === "zh-CN" ? "，" : ", ");
  return asSentence(fill(words.requirement[language], { label, measure }), language);
}

function dates({ finding }: Ruled<Finding>, situation: NeedSituation): Need[] {
  const ahead = finding.requirements
    .filter(({ reason }) => reason === "lies-ahead")
    .map(({ fact }): Need => {
      const title = situation.rulebook.vocabulary.byId.get(fact)?.title ?? { "zh-CN": fact, en: fact };
      return { kind: "date", text: fillWords(words.liesAhead, { fact: title }) };
    });
  if (finding.outcome !== "not-in-force") return ahead;
  const isOver = finding.status === "expired";
  const template = words.notInForce[isOver ? "expired" : "not-yet-in-force"];
  return [...ahead, { kind: "date", text: fillWords(template, { authority: mainAuthority(situation) }) }];
}

function missing(fact: string, { rulebook }: NeedSituation): Need {
  const known = rulebook.vocabulary.byId.get(fact);
  const text =
    known === undefined
      ? { "zh-CN": fact, en: fact }
      : fillWords(words.ask, { question: known.question, who: known.whoKnows });
  return { kind: "answer", fact, text };
}

const NOT_ANSWERABLE: readonly (RequirementResult["reason"] | null)[] = ["text-unsettled", "readings-differ"];

function unsettled({ finding, rule }: Ruled<Finding>, situation: NeedSituation): Need[] {
  const ask = fromTemplate("text", situation);
  const open = finding.requirements.filter(({ reason }) => NOT_ANSWERABLE.includes(reason));
  const heldForOthers: Need[] = looksAtOpenShares(rule, situation)
    ? [{ kind: "text", text: fillWords(words.heldForOthers, { authority: mainAuthority(situation) }) }]
    : [];
  const others = open
    .filter((requirement) => !isHeldForOthers(requirement, situation.rulebook))
    .map((requirement): Need => {
      const own = rule.requirements[requirement.id];
      return {
        kind: "text",
        text: inLanguages((language) => {
          const settled = requirement.reason === "readings-differ" || own?.unsettled !== undefined;
          const reason = measuresOf(requirement, situation.rulebook, language, own?.unsettled).at(-1) ?? "";
          return fill(words[settled ? "textUnsettled" : "textAlone"][language], {
            label: own?.label[language] ?? requirement.id,
            reason,
            ask: ask[language],
          });
        }),
      };
    });
  return [...heldForOthers, ...others];
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
