import type { ConversionStep, RequirementResult } from "../contract/finding.ts";
import { showDay } from "../language/day.ts";
import { type Language, textIn } from "../language/language.ts";
import { showAmount, showNumber } from "../vocabulary/quantities.ts";
import words from "./money-and-readings.json" with { type: "json" };
import { showReading } from "./values.ts";

/** How an amount was converted, a phrase for each rate; or the question for the rate that is missing. */
export function conversionPhrases({ conversion }: RequirementResult, language: Language): string[] {
  if (conversion === undefined) return [];
  const steps = conversion.steps.map((step) => showStep(step, language));
  return conversion.question === undefined ? steps : [...steps, textIn(conversion.question, language)];
}

function showStep(
  { from, to, amount, rate, product, date, source }: ConversionStep,
  language: Language,
): string {
  const detail = textIn(words.rateOf, language, {
    date: date === null ? textIn(words.noDate, language) : showDay(date, language),
    source: source ?? textIn(words.noSource, language),
  });
  return textIn(words.step, language, {
    amount: showAmount(amount, from, language),
    rate: showNumber(rate, language),
    product: showAmount(product, to, language),
    detail,
  });
}

/** What each reading of a share says of the bound, where the two do not agree; null for every other requirement. */
export function readingsPhrase(requirement: RequirementResult, language: Language): string | null {
  const { readings, readingResults } = requirement;
  if (readings === undefined || readingResults === undefined) return null;
  return textIn(words.readingsDiffer, language, {
    direct: showReading(readings.direct, language),
    directResult: textIn(words[readingResults.direct], language),
    lookThrough: showReading(readings.lookThrough, language),
    lookThroughResult: textIn(words[readingResults.lookThrough], language),
  });
}
