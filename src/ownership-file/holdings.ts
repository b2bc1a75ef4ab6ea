import { type Interval, isSame, point, sumOf } from "../exact/interval.ts";
import { HUNDRED, ZERO } from "../exact/rational.ts";
import { intervalOf, type Share } from "../profile/answer.ts";
import type { Complaints } from "../profile/complaint.ts";
import { type Interest, isHeldOn, type Relationship, readRelationship } from "./interests.ts";
import type { Notes } from "./notes.ts";
import { type Record, standingOn } from "./records.ts";
import { MOST_PROBLEMS, type Statement } from "./statements.ts";
import words from "./words.json" with { type: "json" };

/** One share of the equity that a party holds of a subject on the day asked about. */
export interface Holding {
  /** Ids of records; the party is null where it is not specified. */
  readonly subject: string;
  readonly party: string | null;
  /** In percent. */
  readonly share: Share;
  readonly statement: Statement;
}

/** Who holds whom on a day, and whose holders a file speaks of at all. */
export interface Holdings {
  readonly holdings: readonly Holding[];
  /** The records that are the subject of any relationship: what their counted shares leave over is held by somebody. */
  readonly subjects: ReadonlySet<string>;
  /** The relationship by which a record was first named. */
  readonly named: readonly Relationship[];
}

/**
 * The shareholdings of a day: those of the statement that stood on it, with the dates of each interest. What a statement
 * says that was made later counts only by its dates; where the two differ the share is not known.
 */
export function holdingsOn(
  records: Iterable<Record>,
  day: string,
  complaints: Complaints,
  notes: Notes,
): Holdings {
  const holdings: Holding[] = [];
  const subjects = new Set<string>();
  const named: Relationship[] = [];
  for (const record of records) {
    if (record[0].type !== "relationship") continue;
    if (complaints.problems.length >= MOST_PROBLEMS) break;
    const standing = standingOn(record, day);
    const last = record.at(-1) ?? record[0];
    const relationship = readRelationship(standing ?? record[0], complaints);
    const later =
      last.day > day && last !== (standing ?? record[0]) ? readRelationship(last, complaints) : null;
    if (relationship === undefined || later === undefined) continue;
    named.push(relationship);
    const { subject } = relationship;
    if (subject === null) {
      notes.add("subject-not-specified", relationship.statement.id);
      continue;
    }
    subjects.add(subject);
    holdings.push(...holdingsOf({ ...relationship, subject }, standing !== null, later, day, notes));
  }
  return { holdings: withoutRepetitions(holdings, complaints, notes), subjects, named };
}

function holdingsOf(
  relationship: Relationship & { readonly subject: string },
  isStanding: boolean,
  later: Relationship | null,
  day: string,
  notes: Notes,
): Holding[] {
  const { statement, subject, party, interests } = relationship;
  if (isStanding && statement.status === "closed") {
    notes.add("closed", statement.id);
    return [];
  }
  if (interests.length === 0) notes.add(party === null ? "party-not-specified" : "no-interest", statement.id);
  const counted = interests.filter((interest) => {
    const code = leftOut(interest, isStanding, day);
    if (code !== null) notes.add(code, statement.id);
    return code === null;
  });
  if (later !== null && !agreesOn(day, counted, later)) {
    const before = interests.filter((interest) => leftOut(interest, isStanding, statement.day) === null);
    const goesOn = isStanding && agreesOn(statement.day, before, later);
    notes.add(goesOn ? "later-dates" : "later-differs", later.statement.id);
    return goesOn ? holdingsOf({ ...later, subject, party }, false, null, day, notes) : [];
  }
  if (party === null && counted.length > 0) notes.add("party-not-specified", statement.id);
  return counted.flatMap(({ share }) => (share === null ? [] : [{ subject, party, share, statement }]));
}

/** Why an interest is not counted; null where it is. */
function leftOut(interest: Interest, isStanding: boolean, day: string): Parameters<Notes["add"]>[0] | null {
  if (!isHeldOn(interest, day)) return "not-on-the-day";
  if (interest.type !== "shareholding") return "other-interest";
  if (interest.directness === "indirect") return "indirect";
  if (interest.directness === "unknown") return "directness-unknown";
  if (!isStanding && interest.from === null) return "stated-later";
  return interest.share === null ? "share-unknown" : null;
}

/**
 * Whether a later statement, where its dates tell of the day, says the same of it. One that does so for the day on which
 * the earlier was made goes on from there: what it says of a day between the two stands.
 */
function agreesOn(day: string, counted: readonly Interest[], later: Relationship): boolean {
  const dated = later.interests.filter(
    ({ type, directness, from }) =>
      type === "shareholding" && directness === "direct" && from !== null && from.slice(0, 10) <= day,
  );
  if (dated.length === 0) return true;
  const held = dated.filter((interest) => isHeldOn(interest, day));
  return isSame(sumOfInterests(held), sumOfInterests(counted));
}

function sumOfInterests(interests: readonly Interest[]): Interval {
  return interests.reduce(
    (sum, { share }) => sumOf(sum, share === null ? ANY : intervalOf(share)),
    point(ZERO),
  );
}

const ANY: Interval = { low: ZERO, high: HUNDRED };

/**
 * The same holding told in the declarations of two companies counts once. Two relationships of one party with one
 * subject that say different things are refused: which of them holds, or whether both, is not said.
 */
function withoutRepetitions(
  holdings: readonly Holding[],
  complaints: Complaints,
  notes: Notes,
): readonly Holding[] {
  const firsts = new Map<string, Holding>();
  const sums = new Map<Statement, Interval>();
  for (const { statement, share } of holdings)
    sums.set(statement, sumOf(sums.get(statement) ?? point(ZERO), intervalOf(share)));
  return holdings.filter((holding) => {
    if (holding.party === null) return true;
    const pair = JSON.stringify([holding.subject, holding.party]);
    const first = firsts.get(pair);
    if (first === undefined) firsts.set(pair, holding);
    if (first === undefined || first.statement === holding.statement) return true;
    const [one, other] = [sums.get(first.statement), sums.get(holding.statement)];
    const isSameTwice = one !== undefined && other !== undefined && isSame(one, other);
    if (isSameTwice && first.statement.declarationSubject !== holding.statement.declarationSubject) {
      notes.add("told-twice", holding.statement.id);
      return false;
    }
    complaints.add(
      [holding.statement.place],
      "given-twice",
      first.statement.id,
      words.expected.relationshipOnce,
    );
    return false;
  });
}
