import type { Band } from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import type { ExchangeRate } from "./answer.ts";
import type { Readings } from "./ownership.ts";

/**
 * `lies-ahead`: years were to be counted from a day that comes after the day asked about; `text-unsettled`: no
 * document says what counts as the share.
 */
export type UnknownReason = "not-answered" | "do-not-know" | "lies-ahead" | "text-unsettled";

/** A fact that the profile leaves open, and whose answer is wanted. */
export interface UnknownFact {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
  readonly missing: readonly string[];
}

/** A fact as the evaluators see it: typed, exact, derived where it was not given. */
export type FactValue =
  | UnknownFact
  | { readonly kind: "choice"; readonly id: string }
  | { readonly kind: "choices"; readonly ids: readonly string[] }
  | { readonly kind: "yes-no"; readonly value: boolean }
  | { readonly kind: "nationality"; readonly code: string }
  | { readonly kind: "date"; readonly day: string }
  | { readonly kind: "quantity"; readonly value: Rational; readonly unit: string }
  | {
      readonly kind: "money";
      readonly amount: Rational;
      readonly currency: string;
      readonly rates: readonly ExchangeRate[];
      /** The day for which the amount is stated, where the profile gives one. */
      readonly day?: string;
    }
  | {
      readonly kind: "money-band";
      readonly band: Band;
      readonly currency: string;
      readonly rates: readonly ExchangeRate[];
      readonly day?: string;
    }
  | (Readings & {
      readonly kind: "share";
      readonly uncertain: UnknownFact | null;
      /** Whether a range was given for it, or for a share of a holder. */
      readonly isBanded?: true;
    })
  | {
      readonly kind: "ratio";
      readonly percent: Rational;
      readonly part: Rational;
      readonly whole: Rational | null;
    };

/** The facts of one company by id. */
export type Facts = ReadonlyMap<string, FactValue>;

/** The value of a fact that nobody gave. */
export function notAnswered(fact: string): UnknownFact {
  return notGiven(fact, undefined);
}

/** The value of a fact that was not answered (undefined), or with "don't know" (null). */
export function notGiven(fact: string, answer: null | undefined): UnknownFact {
  return { kind: "unknown", reason: answer === null ? "do-not-know" : "not-answered", missing: [fact] };
}

/**
 * One quantity as a percentage of another. Nothing added is 0 % of any whole; without the part or the whole the
 * ratio is unknown, and asks for what is missing.
 */
export function ratioOf(part: FactValue, whole: FactValue): FactValue {
  if (part.kind === "quantity" && part.value.n === 0n) {
    return {
      kind: "ratio",
      percent: ZERO,
      part: part.value,
      whole: whole.kind === "quantity" ? whole.value : null,
    };
  }
  const open = [part, whole].filter((fact) => fact.kind === "unknown");
  if (part.kind !== "quantity" || whole.kind !== "quantity" || whole.value.n === 0n) {
    const reason = open.some((fact) => fact.reason === "not-answered") ? "not-answered" : "do-not-know";
    return { kind: "unknown", reason, missing: open.flatMap((fact) => fact.missing) };
  }
  return {
    kind: "ratio",
    percent: part.value.mul(HUNDRED).div(whole.value),
    part: part.value,
    whole: whole.value,
  };
}
