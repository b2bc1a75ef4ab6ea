import { type Rational, rational, roundDown, roundUp } from "../exact/rational.ts";

/** The values that an answer can have; without an upper end where `high` is null. */
export interface Domain {
  readonly low: Rational;
  readonly high: Rational | null;
}

/** Values between two neighbouring bounds, or one bound itself: every test says the same of all of them. */
export interface Stretch {
  readonly low: Rational;
  readonly includesLow: boolean;
  readonly high: Rational | null;
  readonly includesHigh: boolean;
}

/** The stretches between the bounds, from the lowest up; together they are the whole domain. */
export function stretchesBetween(bounds: readonly Rational[], domain: Domain): Stretch[] {
  const inside = bounds.filter(
    (bound) => bound.gte(domain.low) && (domain.high === null || bound.lte(domain.high)),
  );
  const sorted = [...inside]
    .sort((a, b) => a.compare(b))
    .filter((bound, index, all) => !all[index - 1]?.equals(bound));
  const stretches: Stretch[] = [];
  let low = domain.low;
  let includesLow = true;
  for (const bound of sorted) {
    if (bound.gt(low)) stretches.push({ low, includesLow, high: bound, includesHigh: false });
    stretches.push({ low: bound, includesLow: true, high: bound, includesHigh: true });
    low = bound;
    includesLow = false;
  }
  if (domain.high === null || domain.high.gt(low) || sorted.length === 0) {
    stretches.push({ low, includesLow, high: domain.high, includesHigh: domain.high !== null });
  }
  return stretches;
}

/** One value inside the stretch, however fine. */
export function sampleOf(stretch: Stretch): Rational {
  if (stretch.high === null) return stretch.low.add(rational(1n));
  return stretch.low.add(stretch.high).div(rational(2n));
}

/** The first and the last answer inside the stretch at a step; null where it holds none. `last` null = without end. */
export interface Ends {
  readonly first: Rational;
  readonly last: Rational | null;
}

export function endsAtStep(stretch: Stretch, step: Rational): Ends | null {
  const up = roundUp(stretch.low, step);
  const first = !stretch.includesLow && up.equals(stretch.low) ? up.add(step) : up;
  if (stretch.high === null) return { first, last: null };
  const down = roundDown(stretch.high, step);
  const last = !stretch.includesHigh && down.equals(stretch.high) ? down.sub(step) : down;
  return last.lt(first) ? null : { first, last };
}

/** Whether a value lies inside the stretch. */
export function holds({ low, includesLow, high, includesHigh }: Stretch, value: Rational): boolean {
  if (value.lt(low) || (!includesLow && value.equals(low))) return false;
  return high === null || value.lt(high) || (includesHigh && value.equals(high));
}
