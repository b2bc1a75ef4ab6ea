import type { Finding } from "../contract/finding.ts";
import type { EvaluatedReport } from "../contract/report.ts";
import { type Language, textIn } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { factOf } from "../vocabulary/vocabulary.ts";
import { measuresOf } from "./measures.ts";
import { withoutRepeats } from "./missing-facts.ts";
import words from "./words.json" with { type: "json" };

const AT_MOST = 3;

/** The next three things to find out or to change: first what bears on the most findings, then the failing tests. */
export function nextSteps(report: EvaluatedReport, rulebook: Rulebook, language: Language): string[] {
  const steps = [...factsToFindOut(report, rulebook, language), ...gaps(report.findings, rulebook, language)];
  return steps.slice(0, AT_MOST);
}

function factsToFindOut(report: EvaluatedReport, rulebook: Rulebook, language: Language): string[] {
  const weights = new Map<string, number>();
  for (const finding of report.findings) {
    for (const fact of withoutRepeats(finding.missing, rulebook.vocabulary.relations))
      weights.set(fact, (weights.get(fact) ?? 0) + 1);
  }
  const order = [...rulebook.vocabulary.byId.keys()];
  return [...weights]
    .sort(([a, m], [b, n]) => n - m || order.indexOf(a) - order.indexOf(b))
    .map(([id, count]) => {
      const { title, whoKnows } = factOf(id, rulebook.vocabulary);
      return textIn(words.nextFindOut, language, {
        fact: textIn(title, language),
        count: String(count),
        who: textIn(whoKnows, language),
      });
    });
}

function gaps(findings: readonly Finding[], rulebook: Rulebook, language: Language): string[] {
  return findings
    .filter((finding) => finding.outcome === "ineligible")
    .flatMap((finding) => {
      const rule = rulebook.rules.find((candidate) => candidate.id === finding.provision);
      return finding.requirements
        .filter((requirement) => requirement.result === "unmet")
        .map((requirement) =>
          textIn(words.nextChange, language, {
            label: textIn(rule?.requirements[requirement.id]?.label, language) ?? requirement.id,
            measure: measuresOf(requirement, rulebook, language).at(-1) ?? "",
            provision: finding.provision,
          }),
        );
    });
}
