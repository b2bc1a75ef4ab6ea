import { parseDecimal, type Rational, rational } from "../exact/rational.ts";
import currencies from "./currencies.json" with { type: "json" };
import steps from "./steps.json" with { type: "json" };
import type { Fact } from "./vocabulary.ts";

/** A day as a part of a year, at its longest. */
const DAY_OF_YEAR = rational(1n, 365n);

/**
 * The smallest difference between two answers of a numeric fact, in the fact's own unit: 0.000001 of a percent or a
 * duration, the minor unit of the currency, 0.01 m², a day, 1 of what is counted. Years that follow from a date move
 * by a day. Throws for a fact that is no number, and for an unknown currency.
 */
export function stepOf(fact: Fact, currency: string | null): Rational {
  if (fact.type === "money") return minorUnit(currency);
  if (fact.elapsedSince !== undefined) return DAY_OF_YEAR;
  const text = (steps as Readonly<Record<string, string>>)[fact.type];
  const step = text === undefined ? null : parseDecimal(text);
  if (step === null) throw new Error(`${fact.id} of the type ${fact.type} has no step`);
  return step;
}

function minorUnit(currency: string | null): Rational {
  const digits = (currencies.minorDigits as Readonly<Record<string, number>>)[currency ?? ""];
  if (digits === undefined) throw new Error(`there is no currency ${currency}`);
  return rational(1n, 10n ** BigInt(digits));
}
