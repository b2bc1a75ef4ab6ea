import type { ShownReading } from "../contract/common.ts";
import { bandOf, type Interval } from "../exact/interval.ts";
import { formatRational } from "../exact/rational.ts";
import { writeBand } from "../profile/bands.ts";

/** A reading as the report shows it, exact and as text. */
export function showReading(interval: Interval): ShownReading {
  const { low, high, isLowOpen, isHighOpen } = interval;
  if (isLowOpen || isHighOpen) return writeBand(bandOf(interval), formatRational);
  return low.equals(high) ? formatRational(low) : [formatRational(low), formatRational(high)];
}
