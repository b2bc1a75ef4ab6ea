import * as z from "zod";
import type { Band } from "../../exact/interval.ts";
import type { Rational } from "../../exact/rational.ts";
import { fillWords, type Words } from "../../language/language.ts";
import words from "../../profile/typed/words.json" with { type: "json" };

/**
 * At least one end. That there is one at most on each side, and something between them, is checked when it is read:
 * eight combinations of keys would say no more to people.
 */
export function rangeOf<T extends z.ZodType>(end: T, more: z.ZodRawShape = {}): z.ZodType {
  const ends = { atLeast: end, moreThan: end, atMost: end, lessThan: end };
  const minProperties = 1 + Object.keys(more).length;
  return z.strictObject({ ...z.strictObject(ends).partial().shape, ...more }).meta({ minProperties });
}

/** A range that was typed, its ends shown by `show`. */
export function readBackRange({ low, high }: Band, show: (value: Rational) => Words): Words {
  const { ends } = words.readBack;
  const parts = [
    ...(low === null
      ? []
      : [fillWords(ends[low.isIncluded ? "atLeast" : "moreThan"], { end: show(low.value) })]),
    ...(high === null
      ? []
      : [fillWords(ends[high.isIncluded ? "atMost" : "lessThan"], { end: show(high.value) })]),
  ];
  const [first, second] = parts;
  if (first === undefined) throw new Error("a range without an end was read");
  return second === undefined ? first : fillWords(ends.both, { low: first, high: second });
}
