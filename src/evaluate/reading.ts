import type { Interval } from "../exact/interval.ts";
import { formatRational } from "../exact/rational.ts";

/** A share's reading: one number, or the interval of what it could be. */
export type ShownReading = string | readonly [string, string];

/** A reading as the report shows it, exact and as text. */
export function showReading({ low, high }: Interval): ShownReading {
  return low.equals(high) ? formatRational(low) : [formatRational(low), formatRational(high)];
}
