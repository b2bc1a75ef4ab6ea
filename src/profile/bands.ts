import { type Band, type End, holdsAny, isPoint, within } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, rational, ZERO } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "../input/json.ts";
import type { Words } from "../language/language.ts";
import type { Share } from "./answer.ts";
import type { Complaints } from "./complaint.ts";
import { writeShare } from "./fractions.ts";
import { DECIMALS, readDecimal, readShare } from "./numbers.ts";
import { isObject, type Path, refuseOtherKeys } from "./read-object.ts";

/** The ends of a band as a profile names them, in the order in which they are written. */
export const BAND_KEYS = ["atLeast", "moreThan", "atMost", "lessThan"] as const;
type BandKey = (typeof BAND_KEYS)[number];

/** A band as a profile holds it: at most one end on each side, as text. */
export type WrittenBand = Partial<Record<BandKey, string>>;

type ReadEnd = (raw: JsonValue, path: Path) => Rational | undefined;

/** A share in percent: a number, or a band such as `{"moreThan": "25", "atMost": "50"}`. */
export function readShareOrBand(raw: JsonValue, path: Path, complaints: Complaints): Share | undefined {
  if (!isObject(raw)) return readShare(raw, path, complaints);
  const before = complaints.problems.length;
  refuseOtherKeys(raw, path, BAND_KEYS, complaints);
  if (complaints.problems.length > before) return undefined;
  const band = readEnds(
    raw,
    path,
    (end, at) => readShare(end, at, complaints),
    EXPECTED.shareBand,
    complaints,
  );
  if (band === null || complaints.problems.length > before) return undefined;
  return settled(band, HUNDRED, raw, path, EXPECTED.shareBand, complaints);
}

/** Whether an amount of money is given as a band. */
export function isAmountBand(raw: JsonObject): boolean {
  return BAND_KEYS.some((key) => key in raw);
}

/** The amount of money that a band gives, of 0 or more; the currency stands beside its ends. */
export function readAmountBand(
  raw: JsonObject,
  path: Path,
  complaints: Complaints,
): Rational | Band | undefined {
  const before = complaints.problems.length;
  const read: ReadEnd = (end, at) => readDecimal(end, at, DECIMALS, EXPECTED.amount, complaints);
  const band = readEnds(raw, path, read, EXPECTED.amountBand, complaints);
  if (band === null || complaints.problems.length > before) return undefined;
  return settled(band, null, raw, path, EXPECTED.amountBand, complaints);
}

/** Each side once, and at least one side. */
function readEnds(
  raw: JsonObject,
  path: Path,
  read: ReadEnd,
  expected: Words,
  complaints: Complaints,
): Band | null {
  if (!isAmountBand(raw)) {
    complaints.wrongValue(path, raw, expected);
    return null;
  }
  const end = (included: BandKey, excluded: BandKey): End | null => {
    if (included in raw && excluded in raw) {
      complaints.add([...path, excluded], "two-ends", `${included}, ${excluded}`, EXPECTED.oneEnd);
      return null;
    }
    const key = included in raw ? included : excluded;
    const given = raw[key];
    const value = given === undefined ? undefined : read(given, [...path, key]);
    return value === undefined ? null : { value, isIncluded: key === included };
  };
  return { low: end("atLeast", "moreThan"), high: end("atMost", "lessThan") };
}

/** Far above every amount: stands where nothing bounds a band from above. */
const ENDLESS = rational(10n ** 200n);

/** A band that holds one number only is that number; one that holds none is refused. */
function settled(
  band: Band,
  most: Rational | null,
  raw: JsonObject,
  path: Path,
  expected: Words,
  complaints: Complaints,
): Rational | Band | undefined {
  const interval = within(band, ZERO, most ?? ENDLESS);
  if (!holdsAny(interval)) {
    const found = BAND_KEYS.filter((key) => key in raw).map((key) => `${key} ${showEnd(raw[key])}`);
    return complaints.add(path, "empty-band", found.join(", "), expected);
  }
  return isPoint(interval) ? interval.low : band;
}

function showEnd(raw: JsonValue | undefined): string {
  return raw instanceof JsonNumber ? raw.text : String(raw);
}

/** A band of shares as a profile holds it. */
export function writeShareBand(band: Band): WrittenBand {
  return writeBand(band, writeShare);
}

/** A band of amounts as a profile holds it. */
export function writeAmountBand(band: Band): WrittenBand {
  return writeBand(band, formatRational);
}

/** A band with its ends written by `write`, in the order of its keys. */
export function writeBand({ low, high }: Band, write: (value: Rational) => string): WrittenBand {
  return {
    ...(low === null ? {} : { [low.isIncluded ? "atLeast" : "moreThan"]: write(low.value) }),
    ...(high === null ? {} : { [high.isIncluded ? "atMost" : "lessThan"]: write(high.value) }),
  };
}
