import { comparedAs } from "../fact-types/measure.ts";
import type { RequirementResult } from "../contract/finding.ts";
import { type Language, textIn, type Words } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { showQuantity } from "../vocabulary/quantities.ts";
import codes from "./codes.json" with { type: "json" };
import { conversionPhrases, readingsPhrase } from "./money-and-readings.ts";
import { isOneReading, placeNotice, showBand, showGap, showReading, showValue } from "./values.ts";
import words from "./words.json" with { type: "json" };

/**
 * The company's value, the bound, and the distance or the reason why it is unknown, each as a phrase; `unsettled` is
 * what the rule has said where the text does not settle the test.
 */
export function measuresOf(
  requirement: RequirementResult,
  rulebook: Rulebook,
  language: Language,
  unsettled: Words = codes.reasons["text-unsettled"],
): string[] {
  const { vocabulary } = rulebook;
  const place = placeNotice(requirement.actual, language);
  if (place !== null) return [place];
  if (isHeldForOthers(requirement, rulebook)) return [textIn(words.heldForOthers, language)];
  const bound = textIn(comparisonOf(requirement, rulebook), language, {
    bound: showValue(requirement.bound, requirement, vocabulary, language),
  });
  const measures: string[] = [];
  const differing = readingsPhrase(requirement, language);
  if (differing !== null) {
    measures.push(differing);
  } else if (requirement.range !== undefined) {
    const actual = showBand(requirement.range, requirement.unit, language);
    measures.push(textIn(words.yours, language, { actual }));
  } else if (
    requirement.readings !== undefined &&
    requirement.isRange &&
    isOneReading(requirement.readings)
  ) {
    measures.push(
      textIn(words.yours, language, { actual: showReading(requirement.readings.direct, language) }),
    );
  } else if (requirement.actual !== null || requirement.readings === undefined) {
    const actual = showValue(requirement.actual, requirement, vocabulary, language);
    measures.push(textIn(words.yours, language, { actual }));
  } else {
    const { direct, lookThrough } = requirement.readings;
    measures.push(
      textIn(words.readings, language, {
        direct: showReading(direct, language),
        lookThrough: showReading(lookThrough, language),
      }),
    );
  }
  measures.push(textIn(words.bound, language, { bound }));
  const { added = null, original = null, maximum = null } = requirement.operands ?? {};
  if (added !== null && original !== null && maximum !== null) {
    const [a, o, m] = [added, original, maximum].map((area) => showQuantity(area, "m²", language));
    measures.push(textIn(words.operands, language, { added: a ?? "", original: o ?? "", maximum: m ?? "" }));
  }
  if (requirement.gap !== null) measures.push(showDistance(requirement, requirement.gap, language));
  measures.push(...conversionPhrases(requirement, language));
  if (requirement.reason !== null && differing === null) {
    const { reason } = requirement;
    const isOfRange = requirement.isRange === true && reason === "do-not-know";
    if (isOfRange) measures.push(textIn(words.rangeOnly, language));
    else measures.push(textIn(reason === "text-unsettled" ? unsettled : codes.reasons[reason], language));
  }
  return measures;
}

/** Whether a test of a share is open because shares are held for others, or the company is controlled by contract. */
export function isHeldForOthers(
  { fact, reason, readings }: RequirementResult,
  { vocabulary }: Pick<Rulebook, "vocabulary">,
): boolean {
  const isOfShare = vocabulary.relations.shareSides.includes(fact);
  return isOfShare && reason === "text-unsettled" && readings === undefined;
}

const DAYS: Readonly<Record<string, Words>> = codes.days;

/** The words of a comparison with the bound; a day is before or after another, not more or less. */
function comparisonOf({ fact, operator }: RequirementResult, { vocabulary }: Rulebook) {
  const onDay = comparedAs(fact, vocabulary) === "date" ? DAYS[operator] : undefined;
  return onDay ?? codes.operators[operator];
}

/** How far an answer lies from its bound, on which side. */
export function showDistance(requirement: RequirementResult, gap: string, language: Language): string {
  if (gap === "0") return textIn(words.atBound, language);
  const upward = requirement.operator === "atLeast" || requirement.operator === "moreThan";
  const distance = showGap(gap, requirement.unit, language);
  return textIn(words[upward ? "gapUp" : "gapDown"], language, {
    gap: requirement.isRange ? textIn(words.leastGap, language, { gap: distance }) : distance,
  });
}
