import { type Rational, rational } from "../exact/rational.ts";
import type { Language } from "../language/language.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Compared, Scale } from "./fact-type.ts";
import { factTypeOf } from "./registry.ts";

/** The unit in which a fact's numbers are given: `%`, `m²`, `years` …; null for what is no number, and for money. */
export function unitOf(fact: Fact): string | null {
  return factTypeOf(fact).unit ?? fact.unit ?? null;
}

/** As what tests compare a fact, by its id; null where none does, or there is no such fact. */
export function comparedAs(id: string, { byId }: Vocabulary): Compared | null {
  const fact = byId.get(id);
  return (fact === undefined ? undefined : factTypeOf(fact).compared) ?? null;
}

/** Whether one cell of a table can hold an answer; of others each part has a column of its own. */
export function fitsOneCell(fact: Fact): boolean {
  const { parts, typing } = factTypeOf(fact);
  return parts === undefined || typing !== undefined;
}

/** The name of an id that answers to a fact choose among; what is none stays as it is. */
export function nameOfId(id: string, fact: Fact, language: Language): string {
  return factTypeOf(fact).choosing?.nameOf(id, fact, language) ?? id;
}

/** The line on which a fact's answers lie. Throws for a fact that is neither number, amount nor day. */
export function scaleOf(fact: Fact): Scale {
  const { scale } = factTypeOf(fact);
  if (scale === undefined) throw new Error(`${fact.id} of the type ${fact.type} has no step`);
  return scale;
}

/** A day as a part of a year, at its longest. */
const DAY_OF_YEAR = rational(1n, 365n);

/**
 * The smallest difference between two answers of a numeric fact, in the fact's own unit: 0.000001 of a percent or a
 * duration, the minor unit of the currency, 0.01 m², a day, 1 of what is counted. Years that follow from a date move
 * by a day. Throws for a fact that is no number, and for an unknown currency.
 */
export function stepOf(fact: Fact, currency: string | null): Rational {
  const { step } = scaleOf(fact);
  return fact.elapsedSince === undefined ? step(currency) : DAY_OF_YEAR;
}
