import { type Rational, rational, ZERO } from "../../../src/exact/rational.ts";
import type { Answer } from "../../../src/profile/answer.ts";
import type { FactValue } from "../../../src/profile/facts.ts";
import type { Fact } from "../../../src/vocabulary/vocabulary.ts";

const ONE = rational(1n);
const TWO = rational(2n);
const HUNDRED = rational(100n);
const YEAR = rational(365n);
const DAY = 86_400_000;

/** The stated cost of one changed answer, worked out apart from the advice: effort, and step without a unit. */
export interface Price {
  readonly effort: number;
  readonly step: Rational;
}

/** What it takes to get from a value to an answer. */
export function priceOf(fact: Fact, from: FactValue | undefined, to: Answer): Price {
  return { effort: fact.effort ?? 0, step: stepTo(from, to) };
}

function stepTo(from: FactValue | undefined, to: Answer): Rational {
  if (to.kind === "choices") {
    if (from?.kind !== "choices") return to.ids.length === 0 ? ONE : rational(BigInt(to.ids.length));
    const left = from.ids.filter((id) => !to.ids.includes(id)).length;
    return rational(BigInt(left + to.ids.filter((id) => !from.ids.includes(id)).length));
  }
  if (to.kind === "share" && from?.kind === "share") {
    const numbers = [from.direct.low, from.direct.high, from.lookThrough.low, from.lookThrough.high];
    const [low, high] = [least(numbers), largest(numbers)];
    return low.sub(to.value).abs().add(high.sub(to.value).abs()).div(TWO).div(HUNDRED);
  }
  if (to.kind === "quantity" && from?.kind === "quantity") return relative(from.value, to.value, from.value);
  if (to.kind === "money" && from?.kind === "money") return relative(from.amount, to.amount, from.amount);
  if (to.kind === "date" && from?.kind === "date") {
    const days = rational(BigInt(Math.abs(Date.parse(to.day) - Date.parse(from.day)) / DAY));
    return days.div(days.add(YEAR));
  }
  return ONE;
}

function relative(from: Rational, to: Rational, base: Rational): Rational {
  const distance = to.sub(from).abs();
  return distance.n === 0n ? ZERO : distance.div(distance.add(base));
}

function largest(numbers: readonly Rational[]): Rational {
  return numbers.reduce((most, number) => (number.gt(most) ? number : most), ZERO);
}

function least(numbers: readonly Rational[]): Rational {
  return numbers.reduce((fewest, number) => (number.lt(fewest) ? number : fewest));
}

/** The price of changes made together. */
export function total(prices: readonly Price[]): Price & { readonly facts: number } {
  return {
    facts: prices.length,
    effort: prices.reduce((sum, { effort }) => sum + effort, 0),
    step: prices.reduce((sum, { step }) => sum.add(step), ZERO),
  };
}

/** Whether the first is cheaper: fewer facts, then less effort, then the smaller step. */
export function isCheaper(first: ReturnType<typeof total>, second: ReturnType<typeof total>): boolean {
  return (first.facts - second.facts || first.effort - second.effort || first.step.compare(second.step)) < 0;
}
