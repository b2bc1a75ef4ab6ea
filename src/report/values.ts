import { nameOfId } from "../fact-types/measure.ts";
import type { ShownBand, ShownReading } from "../contract/common.ts";
import type { RequirementResult } from "../contract/finding.ts";
import { joinList, type Language, textIn, type Words } from "../language/language.ts";
import { PLACES } from "../vocabulary/countries.ts";
import { showQuantity, showWith } from "../vocabulary/quantities.ts";
import { CALENDAR_YEAR, type Fact, type Vocabulary } from "../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

/** A gap in the bound's unit; between shares it is percentage points. */
export function showGap(gap: string, unit: string | null, language: Language): string {
  if (unit !== "%") return showQuantity(gap, unit === CALENDAR_YEAR ? "years" : unit, language);
  return showWith(gap, (number) => textIn(words.percentGap, language, { number }), language);
}

/** One reading of a share: a number, or the interval of what it could be. */
export function showReading(reading: ShownReading, language: Language): string {
  if (typeof reading === "string") return showQuantity(reading, "%", language);
  if (!isPair(reading)) return showBand(reading, "%", language);
  const [low, high] = reading;
  return textIn(words.interval, language, {
    low: showQuantity(low, "%", language),
    high: showQuantity(high, "%", language),
  });
}

/** Whether both readings of a share say the same. */
export function isOneReading({ direct, lookThrough }: NonNullable<RequirementResult["readings"]>): boolean {
  return JSON.stringify(direct) === JSON.stringify(lookThrough);
}

/** Whether a reading is an interval with both of its ends. */
export function isPair(reading: ShownReading): reading is readonly [string, string] {
  return Array.isArray(reading);
}

/** What is known of a number by its ends, in the order from the low one, such as `more than 25% and at most 50%`. */
export function showBand(band: ShownBand, unit: string | null, language: Language): string {
  const ends = (["atLeast", "moreThan", "atMost", "lessThan"] as const).flatMap((key) => {
    const end = band[key];
    return end === undefined
      ? []
      : [textIn(words.ends[key], language, { end: showQuantity(end, unit, language) })];
  });
  const [low = "", high] = ends;
  return high === undefined ? low : textIn(words.ends.both, language, { low, high });
}

/** The words for an id of a fact's choices, or for a country. */
export function showId(id: string, fact: Fact | undefined, language: Language): string {
  return fact === undefined ? id : nameOfId(id, fact, language);
}

/** What is said of a person of Hong Kong, Macao or Taiwan in place of comparing the place; null for all other values. */
export function placeNotice(value: unknown, language: Language): string | null {
  const residents: Readonly<Record<string, Words>> = words.residents;
  const resident = typeof value === "string" && PLACES.includes(value) ? residents[value] : undefined;
  if (resident === undefined) return null;
  return textIn(words.placeNoNationality, language, { resident: textIn(resident, language) });
}

/** A requirement's actual value or bound, for people. */
export function showValue(
  value: RequirementResult["actual"],
  requirement: Pick<RequirementResult, "fact" | "unit">,
  vocabulary: Vocabulary,
  language: Language,
): string {
  const fact = vocabulary.byId.get(requirement.fact);
  if (value === null) return textIn(words.notGiven, language);
  if (typeof value === "boolean") return textIn(words[value ? "yes" : "no"], language);
  if (typeof value !== "string") {
    if (value.length === 0) return textIn(words.none, language);
    return joinList(
      value.map((id) => showId(id, fact, language)),
      language,
    );
  }
  if (requirement.unit !== null) return showQuantity(value, requirement.unit, language);
  return showId(value, fact, language);
}
