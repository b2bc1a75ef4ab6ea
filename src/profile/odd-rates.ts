import { decimalPlaces, formatRational, type Rational, rational } from "../exact/rational.ts";
import { present } from "../input/present.ts";
import { dayWords } from "../language/day.ts";
import type { ExchangeRate, Profile } from "./answer.ts";
import type { OddPoint } from "./odd-holders.ts";

const RATES = "exchangeRates";
const ONE = rational(1n);

/** Rates of a day after the one asked about (YYYY-MM-DD), and rates of two directions that contradict each other. */
export function oddRates(profile: Profile, asOf: string): OddPoint[] {
  const answer = profile.get(RATES);
  return answer?.kind === "exchange-rates"
    ? [...ratesAhead(answer.rates, asOf), ...ratesNotInverse(answer.rates)]
    : [];
}

function ratesAhead(rates: readonly ExchangeRate[], asOf: string): OddPoint[] {
  return rates.flatMap((rate): OddPoint[] => {
    if (rate.date === null || rate.date <= asOf) return [];
    const values = { pair: pairOf(rate), day: dayWords(rate.date), asked: dayWords(asOf) };
    return [{ code: "rate-lies-ahead", facts: [RATES], values }];
  });
}

function ratesNotInverse(rates: readonly ExchangeRate[]): OddPoint[] {
  return rates.flatMap((rate, index): OddPoint[] => {
    const inverse = rates.slice(index + 1).find(({ from, to }) => from === rate.to && to === rate.from);
    if (inverse === undefined || areOfTwoDays(rate, inverse) || mayBeInverse(rate, inverse)) return [];
    const values = {
      pair: pairOf(rate),
      rate: formatRational(rate.rate),
      inverse: pairOf(inverse),
      inverseRate: formatRational(inverse.rate),
      product: formatRational(rate.rate.mul(inverse.rate)),
    };
    return [{ code: "rates-not-inverse", facts: [RATES], values }];
  });
}

function pairOf({ from, to }: ExchangeRate): string {
  return `${from}/${to}`;
}

/** Rates move from day to day, so that those of two days need not fit each other. */
function areOfTwoDays(one: ExchangeRate, other: ExchangeRate): boolean {
  return one.date !== null && other.date !== null && one.date !== other.date;
}

/** Whether one rate may be the inverse of the other, each being rounded to the decimals it is given with. */
function mayBeInverse({ rate: one }: ExchangeRate, { rate: other }: ExchangeRate): boolean {
  const [oneHalf, otherHalf] = [halfStepOf(one), halfStepOf(other)];
  const least = one.sub(oneHalf).mul(other.sub(otherHalf));
  const most = one.add(oneHalf).mul(other.add(otherHalf));
  return least.lte(ONE) && most.gte(ONE);
}

/** Half a unit of the last decimal: how far rounding can have moved a rate. */
function halfStepOf(rate: Rational): Rational {
  return rational(1n, 2n * 10n ** BigInt(present(decimalPlaces(rate), "decimals of a rate")));
}
