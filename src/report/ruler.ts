import type { OutcomeInterval, Sensitivity } from "../contract/report.ts";
import { parseFractionText } from "../exact/rational.ts";
import { type Language, textIn } from "../language/language.ts";
import { isCurrency, showNumber, showQuantity } from "../vocabulary/quantities.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import codes from "./codes.json" with { type: "json" };
import { displayWidth, hang, wrap } from "./layout.ts";
import words from "./ruler.json" with { type: "json" };

const WIDEST = 80;
const INDENT = "  ";
const NARROWEST_STRETCH = 6;

/**
 * One numeric answer as a ruler: the numbers at which some provision turns, in their order and not to scale, with
 * where the company stands; below it a bar of outcome marks for each provision, and every interval in words. No line
 * is wider than `width` columns, nor than 80; where the numbers do not fit on a line, only the words are given. Marks
 * and words carry the meaning, colour none of it.
 */
export function drawRuler(
  sensitivity: Sensitivity,
  vocabulary: Vocabulary,
  language: Language,
  width: number,
): string[] {
  const columns = Math.min(width, WIDEST);
  const { at, unit } = sensitivity;
  const fact = textIn(vocabulary.byId.get(sensitivity.fact)?.title, language) ?? sensitivity.fact;
  const shown = (text: string): string => showQuantity(text, unit, language);
  const scale = scaleOf(sensitivity, language, columns);
  const lines = wrap(
    textIn(words.heading, language, { fact, at: showStanding(at, shown, language) }),
    columns,
  );
  if (scale !== null) lines.push(...wrap(textIn(words.order, language), columns), ...scaleLines(scale, at));
  for (const { provision, intervals } of sensitivity.provisions) {
    lines.push("", ...wrap(provision, columns));
    if (scale !== null) lines.push(INDENT + barOf(intervals, scale));
    for (const interval of intervals) {
      const { mark, words: outcome } = codes.outcomes[interval.outcome];
      const values = {
        interval: showInterval(interval, shown, language),
        outcome: textIn(outcome, language),
      };
      const text = textIn(words.outcome, language, values);
      const isHere = at.some((number) => holds(interval, number));
      lines.push(
        ...hang(`${INDENT}${mark} `, isHere ? textIn(words.here, language, { text }) : text, columns),
      );
    }
  }
  return lines;
}

/** Where the company stands: one number, or the two between which it is. */
export function showStanding(
  at: readonly string[],
  shown: (text: string) => string,
  language: Language,
): string {
  const low = shown(at[0] ?? "");
  return at.length < 2 ? low : textIn(words.between, language, { low, high: shown(at.at(-1) ?? "") });
}

/** The numbers on the ruler from the lowest up, and the columns from one to the next. */
interface Scale {
  readonly numbers: readonly string[];
  readonly labels: readonly string[];
  readonly stretch: number;
  /** Whether the last number has more above it. */
  readonly isOpen: boolean;
}

/** Null where the numbers do not fit into the columns. */
function scaleOf({ provisions, at, unit }: Sensitivity, language: Language, columns: number): Scale | null {
  const ends = provisions.flatMap(({ intervals }) =>
    intervals.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  );
  const numbers = [...new Set([...ends, ...at])].sort(compare);
  const labels = numbers.map((number) =>
    isCurrency(unit) ? showQuantity(number, unit, language) : showNumber(number, language, unit),
  );
  const stretch = Math.max(NARROWEST_STRETCH, ...labels.map((label) => displayWidth(label) + 1));
  const isOpen = provisions.some(({ intervals }) => intervals.some(({ to }) => to === null));
  const needed = INDENT.length + stretch * numbers.length;
  return needed > columns ? null : { numbers, labels, stretch, isOpen };
}

/** Exact numbers as text in their order. Throws for what is no number. */
export function compare(first: string, second: string): number {
  const [one, other] = [parseFractionText(first), parseFractionText(second)];
  if (one === null || other === null) throw new Error(`${first} and ${second} cannot be compared`);
  return one.compare(other);
}

function scaleLines({ numbers, labels, stretch, isOpen }: Scale, at: readonly string[]): string[] {
  const isLast = (index: number): boolean => index === numbers.length - 1;
  const labelled = labels.map((label) => label + " ".repeat(stretch - displayWidth(label))).join("");
  const marks = numbers.map((number, index) => {
    const mark = at.includes(number) ? "▲" : "|";
    if (!isLast(index)) return mark + "-".repeat(stretch - 1);
    return isOpen ? `${mark}${"-".repeat(stretch - 2)}>` : mark;
  });
  return [`${INDENT}${labelled}`.trimEnd(), `${INDENT}${marks.join("")}`];
}

/** For each number the mark of its outcome, and for each stretch the mark of the outcome between two numbers. */
function barOf(intervals: readonly OutcomeInterval[], { numbers, stretch, isOpen }: Scale): string {
  return numbers
    .map((number, index) => {
      const on = intervals.find((interval) => holds(interval, number));
      const after = intervals.find((interval) => holdsAbove(interval, number));
      const isEnd = index === numbers.length - 1 && !isOpen;
      return markOf(on) + (isEnd ? "" : markOf(after).repeat(stretch - 1));
    })
    .join("")
    .trimEnd();
}

function markOf(interval: OutcomeInterval | undefined): string {
  return interval === undefined ? " " : codes.outcomes[interval.outcome].mark;
}

/** Whether a number is in an interval. */
export function holds(interval: OutcomeInterval, number: string): boolean {
  const above = compare(number, interval.from);
  if (above < 0 || (above === 0 && !interval.includesFrom)) return false;
  if (interval.to === null) return true;
  const below = compare(interval.to, number);
  return below > 0 || (below === 0 && interval.includesTo);
}

/** Whether the interval holds the numbers that follow at once. */
function holdsAbove({ from, to }: OutcomeInterval, number: string): boolean {
  return compare(from, number) <= 0 && (to === null || compare(to, number) > 0);
}

/** An interval in words; `shown` writes one of its numbers. */
export function showInterval(
  { from, includesFrom, to, includesTo }: OutcomeInterval,
  shown: (text: string) => string,
  language: Language,
): string {
  if (to === from) return textIn(words.equal, language, { from: shown(from) });
  const included = (includes: boolean): string => textIn(words[includes ? "included" : "excluded"], language);
  const values = {
    from: shown(from),
    includesFrom: included(includesFrom),
    includesTo: included(includesTo),
  };
  return to === null
    ? textIn(words.fromOn, language, values)
    : textIn(words.fromTo, language, { ...values, to: shown(to) });
}
