import type { OutcomeInterval, Sensitivity } from "../../contract/report.ts";
import type { VNode } from "preact";
import { type Language, textIn } from "../../language/language.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import codes from "../codes.json" with { type: "json" };
import rulerWords from "../ruler.json" with { type: "json" };
import { compare, holds, showInterval, showStanding } from "../ruler.ts";
import { OutcomeMark } from "./marks.tsx";
import { Pointer } from "./pointer.tsx";
import { anchorOf, type Scale, scaleFor } from "./scale.ts";
import words from "./words.json" with { type: "json" };

const BAR_TOP = 22;
const BAR_HEIGHT = 16;
const HEIGHT = 62;

interface RulerProps {
  readonly sensitivity: Sensitivity;
  /** What a provision is called; its id where nothing is given. */
  readonly titleOf?: (provision: string) => string;
  readonly vocabulary: Vocabulary;
  readonly language: Language;
}

/** One numeric answer: a bar for each provision, to scale, with where the company stands; every interval in words. */
export function Ruler({ sensitivity, titleOf, vocabulary, language }: RulerProps): VNode | null {
  const { at, unit } = sensitivity;
  const provisions = sensitivity.provisions.filter(({ intervals }) => turns(intervals));
  if (provisions.length === 0) return null;
  const fact = textIn(vocabulary.byId.get(sensitivity.fact)?.title, language) ?? sensitivity.fact;
  const shown = (text: string): string => showQuantity(text, unit, language);
  const standing = showStanding(at, shown, language);
  const scale = scaleOf(sensitivity);
  return (
    <figure class="ruler">
      <figcaption>{textIn(words.rulerHeading, language, { fact, at: standing })}</figcaption>
      {provisions.map(({ provision, intervals }) => (
        <div class="ruler-row" key={provision}>
          <p class="ruler-title">
            {titleOf?.(provision) ?? ""} <span class="provision-id">{provision}</span>
          </p>
          <Bar
            intervals={intervals}
            at={at}
            scale={scale}
            shown={shown}
            label={textIn(words.rulerLabel, language, {
              fact,
              at: standing,
              provision,
              intervals: intervals
                .map((interval) => inWords(interval, shown, language))
                .join(textIn(words.apart, language)),
            })}
          />
          <ul class="intervals">
            {intervals.map((interval) => (
              <li
                class={at.some((number) => holds(interval, number)) ? "here" : undefined}
                key={interval.from}
              >
                <OutcomeMark outcome={interval.outcome} />
                <span>
                  {inWords(interval, shown, language)}{" "}
                  {at.some((number) => holds(interval, number)) ? (
                    <b>{textIn(words.here, language)}</b>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </figure>
  );
}

/** Whether the outcome turns anywhere but at a single number at the very end: else there is nothing to see. */
export function turns(intervals: readonly OutcomeInterval[]): boolean {
  const wide = intervals.filter(({ from, to }) => from !== to);
  return new Set(wide.map(({ outcome }) => outcome)).size > 1;
}

/** The outcomes along one number as a bar alone, for each provision, with where the company stands. */
export function RangeBar({ sensitivity, vocabulary, language }: RulerProps): VNode {
  const { at, unit, provisions } = sensitivity;
  const fact = textIn(vocabulary.byId.get(sensitivity.fact)?.title, language) ?? sensitivity.fact;
  const shown = (text: string): string => showQuantity(text, unit, language);
  const standing = showStanding(at, shown, language);
  const scale = scaleOf(sensitivity);
  return (
    <div class="range-bars">
      {provisions.map(({ provision, intervals }) => {
        const told = intervals.map((interval) => inWords(interval, shown, language));
        const values = { fact, at: standing, provision, intervals: told.join(textIn(words.apart, language)) };
        return (
          <Bar
            intervals={intervals}
            at={at}
            scale={scale}
            shown={shown}
            label={textIn(words.rulerLabel, language, values)}
            key={provision}
          />
        );
      })}
    </div>
  );
}

function scaleOf({ provisions, at, unit }: Sensitivity): Scale {
  const ends = provisions.flatMap(({ intervals }) =>
    intervals.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  );
  return scaleFor([...ends, ...at], unit);
}

function inWords(interval: OutcomeInterval, shown: (text: string) => string, language: Language): string {
  return textIn(rulerWords.outcome, language, {
    interval: showInterval(interval, shown, language),
    outcome: textIn(codes.outcomes[interval.outcome].short, language),
  });
}

interface BarProps {
  readonly intervals: readonly OutcomeInterval[];
  readonly at: readonly string[];
  readonly scale: Scale;
  shown(text: string): string;
  readonly label: string;
}

function Bar({ intervals, at, scale, shown, label }: BarProps): VNode {
  const [low = "0"] = at;
  const high = at.at(-1) ?? low;
  const edges = edgesOf(intervals);
  return (
    <svg class="ruler-bar" width="100%" height={HEIGHT} role="img" aria-label={label}>
      {intervals.map(({ from, to, outcome }) => (
        <rect
          class={`segment ${outcome}`}
          x={scale.at(from)}
          y={BAR_TOP}
          width={scale.between(from, to)}
          height={BAR_HEIGHT}
          key={from}
        />
      ))}
      {edges.map((edge) => (
        <g key={edge}>
          <line
            class="tick"
            x1={scale.at(edge)}
            x2={scale.at(edge)}
            y1={BAR_TOP}
            y2={BAR_TOP + BAR_HEIGHT + 5}
          />
          <text class="tick-label" x={scale.at(edge)} y={HEIGHT - 6} text-anchor={anchorOf(scale.at(edge))}>
            {shown(edge)}
          </text>
        </g>
      ))}
      <Pointer at={[...new Set([low, high])]} scale={scale} bottom={BAR_TOP + BAR_HEIGHT} />
    </svg>
  );
}

/** The numbers between two intervals, at most four, so that their labels have room. */
function edgesOf(intervals: readonly OutcomeInterval[]): string[] {
  const edges = new Set(intervals.slice(1).map(({ from }) => from));
  return [...edges].sort(compare).slice(0, 4);
}
