import type { Finding, RequirementResult } from "../../contract/finding.ts";
import { joinClauses, type Language, textIn } from "../../language/language.ts";
import { describeChanges } from "../../report/changes.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { withoutRepeats } from "../../report/missing-facts.ts";
import { showBand, showGap, showReading, showValue } from "../../report/values.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import { factOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "../workbook/words.json" with { type: "json" };

/** The headings of results in people's words. */
export function peopleColumns(language: Language): string[] {
  return Object.values(words.findings).map((heading) => textIn(heading, language));
}

/** An outcome's mark and its words in short. */
export function outcomeInWords(outcome: Outcome, language: Language): string {
  const { mark, short } = codes.outcomes[outcome];
  return `${mark} ${textIn(short, language)}`;
}

/** The cells of a finding behind the line and the name, in the words of a language. */
export function cellsInWords(
  finding: Finding,
  { vocabulary, documents }: Rulebook,
  rule: Rule,
  language: Language,
): string[] {
  const listed = (items: readonly string[]): string => joinClauses(items, language);
  const labelOf = (id: string): string => textIn(rule.requirements[id]?.label, language) ?? id;
  const unmet = finding.requirements
    .filter(({ result }) => result === "unmet")
    .map((requirement) => {
      const { id, gap, unit } = requirement;
      const told = gap === null ? givenIn(requirement, vocabulary, language) : showGap(gap, unit, language);
      return textIn(gap === null ? words.given : words.away, language, { label: labelOf(id), told });
    });
  const missing = withoutRepeats(finding.missing, vocabulary.relations).map((id) =>
    textIn(factOf(id, vocabulary).title, language),
  );
  const open = finding.open.map(({ kind }) => textIn(codes.kinds[kind], language));
  const [changes] = finding.changes;
  return [
    textIn(finding.title, language),
    textIn(documents.get(rule.document)?.shortTitle, language) ?? rule.document,
    outcomeInWords(finding.outcome, language),
    textIn(codes.statuses[finding.status], language),
    listed(unmet),
    listed(missing),
    listed([...new Set(open)]),
    changes === undefined ? "" : listed(describeChanges(changes, vocabulary, language)),
    finding.provision,
  ];
}

/** What was given to a test: a value, or the range of a share or an amount; of two readings that differ both. */
function givenIn(requirement: RequirementResult, vocabulary: Vocabulary, language: Language): string {
  const { actual, range, readings, unit } = requirement;
  if (range !== undefined) return showBand(range, unit, language);
  if (actual !== null || readings === undefined) return showValue(actual, requirement, vocabulary, language);
  const shown = [readings.direct, readings.lookThrough].map((reading) => showReading(reading, language));
  return [...new Set(shown)].join(" / ");
}

/** The outcome of a place among OUTCOMES. */
export function outcomeAt(place: number): Outcome {
  const outcome = OUTCOMES[place];
  if (outcome === undefined) throw new Error(`there is no outcome ${place}`);
  return outcome;
}
