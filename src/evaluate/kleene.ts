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
