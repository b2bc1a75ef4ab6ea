import type { Rational } from "../exact/rational.ts";
import type { ExchangeRate } from "./answer.ts";

/** An amount in another currency, with the rates it was worked out by, in their order. */
export interface Conversion {
  readonly amount: Rational;
  readonly rates: readonly ExchangeRate[];
}

/** What the rates that are given make of an amount. */
export type Exchange =
  | (Conversion & { readonly kind: "converted" })
  | { readonly kind: "rate-missing" }
  /** No direct rate, and chains of two rates that come to different amounts; none of them is chosen. */
  | { readonly kind: "rates-disagree"; readonly chains: readonly Conversion[] };

/**
 * The amount in `to` by the rate given for that pair; where there is none, by a chain of two rates. The inverse of a
 * rate is never used, since what was published is one direction.
 */
export function exchange(
  amount: Rational,
  from: string,
  to: string,
  rates: readonly ExchangeRate[],
): Exchange {
  if (from === to) return { kind: "converted", amount, rates: [] };
  const direct = rates.find((rate) => rate.from === from && rate.to === to);
  if (direct !== undefined) return { kind: "converted", amount: amount.mul(direct.rate), rates: [direct] };
  const chains = chainsOfTwo(from, to, rates).map(([first, second]) => ({
    amount: amount.mul(first.rate).mul(second.rate),
    rates: [first, second],
  }));
  const [chain] = chains;
  if (chain === undefined) return { kind: "rate-missing" };
  return chains.every((other) => other.amount.equals(chain.amount))
    ? { kind: "converted", ...chain }
    : { kind: "rates-disagree", chains };
}

/** The converted amount, or null where the rates that are given do not settle it. */
export function convert(
  amount: Rational,
  from: string,
  to: string,
  rates: readonly ExchangeRate[],
): Conversion | null {
  const result = exchange(amount, from, to, rates);
  return result.kind === "converted" ? { amount: result.amount, rates: result.rates } : null;
}

/** Sorted by the currency in the middle, so that the order in which rates were given decides nothing. */
function chainsOfTwo(
  from: string,
  to: string,
  rates: readonly ExchangeRate[],
): (readonly [ExchangeRate, ExchangeRate])[] {
  const onwards = new Map(rates.filter((rate) => rate.to === to).map((rate) => [rate.from, rate]));
  return rates
    .filter((rate) => rate.from === from)
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .flatMap((first) => {
      const second = onwards.get(first.to);
      return second === undefined ? [] : [[first, second] as const];
    });
}
