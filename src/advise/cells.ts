import { type Rational, rational, roundDown, roundUp } from "../exact/rational.ts";

/** The values that an answer can have; without an upper end where `high` is null. */
export interface Domain {
  readonly low: Rational;
  readonly high: Rational | null;
}

/** Values between two neighbouring bounds, or one bound itself: every test says the same of all of them. */
export interface Cell {
  readonly low: Rational;
  readonly includesLow: boolean;
  readonly high: Rational | null;
  readonly includesHigh: boolean;
}

/** The cells between the bounds, from the lowest up; together they are the whole domain. */
export function cellsBetween(bounds: readonly Rational[], domain: Domain): Cell[] {
  const inside = bounds.filter(
    (bound) => bound.gte(domain.low) && (domain.high === null || bound.lte(domain.high)),
  );
  const sorted = [...inside]
    .sort((a, b) => a.compare(b))
    .filter((bound, index, all) => !all[index - 1]?.equals(bound));
  const cells: Cell[] = [];
  let low = domain.low;
  let includesLow = true;
  for (const bound of sorted) {
    if (bound.gt(low)) cells.push({ low, includesLow, high: bound, includesHigh: false });
    cells.push({ low: bound, includesLow: true, high: bound, includesHigh: true });
    low = bound;
    includesLow = false;
  }
  if (domain.high === null || domain.high.gt(low) || sorted.length === 0) {
    cells.push({ low, includesLow, high: domain.high, includesHigh: domain.high !== null });
  }
  return cells;
}

/** One value inside the cell, however fine. */
export function sampleOf(cell: Cell): Rational {
  if (cell.high === null) return cell.low.add(rational(1n));
  return cell.low.add(cell.high).div(rational(2n));
}

/** The first and the last answer inside the cell at a step; null where it holds none. `last` null = without end. */
export interface Ends {
  readonly first: Rational;
  readonly last: Rational | null;
}

export function endsAtStep(cell: Cell, step: Rational): Ends | null {
  const up = roundUp(cell.low, step);
  const first = !cell.includesLow && up.equals(cell.low) ? up.add(step) : up;
  if (cell.high === null) return { first, last: null };
  const down = roundDown(cell.high, step);
  const last = !cell.includesHigh && down.equals(cell.high) ? down.sub(step) : down;
  return last.lt(first) ? null : { first, last };
}
