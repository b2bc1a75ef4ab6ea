import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { fillWords } from "../language/language.ts";
import type { Answer, Holder, Origin, Profile } from "../profile/answer.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { boundsOf, type FactCell, numberCells, UNKNOWN_CELLS } from "./fact-cells.ts";
import { WORDS } from "./names.ts";

/** The two sides of one quantity: the foreign share, and the Chinese one, which is the rest. */
export interface ShareSides {
  readonly foreign: Fact;
  readonly chinese: Fact;
  /** The yes or no whose yes leaves every test of a share open; null where the vocabulary has none. */
  readonly openBy: Fact | null;
}

/** What can be said of the two readings of the foreign share. */
export interface ShareCells {
  /** The cells of either reading. */
  readonly cells: readonly FactCell[];
  /** Every pair of cells (direct, look-through) that some company can be in, with answers that put it there. */
  readonly points: readonly { readonly at: readonly [number, number]; readonly answers: Profile }[];
}

/** An interval of one reading: between which cells of a number it lies, and why it is not known better. */
interface Span {
  readonly low: number;
  readonly high: number;
  readonly reason: Why | null;
}

type Why = "not-answered" | "do-not-know";
const WHYS: readonly Why[] = ["not-answered", "do-not-know"];

/** The cells of both readings for the tests of both sides, cut at the bounds of either, on the foreign side. */
export function shareCells({ foreign, chinese, openBy }: ShareSides, leaves: readonly Leaf[]): ShareCells {
  const own = leaves.filter(({ fact }) => fact === foreign.id);
  const other = leaves.filter(({ fact }) => fact === chinese.id);
  const bounds = [...boundsOf(own), ...boundsOf(other).map((bound) => HUNDRED.sub(bound))];
  const numbers = numberCells(foreign, bounds, null);
  const spans = spansOver(numbers.length);
  const nothing = [
    ...unknownAnswers(foreign, chinese).slice(
      0,
      own.length > 0 && other.length > 0 ? undefined : UNKNOWN_CELLS.length,
    ),
    ...(openBy === null ? [] : [new Map([[openBy.id, YES]])]),
  ].map((answers, place) => ({ at: [place, place] as const, answers }));
  const mixed = own.length > 0 && other.length > 0 ? mixedCells() : [];
  const unknown = [...UNKNOWN_CELLS, ...mixed, ...(openBy === null ? [] : [openCell(openBy)])];
  const cells = [...unknown, ...spans.map((span) => cellOf(span, numbers))];
  const last = numbers.length - 1;
  const indexOf = (span: Span): number => {
    const isOpen = span.reason !== null && span.low === 0 && span.high === last;
    return isOpen ? WHYS.indexOf(span.reason) : unknown.length + spans.indexOf(span);
  };
  const everywhere = WHYS.map((reason): Span => ({ low: 0, high: last, reason }));
  const single = numbers.map((cell, place) => {
    const answer = other.length > 0 && own.length === 0 ? otherSide(cell.answer) : cell.answer;
    const fact = answer === cell.answer ? foreign : chinese;
    const index = unknown.length + place;
    return { at: [index, index] as const, answers: new Map([[fact.id, answer ?? null]]) };
  });
  const values = numbers.map(({ answer }) => (answer?.kind === "share" ? answer.value : ZERO));
  const tables = pairsOf([...spans, ...everywhere], last).map(([direct, lookThrough]) => ({
    at: [indexOf(direct), indexOf(lookThrough)] as const,
    answers: new Map<string, Answer>([["investors", tableOf(direct, lookThrough, values)]]),
  }));
  return { cells, points: [...nothing, ...single, ...tables] };
}

const YES: Answer = { kind: "yes-no", value: true };

/** Where shares are held for others, whatever the answers on shares are. */
function openCell({ title }: Fact): FactCell {
  return { name: title, answer: undefined, stretch: null };
}

/** Of two sides one may be said not to be known, the other not spoken of. */
function mixedCells(): FactCell[] {
  const { notAnswered, doNotKnow } = WORDS;
  return [
    { foreign: doNotKnow, chinese: notAnswered },
    { foreign: notAnswered, chinese: doNotKnow },
  ].map((values) => ({ name: fillWords(WORDS.sides, values), answer: undefined, stretch: null }));
}

