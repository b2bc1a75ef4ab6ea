/** A truth value that may be unknown (Kleene's strong three-valued logic). */
export type Truth = true | false | "unknown";

/** False where any is false, else unknown where any is unknown, else true. */
export function every(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false;
  return values.includes("unknown") ? "unknown" : true;
}

/** True where any is true, else unknown where any is unknown, else false. */
export function some(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true;
  return values.includes("unknown") ? "unknown" : false;
}

/** The other truth value; unknown stays unknown. */
export function negate(value: Truth): Truth {
  return value === "unknown" ? value : !value;
}

/** The truth values from the least to the greatest: so Kleene's `and` is the minimum, and `or` the maximum. */
export const TRUTHS: readonly Truth[] = [false, "unknown", true];

/** A truth value as its place among TRUTHS. */
export type TruthRank = number;

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

/** The rank of a truth value. */
export function truthRankOf(truth: Truth): TruthRank {
  return TRUTHS.indexOf(truth);
}

/** The truth value of a rank. */
export function truthOf(rank: TruthRank): Truth {
  return TRUTHS[rank] ?? false;
}
