import type { RequirementResult } from "../evaluate/report.ts";
import { fill, type Language } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import codes from "./codes.json" with { type: "json" };
import { conversionPhrases, readingsPhrase } from "./money-and-readings.ts";
import { placeNotice, showGap, showQuantity, showReading, showValue } from "./values.ts";
import words from "./words.json" with { type: "json" };

/** The company's value, the bound, and the distance or the reason why it is unknown, each as a phrase. */
export function measuresOf(requirement: RequirementResult, rulebook: Rulebook, language: Language): string[] {
  const { vocabulary } = rulebook;
  const place = placeNotice(requirement.actual, language);
  if (place !== null) return [place];
  const bound = fill(codes.operators[requirement.operator][language], {
    bound: showValue(requirement.bound, requirement, vocabulary, language),
  });
  const measures: string[] = [];
  const differing = readingsPhrase(requirement, language);
  if (differing !== null) {
    measures.push(differing);
  } else if (requirement.actual !== null || requirement.readings === undefined) {
    const actual = showValue(requirement.actual, requirement, vocabulary, language);
    measures.push(fill(words.yours[language], { actual }));
  } else {
    const { direct, lookThrough } = requirement.readings;
    measures.push(
      fill(words.readings[language], {
        direct: showReading(direct, language),
        lookThrough: showReading(lookThrough, language),
      }),
    );
  }
  measures.push(fill(words.bound[language], { bound }));
  const { added = null, original = null, maximum = null } = requirement.operands ?? {};
  if (added !== null && original !== null && maximum !== null) {
    const [a, o, m] = [added, original, maximum].map((area) => showQuantity(area, "m²", language));
    measures.push(fill(words.operands[language], { added: a ?? "", original: o ?? "", maximum: m ?? "" }));
  }
  if (requirement.gap !== null) measures.push(distanceOf(requirement, requirement.gap, language));
  measures.push(...conversionPhrases(requirement, language));
  if (requirement.reason !== null && differing === null) {
    measures.push(codes.reasons[requirement.reason][language]);
  }
  return measures;
}

function distanceOf(requirement: RequirementResult, gap: string, language: Language): string {
  if (gap === "0") return words.atBound[language];
  const upward = requirement.operator === "atLeast" || requirement.operator === "moreThan";
  return fill(words[upward ? "gapUp" : "gapDown"][language], {
    gap: showGap(gap, requirement.unit, language),
  });
}
