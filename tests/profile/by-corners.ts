import Fraction from "fraction.js";

/** A band of percentages. */
export interface ModelBand {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

/** Companies 0, 1, …, the ends after them with their origins, and who holds how much of each company. */
export interface ModelBandedGroup {
  readonly companies: number;
  readonly origins: readonly string[];
  readonly stakes: readonly (readonly { readonly holder: number; readonly band: ModelBand }[])[];
}

/** So little that no corner of a band whose ends are whole percentages is passed over. */
const NEARLY = new Fraction(1, 1_000_000_000);
const HUNDRED = new Fraction(100);
const ZERO = new Fraction(0);

type Range = readonly [Fraction, Fraction];

/**
 * The greatest and the least foreign part by enumeration: the part is linear in the shares of each single company, so
 * it has its extremes at corners of the sets of shares that add up to 100; every combination of corners is solved. An
 * end is reached just where bands drawn in by next to nothing at their open ends have the same extreme. Null where
 * the bands cannot be filled, or where some loop of companies would own itself in every filling.
 */
export function extremes(group: ModelBandedGroup): string | null {
  const whole = extremesOf(group, ZERO);
  const drawnIn = extremesOf(group, NEARLY);
  if (whole === null || drawnIn === null) return null;
  const [low, high] = whole;
  const isLowReached = low.equals(drawnIn[0]);
  const isHighReached = high.equals(drawnIn[1]);
  return `${isLowReached ? "[" : "("}${low.toFraction()}, ${high.toFraction()}${isHighReached ? "]" : ")"}`;
}

function extremesOf({ companies, origins, stakes }: ModelBandedGroup, drawn: Fraction): Range | null {
  const corners = stakes.map((level) =>
    cornersOf(
      level.map(
        ({ band }): Range => [
          new Fraction(band.low).add(band.isLowOpen ? drawn : ZERO),
          new Fraction(band.high).sub(band.isHighOpen ? drawn : ZERO),
        ],
      ),
    ),
  );
  if (corners.some((level) => level.length === 0)) return null;
  const found: Fraction[] = [];
  for (const choice of combinations(corners)) {
    const part = foreignPart(companies, origins, stakes, choice);
    if (part !== null) found.push(part);
  }
  const [first, ...others] = found;
  if (first === undefined || !someLeaks(companies, stakes, corners)) return null;
  return others.reduce<Range>(
    ([low, high], part) => [part.lt(low) ? part : low, part.gt(high) ? part : high],
    [first, first],
  );
}

/** The corners of the set of shares within the ranges that add up to 100: all but one share at an end. */
function cornersOf(ranges: readonly Range[]): Fraction[][] {
  const corners = new Map<string, Fraction[]>();
  ranges.forEach((free, place) => {
    const others = ranges.map((range, index) => (index === place ? [ZERO] : [...range]));
    for (const shares of combinations(others)) {
      const rest = HUNDRED.sub(shares.reduce((sum, share) => sum.add(share), ZERO));
      if (rest.lt(free[0]) || rest.gt(free[1])) continue;
      const corner = shares.map((share, index) => (index === place ? rest : share));
      corners.set(corner.map((share) => share.toFraction()).join(), corner);
    }
  });
  return [...corners.values()];
}

function combinations<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>(
    (all, one) => all.flatMap((before) => one.map((choice) => [...before, choice])),
    [[]],
  );
}

/** Whether by the middle of all corners whatever belongs to a company comes to an end somewhere. */
function someLeaks(
  companies: number,
  stakes: ModelBandedGroup["stakes"],
  corners: readonly (readonly Fraction[][])[],
): boolean {
  const arriving = new Set<number>();
  for (let before = -1; before !== arriving.size; ) {
    before = arriving.size;
    stakes.forEach((level, held) => {
      const isHolding = level.some(
        ({ holder }, place) =>
          (holder >= companies || arriving.has(holder)) &&
          (corners[held] ?? []).some((corner) => !(corner[place] ?? ZERO).equals(ZERO)),
      );
      if (isHolding) arriving.add(held);
    });
  }
  return arriving.size === companies;
}

/** The foreign part of company 0 in percent by one filling, by Gauss and Jordan; null where there is no single solution. */
function foreignPart(
  companies: number,
  origins: readonly string[],
  stakes: ModelBandedGroup["stakes"],
  shares: readonly (readonly Fraction[])[],
): Fraction | null {
  const rows = Array.from({ length: companies }, (_, held) => {
    const row = Array.from({ length: companies + 1 }, (__, column) => new Fraction(column === held ? 1 : 0));
    (stakes[held] ?? []).forEach(({ holder }, place) => {
      const share = (shares[held]?.[place] ?? ZERO).div(HUNDRED);
      const column = holder < companies ? holder : companies;
      const old = row[column] ?? ZERO;
      if (holder < companies) row[column] = old.sub(share);
      else if (origins[holder - companies] !== "mainland") row[column] = old.add(share);
    });
    return row;
  });
  for (let column = 0; column < companies; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= column && !(row[column] ?? ZERO).equals(ZERO));
    const top = rows[pivot];
    if (top === undefined) return null;
    rows[pivot] = rows[column] ?? [];
    rows[column] = top.map((value) => value.div(top[column] ?? 1));
    rows.forEach((row, index) => {
      const factor = row[column] ?? ZERO;
      if (index === column || factor.equals(ZERO)) return;
      rows[index] = row.map((value, place) => value.sub(factor.mul(rows[column]?.[place] ?? ZERO)));
    });
  }
  return (rows[0]?.[companies] ?? ZERO).mul(HUNDRED);
}
