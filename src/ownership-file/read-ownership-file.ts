import { type JsonValue, parseJson } from "../input/json.ts";
import { atTheirLines } from "../input/lines-of-paths.ts";
import { InputError } from "../input/problem.ts";
import type { Entity } from "../profile/answer.ts";
import { checkGroup } from "../profile/check-group.ts";
import { Complaints } from "../profile/complaint.ts";
import { groupsInOrder, isLoop } from "../profile/loops.ts";
import { graphOfEntities } from "../profile/ownership-graph.ts";
import { isObject } from "../profile/read-object.ts";
import { companyIn, type Sought } from "./company.ts";
import { Group } from "./group.ts";
import { type Holdings, holdingsOn } from "./holdings.ts";
import { type Note, Notes } from "./notes.ts";
import { type Party, readParty } from "./parties.ts";
import { describingOn, type Record, recordsOf } from "./records.ts";
import { MOST_PROBLEMS, readStatements, type Statement } from "./statements.ts";
import words from "./words.json" with { type: "json" };

/** The ownership of one company on one day, as a file in the standard's form states it. */
export interface OwnershipFile {
  /** The company as the file describes it. */
  readonly company: Party;
  /** Its owners in the form of the profile's `entities`. */
  readonly entities: readonly Entity[];
  readonly notes: readonly Note[];
}

/** The longest text that is read, in characters. */
export const LONGEST_FILE = 16 * 1024 * 1024;

/**
 * Reads a file of the Beneficial Ownership Data Standard 0.4 (a JSON list of statements on entities, persons and
 * relationships) for one company and one day (YYYY-MM-DD). Shareholdings held directly on that day count; what is
 * stated otherwise is told in the notes, and what is not stated is of unknown origin. Throws an InputError in which a
 * problem of a statement has the statement's id first in its path.
 */
export function readOwnershipFile(text: string, day: string, sought: Sought): OwnershipFile {
  const complaints = new Complaints();
  if (text.length > LONGEST_FILE) {
    complaints.add([], "too-long", `${Math.ceil(text.length / 1024 / 1024)} MB`, words.expected.shorterFile);
    throw new InputError(complaints.problems);
  }
  let raw: JsonValue = null;
  try {
    return atTheirLines(text, () => {
      const parsed = parseJson(text);
      if (parsed.problems.length > 0) throw new InputError(parsed.problems);
      raw = parsed.value;
      const statements = readStatements(raw, complaints);
      stopAt(complaints);
      return readOwnership(statements, day, sought, complaints);
    });
  } catch (error) {
    throw error instanceof InputError ? withStatementIds(error, raw) : error;
  }
}

function stopAt({ problems }: Complaints): void {
  if (problems.length > 0) throw new InputError(problems);
}

/** The place of a statement in the list says little to whoever mends it: its id stands instead. */
function withStatementIds({ problems }: InputError, raw: JsonValue): InputError {
  return new InputError(
    problems.map((problem) => {
      const [place, ...below] = problem.path;
      const entry = Array.isArray(raw) && typeof place === "number" ? raw[place] : null;
      const id = isObject(entry) ? entry.statementId : null;
      return typeof id === "string" ? { ...problem, path: [id, ...below] } : problem;
    }),
  );
}

function readOwnership(
  statements: readonly Statement[],
  day: string,
  sought: Sought,
  complaints: Complaints,
): OwnershipFile {
  const notes = new Notes();
  const records = recordsOf(statements, complaints);
  stopAt(complaints);
  const parties = partiesOf(records, day);
  const holdings = holdingsOn(records.values(), day, complaints, notes);
  checkDescribed(holdings, parties, complaints);
  stopAt(complaints);
  noteReplaced(records, notes);
  const company = companyIn(parties, holdings, sought, complaints);
  stopAt(complaints);
  const party = company === undefined ? undefined : parties.get(company);
  if (company === undefined || party === undefined) throw new Error("the company is none of the records");
  const group = new Group(company, parties, holdings);
  group.checkSums(complaints);
  stopAt(complaints);
  const entities = group.entities(notes);
  check(entities, group, complaints);
  stopAt(complaints);
  return { company: party, entities, notes: notes.all() };
}

function partiesOf(records: ReadonlyMap<string, Record>, day: string): ReadonlyMap<string, Party> {
  const parties = new Map<string, Party>();
  for (const [id, record] of records) {
    if (record[0].type !== "relationship") parties.set(id, readParty(describingOn(record, day)));
  }
  return parties;
}

function noteReplaced(records: ReadonlyMap<string, Record>, notes: Notes): void {
  for (const record of records.values()) {
    for (const { id } of record.slice(0, -1)) notes.add("replaced", id);
  }
}

/** Complains of relationships with records that no statement describes, and of persons that would be held. */
function checkDescribed(
  { named }: Holdings,
  parties: ReadonlyMap<string, Party>,
  complaints: Complaints,
): void {
  for (const { statement, subject, party } of named) {
    if (complaints.problems.length >= MOST_PROBLEMS) break;
    const path = [statement.place, "recordDetails"];
    for (const [key, id] of [
      ["subject", subject],
      ["interestedParty", party],
    ] as const) {
      if (id === null || parties.has(id)) continue;
      complaints.add([...path, key], "not-described", id, words.expected.described);
    }
    if (subject !== null && parties.get(subject)?.statement.type === "person")
      complaints.add([...path, "subject"], "ambiguous", subject, words.expected.entityHeld);
  }
}

/** What the profile's own form refuses: loops that nobody outside holds, and what is too intricate. */
function check(entities: readonly Entity[], group: Group, complaints: Complaints): void {
  const own = new Complaints();
  checkGroup(entities, [], own);
  if (own.problems.length === 0) return;
  const graph = graphOfEntities(entities);
  const loop = groupsInOrder(graph).find((members) => isLoop(members, graph)) ?? [];
  const place = group.placeOf(Math.min(...loop));
  for (const problem of own.problems) {
    const isOfLoop = problem.code.startsWith("loop-") && place !== undefined;
    complaints.problems.push({ ...problem, path: isOfLoop ? [place] : [] });
  }
}
