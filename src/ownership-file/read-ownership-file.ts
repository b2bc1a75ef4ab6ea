import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { type JsonValue, parseJson } from "../input/json.ts";
import { atTheirLines } from "../input/lines-of-paths.ts";
import { InputError, showFound } from "../input/problem.ts";
import { COMPANY, type Entity } from "../profile/answer.ts";
import { checkGroup } from "../profile/check-group.ts";
import { Complaints } from "../profile/complaint.ts";
import { sayPercent } from "../profile/fractions.ts";
import { groupsInOrder, isLoop } from "../profile/loops.ts";
import { graphOfEntities } from "../profile/ownership-graph.ts";
import { isObject } from "../profile/read-object.ts";
import { companyIn, type Sought } from "./company.ts";
import { type Holding, type Holdings, holdingsOn } from "./holdings.ts";
import { type Note, Notes } from "./notes.ts";
import { type Party, readParty } from "./parties.ts";
import { describingOn, type Record, recordsOf } from "./records.ts";
import { readStatements, type Statement } from "./statements.ts";
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

/** The company and all that hold it by any route. */
class Group {
  readonly #company: string;
  readonly #parties: ReadonlyMap<string, Party>;
  readonly #subjects: ReadonlySet<string>;
  readonly #heldBy = new Map<string, Holding[]>();
  /** Ids of records, the company first. */
  readonly #members: ReadonlySet<string>;
  readonly #sums = new Map<string, Rational>();

  constructor(company: string, parties: ReadonlyMap<string, Party>, { holdings, subjects }: Holdings) {
    this.#company = company;
    this.#parties = parties;
    this.#subjects = subjects;
    for (const holding of holdings) {
      const level = this.#heldBy.get(holding.subject);
      if (level === undefined) this.#heldBy.set(holding.subject, [holding]);
      else level.push(holding);
    }
    const members = new Set([company]);
    for (const member of members) {
      const level = this.#heldBy.get(member) ?? [];
      for (const { party } of level) if (party !== null) members.add(party);
      this.#sums.set(
        member,
        level.reduce((sum, { share }) => sum.add(share), ZERO),
      );
    }
    this.#members = members;
  }

  /** The place of the statement that describes a member, by the member's place in `entities`. */
  placeOf(index: number): number | undefined {
    const id = [...this.#members][index];
    return id === undefined ? undefined : this.#parties.get(id)?.statement.place;
  }

  /** Complains of every member whose holders have more than all of it. */
  checkSums(complaints: Complaints): void {
    for (const member of this.#members) {
      const sum = this.#sums.get(member) ?? ZERO;
      if (sum.lte(HUNDRED)) continue;
      const level = this.#heldBy.get(member) ?? [];
      const ids = [...new Set(level.map(({ statement }) => statement.id))].map(showFound).join(", ");
      const place = this.#parties.get(member)?.statement.place ?? 0;
      const expected = {
        "zh-CN": words.expected.atMostAll["zh-CN"] + ids,
        en: words.expected.atMostAll.en + ids,
      };
      complaints.add([place], "shares-above-all", sayPercent(sum), expected);
    }
  }

  entities(notes: Notes): Entity[] {
    const holds = new Map<string, Entity["holds"][number][]>([...this.#members].map((id) => [id, []]));
    for (const member of this.#members) {
      for (const { party, share } of this.#heldBy.get(member) ?? []) {
        if (party !== null) holds.get(party)?.push({ entity: this.#idOf(member), share });
      }
    }
    this.#noteOutside(notes);
    return [...this.#members].map((member): Entity => {
      const party = this.#parties.get(member);
      const isCompany = member === this.#company;
      if (!isCompany) this.#noteOrigin(member, party, notes);
      return {
        id: this.#idOf(member),
        name: isCompany ? null : (party?.name ?? null),
        identifiers: isCompany || party === undefined ? {} : party.identifiers,
        origin: party?.origin ?? (isCompany ? undefined : null),
        holds: holds.get(member) ?? [],
        rest: this.#hasRest(member, notes) ? null : undefined,
      };
    });
  }

  /** Whether something is left over that somebody holds: who, is not stated, and so not known. */
  #hasRest(member: string, notes: Notes): boolean {
    const specified = (this.#heldBy.get(member) ?? [])
      .filter(({ party }) => party !== null)
      .reduce((sum, { share }) => sum.add(share), ZERO);
    if (specified.equals(HUNDRED)) return false;
    if (member !== this.#company && !this.#subjects.has(member)) return false;
    notes.add("rest-unknown", `${this.#showName(member)} ${sayPercent(HUNDRED.sub(specified))}%`);
    return true;
  }

  #noteOrigin(member: string, party: Party | undefined, notes: Notes): void {
    const note = party?.originNote ?? null;
    if (note !== null) notes.add(note, this.#showName(member));
  }

  #noteOutside(notes: Notes): void {
    for (const member of this.#subjects)
      if (!this.#members.has(member)) notes.add("held-elsewhere", this.#showName(member));
  }

  #showName(member: string): string {
    return this.#parties.get(member)?.name ?? member;
  }

  /** A record that happens to have the id of the company in a profile gets another. */
  #idOf(member: string): string {
    if (member === this.#company) return COMPANY;
    if (member !== COMPANY) return member;
    let id = `${COMPANY} (2)`;
    for (let number = 3; this.#parties.has(id); number += 1) id = `${COMPANY} (${number})`;
    return id;
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
