import { EXPECTED } from "../input/expected.ts";
import type { JsonObject, JsonValue } from "../input/json.ts";
import type { Words } from "../language/language.ts";
import type { Complaints } from "../profile/complaint.ts";
import { isRealDay } from "../profile/days.ts";
import { isObject, type Path } from "../profile/read-object.ts";
import words from "./words.json" with { type: "json" };

/** What a statement is about. */
export type RecordType = "entity" | "person" | "relationship";
const RECORD_TYPES: readonly RecordType[] = ["entity", "person", "relationship"];

/** Within one day the first statement on a record comes before those that update it, and its end after both. */
const STATUSES = ["new", "updated", "closed"] as const;
type Status = (typeof STATUSES)[number];

/** One statement of the Beneficial Ownership Data Standard 0.4, as far as it is read. */
export interface Statement {
  readonly id: string;
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly recordId: string;
  /** The record in whose declaration it was made. */
  readonly declarationSubject: string;
  readonly type: RecordType;
  readonly status: Status;
  /** The day on which it was made, YYYY-MM-DD. */
  readonly day: string;
  /** The moment at which it was made, and at which it was published (0 where that is not said), in milliseconds. */
  readonly madeAt: number;
  readonly publishedAt: number;
  readonly details: JsonObject;
  readonly annotations: readonly JsonValue[];
}

/** The only version of the standard that is read. */
export const STANDARD_VERSION = "0.4";
/** More statements than any group that can be worked out has. */
const MOST_STATEMENTS = 50_000;
/** After so many problems a file is not read on. */
export const MOST_PROBLEMS = 50;
const LONGEST_TEXT = 1_000;

/** Reads the statements of a file, a list in any order. Complains of every one that is none of the version. */
export function readStatements(raw: JsonValue, complaints: Complaints): readonly Statement[] {
  if (!Array.isArray(raw) || raw.length === 0) {
    complaints.wrongValue([], raw, words.expected.statements);
    return [];
  }
  if (raw.length > MOST_STATEMENTS) {
    complaints.add([], "too-long", String(raw.length), words.expected.fewerStatements);
    return [];
  }
  const statements: Statement[] = [];
  const seen = new Set<string>();
  for (const [place, entry] of raw.entries()) {
    if (complaints.problems.length >= MOST_PROBLEMS) break;
    const statement = readStatement(entry, place, complaints);
    if (statement === undefined) continue;
    if (seen.has(statement.id))
      complaints.add([place, "statementId"], "given-twice", statement.id, words.expected.statementOnce);
    seen.add(statement.id);
    statements.push(statement);
  }
  return statements;
}

function readStatement(raw: JsonValue, place: number, complaints: Complaints): Statement | undefined {
  const path = [place];
  if (!isObject(raw)) return complaints.wrongValue(path, raw, words.expected.statement);
  const older = ["statementID", "statementType"].find((key) => key in raw);
  if (older !== undefined) return complaints.add([place, older], "other-version", "", words.expected.version);
  const published = isObject(raw.publicationDetails) ? raw.publicationDetails : null;
  if (published?.bodsVersion !== undefined && published.bodsVersion !== STANDARD_VERSION)
    return complaints.wrongValue(
      [place, "publicationDetails", "bodsVersion"],
      published.bodsVersion,
      words.expected.version,
    );
  const before = complaints.problems.length;
  const id = readText(raw, "statementId", path, complaints);
  const recordId = readText(raw, "recordId", path, complaints);
  const declarationSubject = readText(raw, "declarationSubject", path, complaints);
  const type = readChoice(raw, "recordType", path, RECORD_TYPES, complaints);
  const status =
    raw.recordStatus === undefined ? "updated" : readChoice(raw, "recordStatus", path, STATUSES, complaints);
  const day = readDay(raw, "statementDate", path, complaints);
  const details = isObject(raw.recordDetails)
    ? raw.recordDetails
    : needed(raw, "recordDetails", path, words.expected.details, complaints);
  if (complaints.problems.length > before) return undefined;
  if (!id || !recordId || !declarationSubject || !type || !status || !day || !details) return undefined;
  return {
    id,
    place,
    recordId,
    declarationSubject,
    type,
    status,
    day: day.slice(0, 10),
    madeAt: Date.parse(day),
    publishedAt: momentOf(published?.publicationDate),
    details,
    annotations: Array.isArray(raw.annotations) ? raw.annotations : [],
  };
}

function momentOf(raw: JsonValue | undefined): number {
  const moment = typeof raw === "string" ? Date.parse(raw) : Number.NaN;
  return Number.isNaN(moment) ? 0 : moment;
}

/** A text of 1 to 1000 characters that has to be there. */
export function readText(
  raw: JsonObject,
  key: string,
  path: Path,
  complaints: Complaints,
): string | undefined {
  const text = raw[key];
  if (typeof text === "string" && text !== "" && text.length <= LONGEST_TEXT) return text;
  return needed(raw, key, path, EXPECTED.text, complaints);
}

/** One of some codes of the standard that has to be there. */
export function readChoice<T extends string>(
  raw: JsonObject,
  key: string,
  path: Path,
  choices: readonly T[],
  complaints: Complaints,
): T | undefined {
  const choice = choices.find((candidate) => candidate === raw[key]);
  if (choice !== undefined) return choice;
  const expected = words.expected.choice;
  const shown = choices.join(", ");
  return needed(raw, key, path, { "zh-CN": expected["zh-CN"] + shown, en: expected.en + shown }, complaints);
}

/** A day, or a moment with its day first, that has to be there. */
export function readDay(
  raw: JsonObject,
  key: string,
  path: Path,
  complaints: Complaints,
): string | undefined {
  const text = raw[key];
  if (typeof text === "string" && isRealDay(text.slice(0, 10))) {
    if (text.length === 10 || (/^.{10}T.+$/.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  }
  return needed(raw, key, path, words.expected.day, complaints);
}

function needed(
  raw: JsonObject,
  key: string,
  path: Path,
  expected: Words,
  complaints: Complaints,
): undefined {
  const at = [...path, key];
  const found = raw[key];
  if (found === undefined) return complaints.missingKey(at, expected);
  return complaints.wrongValue(at, found, expected);
}
