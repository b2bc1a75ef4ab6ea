import type { Finding } from "../../contract/finding.ts";
import type { Language, Words } from "../../language/language.ts";
import { describeChanges } from "../../report/changes.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { withoutRepeats } from "../../report/missing-facts.ts";
import { showGap, showValue } from "../../report/values.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import words from "../workbook/words.json" with { type: "json" };

/** The headings of results in people's words. */
export function peopleColumns(language: Language): string[] {
  return Object.values(words.findings).map((heading) => heading[language]);
}

/** An outcome's mark and its words in short. */
export function outcomeInWords(outcome: Outcome, language: Language): string {
  const { mark, short } = codes.outcomes[outcome];
  return `${mark} ${short[language]}`;
}

/** The cells of a finding behind the line and the name, in the words of a language. */
export function cellsInWords(
  finding: Finding,
  { vocabulary, documents }: Rulebook,
  rule: Rule,
  language: Language,
): string[] {
  const between = language === "en" ? "; " : "；";
  const labelled = (id: string): string => rule.requirements[id]?.label[language] ?? id;
  const unmet = finding.requirements
    .filter(({ result }) => result === "unmet")
    .map((requirement) => {
      const { id, gap, unit } = requirement;
      const told =
        gap === null
          ? showValue(requirement.actual, requirement, vocabulary, language)
          : showGap(gap, unit, language);
      return say(gap === null ? words.given : words.away, language, { label: labelled(id), told });
    });
  const missing = withoutRepeats(finding.missing, vocabulary.relations).map(
    (id) => vocabulary.byId.get(id)?.title[language] ?? id,
  );
  const open = finding.open.map(({ kind }) => codes.kinds[kind][language]);
  const [changes] = finding.changes;
  return [
    finding.title[language],
    documents.get(rule.document)?.shortTitle[language] ?? rule.document,
    outcomeInWords(finding.outcome, language),
    codes.statuses[finding.status][language],
    unmet.join(between),
    missing.join(between),
    [...new Set(open)].join(between),
    changes === undefined ? "" : describeChanges(changes, vocabulary, language).join(between),
    finding.provision,
  ];
}

/** The outcome of a place among OUTCOMES. */
export function outcomeAt(place: number): Outcome {
  const outcome = OUTCOMES[place];
  if (outcome === undefined) throw new Error(`there is no outcome ${place}`);
  return outcome;
}

/** Words in a language, with what they are filled with. */
export function say(text: Words, language: Language, values: Readonly<Record<string, string>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
