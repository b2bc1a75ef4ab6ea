import {
  type Band,
  type End,
  holdsAny,
  type Interval,
  intersection,
  isPoint,
  isSame,
  within,
} from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { JsonNumber, type JsonObject, type JsonValue, parseJson } from "../input/json.ts";
import { intervalOf, type Share } from "../profile/answer.ts";
import { readShareOrBand } from "../profile/bands.ts";
import type { Complaints } from "../profile/complaint.ts";
import { sayPercent } from "../profile/fractions.ts";
import { readShare } from "../profile/numbers.ts";
import { isObject, type Path } from "../profile/read-object.ts";
import { noteOfOurs } from "./own-notes.ts";
import { readChoice, readDay, readText, type Statement } from "./statements.ts";
import words from "./words.json" with { type: "json" };

const DIRECTNESS = ["direct", "indirect", "unknown"] as const;

/** One interest of a relationship. */
export interface Interest {
  /** By the standard's list; of them `shareholding` alone is a share of the equity. */
  readonly type: string;
  readonly directness: (typeof DIRECTNESS)[number];
  /** The first day on which it was held, and the first on which it was not; null where that is not said. */
  readonly from: string | null;
  readonly until: string | null;
  /** In percent; null where the share is not said. */
  readonly share: Share | null;
}

/** What one statement says of a relationship. */
export interface Relationship {
  readonly statement: Statement;
  /** The record held; null where it is not specified. */
  readonly subject: string | null;
  /** The record that holds; null where it is not specified. */
  readonly party: string | null;
  readonly interests: readonly Interest[];
}

/** Reads a statement on a relationship. Complains of what is not of the standard, or cannot be. */
export function readRelationship(statement: Statement, complaints: Complaints): Relationship | undefined {
  const path = [statement.place, "recordDetails"];
  const before = complaints.problems.length;
  const { details } = statement;
  const subject = readReference(details, "subject", path, complaints);
  const party = readReference(details, "interestedParty", path, complaints);
  const interests: Interest[] = [];
  const { interests: raw } = details;
  if (raw !== undefined && !Array.isArray(raw))
    complaints.wrongValue([...path, "interests"], raw, words.expected.interests);
  for (const [index, entry] of (Array.isArray(raw) ? raw : []).entries()) {
    const interest = readInterest(entry, [...path, "interests", index], statement, complaints);
    if (interest !== undefined) interests.push(interest);
  }
  if (complaints.problems.length > before || subject === undefined || party === undefined) return undefined;
  return { statement, subject, party, interests };
}

/** The id of a record; null for an object with the reason why it is not specified. */
function readReference(
  details: JsonObject,
  key: string,
  path: Path,
  complaints: Complaints,
): string | null | undefined {
  const raw = details[key];
  if (!isObject(raw)) return readText(details, key, path, complaints);
  return readText(raw, "reason", [...path, key], complaints) === undefined ? undefined : null;
}

function readInterest(
  raw: JsonValue,
  path: Path,
  statement: Statement,
  complaints: Complaints,
): Interest | undefined {
  if (!isObject(raw)) return complaints.wrongValue(path, raw, words.expected.interest);
  const type = readText(raw, "type", path, complaints);
  const directness =
    raw.directOrIndirect === undefined
      ? "unknown"
      : readChoice(raw, "directOrIndirect", path, DIRECTNESS, complaints);
  const from = raw.startDate === undefined ? null : readDay(raw, "startDate", path, complaints);
  const until = raw.endDate === undefined ? null : readDay(raw, "endDate", path, complaints);
  const share = type === "shareholding" ? shareOf(raw, path, statement, complaints) : null;
  if (type === undefined || directness === undefined || share === undefined) return undefined;
  if (from === undefined || until === undefined) return undefined;
  if (from !== null && until !== null && from > until)
    return complaints.add(
      [...path, "endDate"],
      "ends-crossed",
      `${from} … ${until}`,
      words.expected.laterEnd,
    );
  return { type, directness, from, until, share };
}

const ENDS = ["exact", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"] as const;
type Numbers = ReadonlyMap<(typeof ENDS)[number], Rational>;

/** The share of an interest in percent, or the range of it; null where it says none. A range of one number is that number. */
function shareOf(
  interest: JsonObject,
  path: Path,
  statement: Statement,
  complaints: Complaints,
): Share | null | undefined {
  const raw = interest.share;
  if (raw === undefined) return null;
  const at = [...path, "share"];
  if (!isObject(raw)) return complaints.wrongValue(at, raw, words.expected.share);
  const before = complaints.problems.length;
  const numbers = new Map<(typeof ENDS)[number], Rational>();
  for (const key of ENDS) {
    const number = raw[key];
    if (number === undefined) continue;
    const read = readNumber(number, [...at, key], complaints);
    if (read !== undefined) numbers.set(key, read);
  }
  if (complaints.problems.length > before) return undefined;
  if (numbers.size === 0) return null;
  const band = bandOf(numbers);
  const range = within(band, ZERO, HUNDRED);
  const written = noteOfOurs(statement, "share");
  const given = written === null ? numbers.get("exact") : readOwn(written, at, complaints);
  if (complaints.problems.length > before) return undefined;
  if (!holdsAny(range) || (given !== undefined && !isInside(intervalOf(given), range))) {
    const shown = [...numbers].map(([key, value]) => `${key} ${sayPercent(value)}`).join(", ");
    return complaints.add(at, "ends-crossed", shown, words.expected.range);
  }
  return given ?? (isPoint(range) ? range.low : band);
}

function isInside(part: Interval, whole: Interval): boolean {
  const common = intersection(part, whole);
  return common !== null && isSame(common, part);
}

/** A share as this program wrote it: a fraction of the whole, or a range with ends that are. */
function readOwn(written: string, path: Path, complaints: Complaints): Share | undefined {
  return readShareOrBand(written.startsWith("{") ? parseJson(written).value : written, path, complaints);
}

/** Of two ends on one side the narrower one, which is the one left out where both are one number. */
function bandOf(numbers: Numbers): Band {
  const [low, lowOut] = [numbers.get("minimum"), numbers.get("exclusiveMinimum")];
  const [high, highOut] = [numbers.get("maximum"), numbers.get("exclusiveMaximum")];
  return {
    low: lowOut !== undefined && (low === undefined || lowOut.gte(low)) ? open(lowOut) : closed(low),
    high: highOut !== undefined && (high === undefined || highOut.lte(high)) ? open(highOut) : closed(high),
  };
}

function open(value: Rational): End {
  return { value, isIncluded: false };
}

function closed(value: Rational | undefined): End | null {
  return value === undefined ? null : { value, isIncluded: true };
}

/** A JSON number that is a share; zeros after its last decimal say nothing. */
function readNumber(raw: JsonValue, path: Path, complaints: Complaints): Rational | undefined {
  if (!(raw instanceof JsonNumber)) return complaints.wrongValue(path, raw, words.expected.number);
  const text = raw.text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  return readShare(new JsonNumber(text), path, complaints);
}

/** Whether an interest was held on a day, by its own dates. */
export function isHeldOn({ from, until }: Interest, day: string): boolean {
  return (from === null || from.slice(0, 10) <= day) && (until === null || day < until.slice(0, 10));
}
