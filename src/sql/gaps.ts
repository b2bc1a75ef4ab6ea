import { formatRational } from "../exact/rational.ts";
import { yearsBetween } from "../profile/elapsed.ts";
import type { Leaf } from "../rules/condition.ts";
import { type LeafContext, times } from "./leaf.ts";

/**
 * By how much a row falls short of an unmet test, as an expression of text: a decimal, or two whole numbers as
 * `numerator/denominator`, not reduced; null where there is no distance.
 */
export function writeGap(leaf: Leaf, context: LeafContext): string | null {
  const { bound, fact } = leaf;
  const { dialect, vocabulary, values } = context;
  if (bound.kind !== "quantity") return null;
  const start = vocabulary.byId.get(fact)?.elapsedSince;
  if (!values.has(start ?? fact)) return null;
  if (start !== undefined) return writeElapsedGap(leaf, dialect.name(start), context);
  const value = dialect.name(fact);
  if (bound.of === null) {
    const distance = `CAST(abs(${value} - ${formatRational(bound.value)}) AS ${dialect.textType})`;
    return `trim(TRAILING '.' FROM trim(TRAILING '0' FROM ${distance}))`;
  }
  if (!values.has(bound.of)) return null;
  const { n, d } = bound.value;
  const all = dialect.name(bound.of);
  const share = `abs(${times(value, 100n * d)} - ${times(all, n)})`;
  return `${lastPlaces(share, dialect.textType)} || '/' || ${lastPlaces(times(all, d), dialect.textType)}`;
}

/** A decimal as the text of the whole number of its last places; all of them have the same number of decimals. */
function lastPlaces(decimal: string, textType: string): string {
  return `trim(LEADING '0' FROM replace(CAST(${decimal} AS ${textType}), '.', ''))`;
}

/** A run of days of the year for which the years to the day asked about are counted alike. */
interface Run {
  readonly last: string;
  /** The year in which the last anniversary lies. */
  readonly year: number;
  /** The days since the anniversary, and the day of the month: together the same in the whole run. */
  readonly days: bigint;
  readonly length: bigint;
}

/** Years since a day, less the bound, by the runs of days of the year that the day asked about makes. */
function writeElapsedGap({ bound }: Leaf, start: string, { asOf, dialect }: LeafContext): string | null {
  if (bound.kind !== "quantity") return null;
  const { n, d } = bound.value;
  const day = `CAST(substr(${start}, 9, 2) AS INTEGER)`;
  const year = `CAST(substr(${start}, 1, 4) AS INTEGER)`;
  const cases = runsOf(asOf).map(({ last, year: anniversary, days, length }) => {
    // ((anniversary - year) + (days - day) / length - n/d) in parts of 1/(length * d)
    const constant = BigInt(anniversary) * length * d + days * d - n * length;
    const sum = `${constant} - ${year} * ${length * d} - ${day} * ${d}`;
    return ` WHEN substr(${start}, 6, 5) <= ${dialect.text(last)} THEN CAST(abs(${sum}) AS ${dialect.textType}) || '/${length * d}'`;
  });
  return `CASE${cases.join("")} END`;
}

const DAY = 86_400_000;

function runsOf(asOf: string): Run[] {
  const runs: Run[] = [];
  // Of a leap year, in which there is every day that a date may name.
  let leap = Number.parseInt(asOf.slice(0, 4), 10) - 1;
  while (!isLeapYear(leap)) leap -= 1;
  for (let at = Date.UTC(leap, 0, 1); at < Date.UTC(leap + 1, 0, 1); at += DAY) {
    const start = new Date(at).toISOString().slice(0, 10);
    const years = yearsBetween(start, asOf);
    const count = years.floor();
    const part = years.sub(count);
    const length = 365n % part.d === 0n ? 365n : 366n;
    const days = (part.n * length) / part.d + BigInt(start.slice(8));
    const run = { last: start.slice(5), year: leap + Number(count.n), days, length };
    const previous = runs.at(-1);
    if (previous?.year === run.year && previous.days === days && previous.length === length) runs.pop();
    runs.push(run);
  }
  return runs;
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
}
