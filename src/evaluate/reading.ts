import type { ShownReading } from "../contract/common.ts";
import type { Interval } from "../exact/interval.ts";
import { formatRational } from "../exact/rational.ts";

/** A reading as the report shows it, exact and as text. */
export function showReading({ low, high }: Interval): ShownReading {
  return low.equals(high) ? formatRational(low) : [formatRational(low), formatRational(high)];
}
