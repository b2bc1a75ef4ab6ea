import { choiceIds } from "../fact-types/parts/known-text.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import { type Rational, rational, roundDown } from "../exact/rational.ts";
import { fillWords, inEach, textIn, type Words } from "../language/language.ts";
import type { Answer } from "../profile/answer.ts";
import type { Leaf } from "../rules/condition.ts";
import { NATIONALITIES, PLACES } from "../vocabulary/countries.ts";
import { scaleOf, stepOf, unitOf } from "../fact-types/measure.ts";
import { CALENDAR_YEAR, type Fact } from "../vocabulary/vocabulary.ts";
import { dayNumber } from "../fact-types/parts/days.ts";
import { idsOf } from "./identity-cells.ts";
import { nameOfDays, nameOfIds, nameOfStretch, nameOfUnknown, WORDS } from "./names.ts";
import { endsAtStep, type Stretch, stretchesBetween } from "./stretches.ts";

/** Answers to one fact that every test treats alike. */
export interface FactCell {
  readonly name: Words;
  /** One of them, such as a profile can hold: null = "don't know", undefined = not answered. */
  readonly answer: Answer | null | undefined;
  /** Of numbers and days (counted from 1970-01-01): where they lie. */
  readonly stretch: Stretch | null;
}

/** The two ways of not knowing a fact. */
export const UNKNOWN_CELLS: readonly FactCell[] = [
  { name: nameOfUnknown("not-answered"), answer: undefined, stretch: null },
  { name: nameOfUnknown("do-not-know"), answer: null, stretch: null },
];

/**
 * The cells of all that can be said of one fact, for tests that look at it alone and compare it in one unit; cells
 * that no answer falls into are left out. First the ways of not knowing it, then numbers and days from the lowest up.
 * Throws for a list whose tests tell more groups apart than MOST_GROUPS.
 */
export function factCells(fact: Fact, leaves: readonly Leaf[]): FactCell[] {
  return [...UNKNOWN_CELLS, ...knownCells(fact, leaves)];
}

function knownCells(fact: Fact, leaves: readonly Leaf[]): FactCell[] {
  switch (factTypeOf(fact).compared) {
    case "yes-no":
      return [true, false].map((value) => ({
        name: value ? WORDS.yes : WORDS.no,
        answer: { kind: "yes-no", value },
        stretch: null,
      }));
    case "choice":
      return oneOfCells(fact, idsOf(leaves), choiceIds(fact), (id) => ({ kind: "choice", id }));
    case "nationality": {
      const all = [...NATIONALITIES, ...PLACES];
      return oneOfCells(fact, [...idsOf(leaves), ...PLACES], all, (code) => ({ kind: "nationality", code }));
    }
    case "choices":
      return listCells(fact, leaves);
    default:
      return numberCells(fact, boundsOf(leaves), currencyOf(leaves));
  }
}

/** Every id that stands by itself, and one cell for all others. */
function oneOfCells(
  fact: Fact,
  own: readonly string[],
  all: readonly string[],
  answer: (id: string) => Answer,
): FactCell[] {
  const named = [...new Set(own)].filter((id) => all.includes(id));
  const [other] = all.filter((id) => !named.includes(id));
  const cells = named.map((id) => ({ name: nameOfIds([id], fact), answer: answer(id), stretch: null }));
  if (other === undefined) return cells;
  const name =
    named.length === 0 ? WORDS.anyChoice : fillWords(WORDS.other, { named: nameOfIds(named, fact) });
  return [...cells, { name, answer: answer(other), stretch: null }];
}

/** So many groups of choices may be there or not, in every way at once. */
export const MOST_GROUPS = 12;

/** Choices that the same tests name, group by group. */
export function groupsOf(leaves: readonly Leaf[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const id of idsOf(leaves)) {
    const key = leaves.map(({ bound }) => bound.kind === "ids" && bound.ids.includes(id)).join();
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()];
}

/** A cell for each way in which the groups can be there or not. */
function listCells(fact: Fact, leaves: readonly Leaf[]): FactCell[] {
  const groups = groupsOf(leaves);
  if (groups.length > MOST_GROUPS)
    throw new Error(`the tests of ${fact.id} tell ${groups.length} groups apart`);
  return Array.from({ length: 2 ** groups.length }, (_, set): FactCell => {
    const isIn = groups.map((__, place) => (set >> place) % 2 === 1);
    const ids = groups.flatMap((group, place) => (isIn[place] ? group.slice(0, 1) : []));
    const parts = groups.map((group, place) => nameOfGroup(group, isIn[place] === true, fact));
    const name = parts.length === 0 ? WORDS.anyChoice : joined(parts);
    return { name, answer: { kind: "choices", ids }, stretch: null };
  });
}

function nameOfGroup(group: readonly string[], isIn: boolean, fact: Fact): Words {
  const phrase = group.length > 1 ? WORDS.oneOfSeveral : WORDS.oneOf;
  return fillWords(isIn ? phrase : WORDS.noneOf, { ids: nameOfIds(group, fact) });
}

function joined(parts: readonly Words[]): Words {
  return inEach((language) => parts.map((part) => textIn(part, language)).join(textIn(WORDS.and, language)));
}

/** Where tests turn: in the unit of their bounds, days as numbers. */
export function boundsOf(leaves: readonly Leaf[]): Rational[] {
  return leaves.flatMap(({ bound }) => {
    if (bound.kind === "day") return [dayNumber(bound.day)];
    return bound.kind === "quantity" && bound.of === null ? [bound.value] : [];
  });
}

function currencyOf(leaves: readonly Leaf[]): string | null {
  for (const { bound } of leaves) if (bound.kind === "quantity") return bound.unit;
  return null;
}

/** The cells of a number, an amount in a currency or a day, cut at some bounds. */
export function numberCells(fact: Fact, bounds: readonly Rational[], currency: string | null): FactCell[] {
  const domain = scaleOf(fact);
  const { compared } = factTypeOf(fact);
  return stretchesBetween(bounds, domain).flatMap((stretch): FactCell[] => {
    const value = exampleIn(stretch, fact, currency);
    if (value === null) return [];
    const unit = compared === "money" ? currency : unitOf(fact);
    const name = compared === "date" ? nameOfDays(stretch, domain) : nameOfStretch(stretch, domain, unit);
    return [{ name, answer: answerOf(fact, value, currency), stretch }];
  });
}

/** The answer to a numeric fact that a number stands for. */
export function answerOf(fact: Fact, value: Rational, currency: string | null): Answer {
  return scaleOf(fact).answerAt(value, currency ?? "CNY");
}

const ONE = rational(1n);
const TWO = rational(2n);

/**
 * A number inside a stretch that an answer can hold: a round one in the middle; of days and years of the calendar the
 * one beside the bound. Null where no answer falls into the stretch.
 */
export function exampleIn(stretch: Stretch, fact: Fact, currency: string | null): Rational | null {
  const step = stepOf(fact, currency ?? "CNY");
  const ends = endsAtStep(stretch, step);
  if (ends === null) return null;
  const { first, last } = ends;
  if (factTypeOf(fact).compared === "date" || fact.unit === CALENDAR_YEAR) {
    return stretch.includesLow && last !== null ? last : first;
  }
  const middle =
    stretch.high === null ? stretch.low.mul(TWO).add(ONE) : stretch.low.add(stretch.high).div(TWO);
  const isInside = (value: Rational): boolean => value.gte(first) && (last === null || value.lte(last));
  return [roundDown(middle, ONE), roundDown(middle, step)].find(isInside) ?? first;
}
