import { parseDecimal, type Rational, rational } from "../exact/rational.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { Fact } from "../vocabulary/vocabulary.ts";
import steps from "./steps.json" with { type: "json" };

const ONE = rational(1n);

/**
 * The smallest difference between two answers of a numeric fact, in the fact's own unit: 0.000001 of a percent, the
 * minor unit of the currency, 0.01 m², a day, 0.000001 of a duration or count, 1 of what is only counted whole.
 */
export function stepOf(fact: Fact, currency: string | null): Rational {
  if (fact.type === "date") return ONE;
  if (fact.type === "money") return minorUnit(currency);
  if (steps.wholeUnits.includes(fact.unit ?? "")) return ONE;
  const text = (steps as Record<string, unknown>)[fact.type];
  const step = typeof text === "string" ? parseDecimal(text) : null;
  if (step === null) throw new Error(`${fact.id} of the type ${fact.type} has no step`);
  return step;
}

function minorUnit(currency: string | null): Rational {
  const digits = (currencies.minorDigits as Record<string, number>)[currency ?? ""] ?? 2;
  return rational(1n, 10n ** BigInt(digits));
}

/** The largest multiple of the step that is not above the value. */
export function roundDown(value: Rational, step: Rational): Rational {
  return value.div(step).floor().mul(step);
}

/** The smallest multiple of the step that is not below the value. */
export function roundUp(value: Rational, step: Rational): Rational {
  return value.div(step).ceil().mul(step);
}
