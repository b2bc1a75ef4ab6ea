import type { RequirementResult } from "../../contract/finding.ts";
import type { VNode } from "preact";
import { parseFractionText } from "../../exact/rational.ts";
import { fill, type Language } from "../../language/language.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import codes from "../codes.json" with { type: "json" };
import { compare } from "../ruler.ts";
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
  const scale = scaleFor([bound, ...at], unit);
  const shown = (text: string): string => showQuantity(text, unit, language);
  const allowed = fill(codes.operators[operator][language], { bound: shown(bound) });
  const place = scale.at(bound);
  return (
    <svg
      class="bound-ruler"
      width="100%"
      height={HEIGHT}
      role="img"
      aria-label={fill(words.boundLabel[language], { label, allowed, at: inWords(at, shown, language) })}
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
function standingOf({ actual, readings }: RequirementResult): string[] {
  if (typeof actual === "string") return parseFractionText(actual) === null ? [] : [actual];
  if (readings === undefined) return [];
  const numbers = [readings.direct, readings.lookThrough].flat().sort(compare);
  const [low = "0"] = numbers;
  const high = numbers.at(-1) ?? low;
  return low === high ? [low] : [low, high];
}

function inWords(at: readonly string[], shown: (text: string) => string, language: Language): string {
  const [low, high] = at;
  if (low === undefined) return words.notKnown[language];
  if (high === undefined) return shown(low);
  return fill(words.to[language], { low: shown(low), high: shown(high) });
}