function unknownAnswers(foreign: Fact, chinese: Fact): Profile[] {
  const both = [chinese.id, foreign.id].map((id) => [id, null] as const);
  return [new Map(), new Map(both), new Map([[foreign.id, null]]), new Map([[chinese.id, null]])];
}

function otherSide(answer: FactCell["answer"]): FactCell["answer"] {
  return answer?.kind === "share" ? { kind: "share", value: HUNDRED.sub(answer.value) } : answer;
}

/** Single cells first, then the intervals from one cell to another, for each reason; that over all cells is left out. */
function spansOver(count: number): Span[] {
  const spans: Span[] = Array.from({ length: count }, (_, place) => ({
    low: place,
    high: place,
    reason: null,
  }));
  for (const reason of WHYS) {
    for (let low = 0; low < count; low += 1) {
      for (let high = low + 1; high < count; high += 1) {
        if (low > 0 || high < count - 1) spans.push({ low, high, reason });
      }
    }
  }
  return spans;
}

function cellOf({ low, high, reason }: Span, numbers: readonly FactCell[]): FactCell {
  const [first, last] = [numbers[low], numbers[high]];
  if (first === undefined || last === undefined) throw new Error("an interval lies outside of all cells");
  if (reason === null) return first;
  const span = fillWords(WORDS.span, { low: first.name, high: last.name });
  const why = reason === "do-not-know" ? WORDS.originNotKnown : WORDS.originNotAnswered;
  const name = fillWords(why, { span });
  return { name, answer: undefined, stretch: null };
}

/** Pairs of readings that only a table of owners can give: what is not known has one reason in both. */
function pairsOf(spans: readonly Span[], last: number): [Span, Span][] {
  const isOpen = ({ low, high }: Span): boolean => low === 0 && high === last;
  return spans.flatMap((direct) =>
    spans.flatMap((lookThrough): [Span, Span][] => {
      const reasons = new Set([direct.reason, lookThrough.reason].filter((reason) => reason !== null));
      const isPlain = reasons.size === 0 && direct === lookThrough;
      if (isPlain || reasons.size > 1 || (reasons.size > 0 && isOpen(direct) && isOpen(lookThrough)))
        return [];
      return [[direct, lookThrough]];
    }),
  );
}

/** Foreign, not known, mainland: what an owner counts as in a reading. */
const KINDS = ["foreign", "open", "mainland"] as const;

/** A table of owners whose foreign share lies in these intervals: what each kind has in one reading meets what each has in the other. */
function tableOf(direct: Span, lookThrough: Span, values: readonly Rational[]): Answer {
  const left = [partsOf(direct, values), partsOf(lookThrough, values)] as const;
  const holders: Holder[] = [];
  let [row, column] = [0, 0];
  while (row < KINDS.length && column < KINDS.length) {
    const [own, ends] = [left[0][row] ?? ZERO, left[1][column] ?? ZERO];
    const share = own.lt(ends) ? own : ends;
    if (share.gt(ZERO)) {
      const reason = direct.reason ?? lookThrough.reason;
      holders.push(holderOf(holders.length + 1, share, row, column, reason));
    }
    left[0][row] = own.sub(share);
    left[1][column] = ends.sub(share);
    if (own.lte(ends)) row += 1;
    else column += 1;
  }
  return { kind: "investors", holders };
}

/** What each kind has, in percent. */
function partsOf({ low, high }: Span, values: readonly Rational[]): Rational[] {
  const [from, to] = [values[low] ?? ZERO, values[high] ?? ZERO];
  return [from, to.sub(from), HUNDRED.sub(to)];
}

function holderOf(number: number, share: Rational, row: number, column: number, reason: Why | null): Holder {
  const originOf = (kind: number): Origin | null | undefined => {
    const name = KINDS[kind];
    if (name === "foreign" || name === "mainland") return name;
    return reason === "do-not-know" ? null : undefined;
  };
  const alone = (name: string, kind: number, part: Rational): Holder => {
    return { name, origin: originOf(kind), share: part, holders: null, identifiers: {} };
  };
  const above = row === column ? null : [alone(`Owner of ${number}`, column, HUNDRED)];
  return { ...alone(`Owner ${number}`, row, share), holders: above };
}
