import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { type Language, textIn } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { factOf } from "../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

/** Facts to find out, without those that another of them answers too. */
export function withoutRepeats(facts: readonly string[], { askedAs }: Relations): string[] {
  return facts.filter((fact) => askedAs(fact) === fact || !facts.includes(askedAs(fact)));
}

/** What is to be found out for a finding, and from whom. */
export function describeMissing(
  facts: readonly string[],
  finding: Finding,
  report: EvaluatedReport,
  rulebook: Rulebook,
  language: Language,
): string[] {
  return withoutRepeats(facts, rulebook.vocabulary.relations).map((id) => {
    const { title, whoKnows } = factOf(id, rulebook.vocabulary);
    const who = textIn(whoKnows, language);
    const pair = id === "exchangeRates" ? missingPair(finding, report) : null;
    if (pair !== null) return textIn(words.missingRate, language, { ...pair, who });
    return textIn(words.missingFact, language, { fact: textIn(title, language), who });
  });
}

function missingPair(finding: Finding, report: EvaluatedReport): { from: string; to: string } | null {
  const requirement = finding.requirements.find((candidate) => candidate.reason === "rate-missing");
  if (requirement?.unit == null) return null;
  const given = report.profile[requirement.fact] as { currency?: string } | undefined;
  return given?.currency === undefined ? null : { from: given.currency, to: requirement.unit };
}
