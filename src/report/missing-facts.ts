import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { fill, type Language } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import words from "./words.json" with { type: "json" };

/** One share is the rest of the other: where both are wanted, people are asked for the first only. */
const SAME_QUESTION: readonly (readonly string[])[] = [["foreignShare", "chineseShare"]];

/** Facts to find out, without those that another of them answers too. */
export function withoutRepeats(facts: readonly string[]): string[] {
  return facts.filter((fact) => {
    const group = SAME_QUESTION.find((same) => same.includes(fact)) ?? [];
    return group.slice(0, group.indexOf(fact)).every((other) => !facts.includes(other));
  });
}

/** What is to be found out for a finding, and from whom. */
export function describeMissing(
  facts: readonly string[],
  finding: Finding,
  report: EvaluatedReport,
  rulebook: Rulebook,
  language: Language,
): string[] {
  return withoutRepeats(facts).map((id) => {
    const fact = rulebook.vocabulary.byId.get(id);
    const who = fact?.whoKnows[language] ?? "";
    const pair = id === "exchangeRates" ? missingPair(finding, report) : null;
    if (pair !== null) return fill(words.missingRate[language], { ...pair, who });
    return fill(words.missingFact[language], { fact: fact?.title[language] ?? id, who });
  });
}

function missingPair(finding: Finding, report: EvaluatedReport): { from: string; to: string } | null {
  const requirement = finding.requirements.find((candidate) => candidate.reason === "rate-missing");
  if (requirement?.unit == null) return null;
  const given = report.profile[requirement.fact] as { currency?: string } | undefined;
  return given?.currency === undefined ? null : { from: given.currency, to: requirement.unit };
}
