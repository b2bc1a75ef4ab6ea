import { complement, type Interval, isPoint, point, sumOf } from "../exact/interval.ts";
import { HUNDRED, ZERO } from "../exact/rational.ts";
import { showFound } from "../input/problem.ts";
import { COMPANY, type Entity, intervalOf } from "../profile/answer.ts";
import type { Complaints } from "../profile/complaint.ts";
import { sayBounds, sayPercent } from "../profile/fractions.ts";
import type { Holding, Holdings } from "./holdings.ts";
import type { Notes } from "./notes.ts";
import { ALL, noteOfOurs } from "./own-notes.ts";
import type { Party } from "./parties.ts";
import words from "./words.json" with { type: "json" };

/** The company and all that hold it by any route. */
export class Group {
  readonly #company: string;
  readonly #parties: ReadonlyMap<string, Party>;
  readonly #subjects: ReadonlySet<string>;
  readonly #heldBy = new Map<string, Holding[]>();
  /** Ids of records, the company first. */
  readonly #members: ReadonlySet<string>;
  readonly #sums = new Map<string, Interval>();

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
      this.#sums.set(member, sumOfLevel(level));
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
      const sum = this.#sums.get(member);
      if (sum === undefined || !(sum.low.gt(HUNDRED) || (sum.isLowOpen && sum.low.equals(HUNDRED)))) continue;
      const level = this.#heldBy.get(member) ?? [];
      const ids = [...new Set(level.map(({ statement }) => statement.id))].map(showFound).join(", ");
      const place = this.#parties.get(member)?.statement.place ?? 0;
      const expected = {
        "zh-CN": words.expected.atMostAll["zh-CN"] + ids,
        en: words.expected.atMostAll.en + ids,
      };
      complaints.add([place], "shares-above-all", sayPart(sum), expected);
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

  /**
   * Whether something may be left over that somebody holds: who, is not stated, and so not known. A file says of ranges
   * neither that they are all of it nor that they are not; one that this program wrote does.
   */
  #hasRest(member: string, notes: Notes): boolean {
    const specified = sumOfLevel((this.#heldBy.get(member) ?? []).filter(({ party }) => party !== null));
    if (isPoint(specified) && specified.low.equals(HUNDRED)) return false;
    if (member !== this.#company && !this.#subjects.has(member)) return false;
    const statement = this.#parties.get(member)?.statement;
    if (statement !== undefined && noteOfOurs(statement, "holders") === ALL) return false;
    notes.add("rest-unknown", `${this.#showName(member)} ${sayPart(leftBy(specified))}`);
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

function sumOfLevel(level: readonly Holding[]): Interval {
  return level.reduce((sum, { share }) => sumOf(sum, intervalOf(share)), point(ZERO));
}

/** What a level leaves of the whole: nothing at least. */
function leftBy(given: Interval): Interval {
  const left = complement(given, HUNDRED);
  return left.low.lt(ZERO) ? { ...left, low: ZERO, isLowOpen: false } : left;
}

function sayPart(part: Interval): string {
  return isPoint(part) ? `${sayPercent(part.low)}%` : sayBounds(part);
}
