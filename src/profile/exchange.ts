import type { Rational } from "../exact/rational.ts";
import type { ExchangeRate } from "./answer.ts";

/** An amount in another currency, with the rates it was worked out by, in their order. */
export interface Conversion {
  readonly amount: Rational;
  readonly rates: readonly ExchangeRate[];
}

/** The amount in `to`, by the rate that the profile gives for that pair; null where it gives none. */
export function convert(
  amount: Rational,
  from: string,
  to: string,
  rates: readonly ExchangeRate[],
): Conversion | null {
  if (from === to) return { amount, rates: [] };
  const rate = rates.find((candidate) => candidate.from === from && candidate.to === to);
  return rate === undefined ? null : { amount: amount.mul(rate.rate), rates: [rate] };
}
