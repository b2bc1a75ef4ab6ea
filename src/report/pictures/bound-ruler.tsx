import type { VNode } from "preact";
import type { ShownBand, ShownReading } from "../../contract/common.ts";
import type { RequirementResult } from "../../contract/finding.ts";
import { parseFractionText } from "../../exact/rational.ts";
import { type Language, textIn } from "../../language/language.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import codes from "../codes.json" with { type: "json" };
import { compare } from "../ruler.ts";
import { isOneReading, isPair, showBand } from "../values.ts";
import { Pointer } from "./pointer.tsx";
import { anchorOf, scaleFor } from "./scale.ts";
import words from "./words.json" with { type: "json" };

const TOP = 18;
const THICK = 12;
const HEIGHT = 54;
const UPWARD: readonly string[] = ["atLeast", "moreThan"];
const DOWNWARD: readonly string[] = ["atMost", "lessThan"];

interface BoundRulerProps {
  readonly requirement: RequirementResult;
  readonly label: string;
  readonly language: Language;
}

/** The range that a bound allows and where the company stands, to scale; nothing where the bound is no number. */
export function BoundRuler({ requirement, label, language }: BoundRulerProps): VNode | null {
  const { bound, unit, operator } = requirement;
  const isUpward = UPWARD.includes(operator);
  if (typeof bound !== "string" || unit === null || !(isUpward || DOWNWARD.includes(operator))) return null;
  if (parseFractionText(bound) === null) return null;
  const at = standingOf(requirement);
  const range = rangeOf(requirement);
  const scale = scaleFor([bound, ...at], unit);
  const shown = (text: string): string => showQuantity(text, unit, language);
  const allowed = textIn(codes.operators[operator], language, { bound: shown(bound) });
  const place = scale.at(bound);
  return (
    <svg
      class="bound-ruler"
      width="100%"
      height={HEIGHT}
      role="img"
      aria-label={textIn(words.boundLabel, language, {
        label,
        allowed,
        at: range === null ? inWords(at, shown, language) : showBand(range, unit, language),
      })}
    >
      <rect class="outside" x="0%" y={TOP} width="100%" height={THICK} />
      {isUpward ? (
        <rect class="allowed" x={place} y={TOP} width={scale.between(bound, null)} height={THICK} />
      ) : (
        <rect class="allowed" x="0%" y={TOP} width={place} height={THICK} />
      )}
      <line class="tick" x1={place} x2={place} y1={TOP} y2={TOP + THICK + 5} />
      <text class="tick-label" x={place} y={HEIGHT - 6} text-anchor={anchorOf(place)}>
        {allowed}
      </text>
      <Pointer at={at} scale={scale} bottom={TOP + THICK} />
    </svg>
  );
}

/** The company's number, or the lowest and the highest that it may be; none where it is not known. */
function standingOf({ actual, readings, range }: RequirementResult): string[] {
  if (typeof actual === "string") return parseFractionText(actual) === null ? [] : [actual];
  const ends = range === undefined ? [] : endsOf(range);
  if (readings === undefined) return ends.length === 2 ? ends : [];
  const numbers = [readings.direct, readings.lookThrough].flatMap(endsOf).sort(compare);
  const [low = "0"] = numbers;
  const high = numbers.at(-1) ?? low;
  return low === high ? [low] : [low, high];
}

function endsOf(reading: ShownReading): string[] {
  if (typeof reading === "string") return [reading];
  const ends = isPair(reading)
    ? reading
    : [reading.atLeast ?? reading.moreThan, reading.atMost ?? reading.lessThan];
  return ends.filter((end) => end !== undefined);
}

/** What is known where the two readings are one range; null for every other standing. */
function rangeOf({ range, readings }: RequirementResult): ShownBand | null {
  if (range !== undefined) return range;
  if (readings === undefined || !isOneReading(readings)) return null;
  return typeof readings.direct === "string" || isPair(readings.direct) ? null : readings.direct;
}

function inWords(at: readonly string[], shown: (text: string) => string, language: Language): string {
  const [low, high] = at;
  if (low === undefined) return textIn(words.notKnown, language);
  if (high === undefined) return shown(low);
  return textIn(words.to, language, { low: shown(low), high: shown(high) });
}
