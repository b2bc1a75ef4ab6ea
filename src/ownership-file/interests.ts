import { type Rational, ZERO } from "../exact/rational.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "../input/json.ts";
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
  readonly share: Rational | null;
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

const LOWER = ["minimum", "exclusiveMinimum"] as const;
const UPPER = ["maximum", "exclusiveMaximum"] as const;

/** The share of an interest in percent; null where it says none. A range of one number is that number. */
function shareOf(
  interest: JsonObject,
  path: Path,
  statement: Statement,
  complaints: Complaints,
): Rational | null | undefined {
  const raw = interest.share;
  if (raw === undefined) return null;
  const at = [...path, "share"];
  if (!isObject(raw)) return complaints.wrongValue(at, raw, words.expected.share);
  const before = complaints.problems.length;
  const numbers = new Map<string, Rational>();
  for (const key of ["exact", ...LOWER, ...UPPER]) {
    const number = raw[key];
    if (number === undefined) continue;
    const read = readNumber(number, [...at, key], complaints);
    if (read !== undefined) numbers.set(key, read);
  }
  if (complaints.problems.length > before) return undefined;
  const written = noteOfOurs(statement, "share");
  const exact = written === null ? numbers.get("exact") : readShare(written, at, complaints);
  const range = new Range(numbers);
  if (range.isEmpty || (exact !== undefined && !range.holds(exact))) {
    const shown = [...numbers].map(([key, value]) => `${key} ${sayPercent(value)}`).join(", ");
    return complaints.add(at, "ends-crossed", shown, words.expected.range);
  }
  if (exact !== undefined) return exact;
  if (numbers.size === 0) return null;
  return (
    range.only ??
    complaints.add(at, "share-in-range", [...numbers.keys()].join(", "), words.expected.exactShare)
  );
}

/** A JSON number that is a share; zeros after its last decimal say nothing. */
function readNumber(raw: JsonValue, path: Path, complaints: Complaints): Rational | undefined {
  if (!(raw instanceof JsonNumber)) return complaints.wrongValue(path, raw, words.expected.number);
  const text = raw.text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  return readShare(new JsonNumber(text), path, complaints);
}

class Range {
  readonly #low: Rational;
  readonly #high: Rational | undefined;
  readonly #lowIsOut: boolean;
  readonly #highIsOut: boolean;

  constructor(numbers: ReadonlyMap<string, Rational>) {
    const [low, lowOut] = LOWER.map((key) => numbers.get(key));
    const [high, highOut] = UPPER.map((key) => numbers.get(key));
    this.#lowIsOut = lowOut !== undefined && (low === undefined || lowOut.gte(low));
    this.#low = (this.#lowIsOut ? lowOut : low) ?? ZERO;
    this.#highIsOut = highOut !== undefined && (high === undefined || highOut.lte(high));
    this.#high = this.#highIsOut ? highOut : high;
  }

  get isEmpty(): boolean {
    if (this.#high === undefined) return false;
    return this.#low.gt(this.#high) || (this.#low.equals(this.#high) && (this.#lowIsOut || this.#highIsOut));
  }

  /** The only number in it; null where there are more. */
  get only(): Rational | null {
    return this.#high?.equals(this.#low) === true ? this.#low : null;
  }

  holds(value: Rational): boolean {
    if (this.#lowIsOut ? value.lte(this.#low) : value.lt(this.#low)) return false;
    if (this.#high === undefined) return true;
    return this.#highIsOut ? value.lt(this.#high) : value.lte(this.#high);
  }
}

/** Whether an interest was held on a day, by its own dates. */
export function isHeldOn({ from, until }: Interest, day: string): boolean {
  return (from === null || from.slice(0, 10) <= day) && (until === null || day < until.slice(0, 10));
}
