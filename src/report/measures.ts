import type { RequirementResult } from "../contract/finding.ts";
import { comparedAs } from "../fact-types/measure.ts";
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
  const differing = readingsPhrase(requirement, language);
  return [
    differing ?? ownPhrase(requirement, rulebook, language),
    textIn(words.bound, language, { bound }),
    ...operandPhrases(requirement, language),
    ...(requirement.gap === null ? [] : [showDistance(requirement, requirement.gap, language)]),
    ...conversionPhrases(requirement, language),
    ...(differing === null ? reasonPhrases(requirement, unsettled, language) : []),
  ];
}

function ownPhrase(requirement: RequirementResult, { vocabulary }: Rulebook, language: Language): string {
  const { range, unit, readings, isRange, actual } = requirement;
  const yours = (shown: string): string => textIn(words.yours, language, { actual: shown });
  if (range !== undefined) return yours(showBand(range, unit, language));
  if (readings !== undefined && isRange && isOneReading(readings))
    return yours(showReading(readings.direct, language));
  if (actual !== null || readings === undefined)
    return yours(showValue(actual, requirement, vocabulary, language));
  return textIn(words.readings, language, {
    direct: showReading(readings.direct, language),
    lookThrough: showReading(readings.lookThrough, language),
  });
}

/** The areas of which a part of a whole was worked out. */
function operandPhrases({ operands }: RequirementResult, language: Language): string[] {
  const { added = null, original = null, maximum = null } = operands ?? {};
  if (added === null || original === null || maximum === null) return [];
  const shown = (area: string): string => showQuantity(area, "m²", language);
  const values = { added: shown(added), original: shown(original), maximum: shown(maximum) };
  return [textIn(words.operands, language, values)];
}

function reasonPhrases(
  { reason, isRange }: RequirementResult,
  unsettled: Words,
  language: Language,
): string[] {
  if (reason === null) return [];
  if (isRange === true && reason === "do-not-know") return [textIn(words.rangeOnly, language)];
  return [textIn(reason === "text-unsettled" ? unsettled : codes.reasons[reason], language)];
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
