import type { Finding, RequirementResult } from "../contract/finding.ts";
import { formatRational, parseFractionText } from "../exact/rational.ts";
import { joinList, type Language, textIn } from "../language/language.ts";
import codes from "../report/codes.json" with { type: "json" };
import { isOneReading, showBand, showGap, showReading, showValue } from "../report/values.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Ruled } from "./concerned.ts";
import words from "./words.json" with { type: "json" };

const LOWER: readonly RequirementResult["operator"][] = ["atLeast", "moreThan"];

/** The tests of a finding that have a number of the company's beside a number of the text's. */
function numeric(finding: Finding): RequirementResult[] {
  return finding.requirements.filter(
    ({ unit, bound, actual, readings, range }) =>
      unit !== null &&
      typeof bound === "string" &&
      (actual !== null || readings !== undefined || range !== undefined),
  );
}

/** The number that decides, before the words of all others: first one that fails, then an unsettled one. */
export function decidingFigure({ finding }: Ruled): RequirementResult | null {
  const numbers = numeric(finding);
  const wanted: readonly RequirementResult["result"][] =
    finding.outcome === "ineligible"
      ? ["unmet"]
      : finding.outcome === "undetermined"
        ? ["unknown", "unmet", "met"]
        : ["met"];
  for (const result of wanted) {
    const found = numbers.find((requirement) => requirement.result === result);
    if (found !== undefined) return found;
  }
  return null;
}

/** The deciding number beside its bound, such as `Foreign share 50%: exactly the cap (at most 50%)`. */
export function showFigure(requirement: RequirementResult, rulebook: Rulebook, language: Language): string {
  const { vocabulary } = rulebook;
  const fact = textIn(vocabulary.byId.get(requirement.fact)?.title, language) ?? requirement.fact;
  const bound = textIn(codes.operators[requirement.operator], language, {
    bound: showValue(requirement.bound, requirement, vocabulary, language),
  });
  const actual = actualOf(requirement, rulebook, language);
  const distance = requirement.gap === null ? "" : showGap(requirement.gap, requirement.unit, language);
  const gap = requirement.isRange ? textIn(words.leastGap, language, { gap: distance }) : distance;
  return textIn(words[templateOf(requirement)], language, { fact, actual, bound, gap });
}

function actualOf(
  { readings, ...requirement }: RequirementResult,
  rulebook: Rulebook,
  language: Language,
): string {
  if (requirement.range !== undefined) return showBand(requirement.range, requirement.unit, language);
  if (readings !== undefined && requirement.isRange && isOneReading(readings))
    return showReading(readings.direct, language);
  if (requirement.actual !== null || readings === undefined)
    return showValue(requirement.actual, requirement, rulebook.vocabulary, language);
  return textIn(words.readings, language, {
    direct: showReading(readings.direct, language),
    lookThrough: showReading(readings.lookThrough, language),
  });
}

function templateOf({ result, reason, operator, gap, actual, bound, isRange }: RequirementResult) {
  const isLower = LOWER.includes(operator);
  if (isRange && result === "unknown" && reason === "do-not-know") return "range";
  if (isRange && result === "met") return "rangeMet";
  if (isRange && result === "unmet" && gap === null) return "rangeUnmet";
  if (result === "unknown") return reason === "text-unsettled" ? "unsettled" : "bothSides";
  if (result === "unmet") return gap === "0" ? "atExcluded" : isLower ? "below" : "above";
  const [value, limit] = [actual, bound].map((text) =>
    typeof text === "string" ? parseFractionText(text) : null,
  );
  const isAtBound = value != null && limit != null && formatRational(value) === formatRational(limit);
  if (isAtBound) return isLower ? "exactlyMinimum" : "exactlyCap";
  return isLower ? "reached" : "within";
}

/** The labels of the tests that fail, where none of them is a number. */
export function labelsOfFailing({ finding, rule }: Ruled, language: Language): string | null {
  const failing = finding.requirements.filter(({ result }) => result === "unmet");
  if (finding.outcome !== "ineligible" || failing.length === 0) return null;
  const labels = failing.map(({ id }) => textIn(rule.requirements[id]?.label, language) ?? id);
  return textIn(words.notMet, language, { labels: joinList(labels, language) });
}
