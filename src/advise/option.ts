import type { Rational } from "../exact/rational.ts";
import type { Answer } from "../profile/answer.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";

/** One other answer to a fact. */
export interface Option {
  readonly answer: Answer;
  /** The values of all facts that follow from it. */
  readonly values: ReadonlyMap<string, FactValue>;
  /** From the answer as it is: in the fact's unit, 1 for another choice, elements added or left out of a list. */
  readonly distance: Rational;
  /** The same without a unit, for the ranking: points of a share over 100, else the distance over itself and what it starts from. */
  readonly step: Rational;
  /** Other answers of which every test says the same. */
  readonly orElse: readonly Answer[];
}

/** Something that the company can change: one fact, or both sides of a share as one. */
export interface Lever {
  readonly fact: Fact;
  readonly touches: readonly string[];
  /** For each class of answers of which every test says the same, what follows; null for a class without any. */
  readonly classes: readonly (ReadonlyMap<string, FactValue> | null)[];
  /** The nearest answers within the allowed classes; more than one only where they are equally near. */
  pick(allowed: readonly boolean[]): readonly Option[];
}

/** The options at the least distance, in their order. */
export function nearestOf(options: readonly Option[]): readonly Option[] {
  const [first, ...others] = options;
  if (first === undefined) return [];
  const least = others.reduce(
    (near, option) => (option.distance.lt(near) ? option.distance : near),
    first.distance,
  );
  return options.filter((option) => option.distance.equals(least));
}
