import type { JsonObject, JsonValue } from "../../input/json.ts";
import { COMPANY } from "../../profile/answer.ts";
import { IDENTIFIERS } from "../../profile/identifiers.ts";
import { type GroupRow, isBlank, isNobody, REST_UNKNOWN } from "./group-rows.ts";
import { shareTyped } from "./holder-rows.ts";

/** Where in the form something stands: the row, what of it, and which of its holders. */
export interface GroupPlace {
  readonly row: number;
  readonly part: string;
  /** From 1; null where it is not about one holder. */
  readonly slot: number | null;
}

/** What is missing at a place, or cannot be read there: a name, a holder, a share, or anybody who holds the company. */
export interface GroupFault extends GroupPlace {
  /** What stands there; empty where nothing does. */
  readonly found: string;
}

/** A group as it was sent. */
export interface GroupTable {
  /** As a profile holds it. */
  readonly table: JsonValue[];
  readonly faults: readonly GroupFault[];
  /** The place of a path into the table; the whole table has the row 0. */
  placeOf(path: readonly (string | number)[]): GroupPlace;
}

/**
 * The group that rows say. `isDraft`: as far as it can be drawn, without holders whose share cannot be read, and with
 * what the others leave over as not known.
 */
export function readGroup(rows: readonly GroupRow[], isDraft = false): GroupTable {
  const made = membersOf(rows, isDraft);
  const faults: GroupFault[] = [];
  for (const [number, { row }] of made) {
    if (number > 1 && row.name === "") faults.push({ row: number, part: "name", slot: null, found: "" });
    for (const [index, stake] of row.holders.entries()) {
      if (isNobody(stake)) continue;
      const place = { row: number, slot: index + 1 };
      const by = made.get(Number.parseInt(stake.holder, 10));
      const { json, isRead } = shareTyped(stake.share);
      if (by === undefined) faults.push({ ...place, part: "holder", found: "" });
      else if (isRead) by.stakes.push({ ...place, share: json });
      else faults.push({ ...place, part: "share", found: stake.share });
    }
  }
  if (rows[0]?.rest === "" && rows[0].holders.every(isNobody))
    faults.push({ row: 1, part: "holders", slot: null, found: "" });
  const members = [...made];
  const table = members.map(([, { member, stakes }]) => {
    const holds = stakes.map(({ row, share }): JsonObject => ({ entity: idOf(row), share }));
    return holds.length === 0 ? member : { ...member, holds };
  });
  return { table, faults, placeOf: (path) => placeIn(members, path) };
}

function placeIn(
  members: readonly (readonly [number, Member])[],
  [index, part, place]: readonly (string | number)[],
): GroupPlace {
  const found = typeof index === "number" ? members[index] : undefined;
  if (found === undefined) return { row: 0, part: "", slot: null };
  const [row, { stakes }] = found;
  const stake = part === "holds" && typeof place === "number" ? stakes[place] : undefined;
  if (stake !== undefined) return { row: stake.row, part: "share", slot: stake.slot };
  return { row, part: part === idOf(row) ? "holders" : String(part ?? ""), slot: null };
}

interface Member {
  readonly row: GroupRow;
  readonly member: JsonObject;
  readonly stakes: Stake[];
}

/** The rows that say anything or that others refer to, by their numbers. */
function membersOf(rows: readonly GroupRow[], isDraft: boolean): Map<number, Member> {
  const referred = new Set(rows.flatMap(({ holders }) => holders.map(({ holder }) => holder)));
  return new Map(
    rows.flatMap((row, index): [number, Member][] => {
      const number = index + 1;
      if (number > 1 && isBlank(row) && !referred.has(String(number))) return [];
      const isLeftOpen = isDraft && row.rest === "" && !row.holders.every(isNobody);
      const member = memberOf(isLeftOpen ? { ...row, rest: REST_UNKNOWN } : row, number);
      return [[number, { row, member, stakes: [] }]];
    }),
  );
}

interface Stake {
  readonly row: number;
  readonly slot: number;
  readonly share: JsonValue;
}

function memberOf({ name, origin, identifiers, rest }: GroupRow, number: number): JsonObject {
  const isCompany = number === 1;
  const given = IDENTIFIERS.flatMap((kind) => (identifiers[kind] === "" ? [] : [[kind, identifiers[kind]]]));
  return {
    id: idOf(number),
    ...(isCompany || name === "" ? {} : { name }),
    ...Object.fromEntries(given),
    ...(isCompany && origin === "" ? {} : { origin: origin === "" ? null : origin }),
    ...(rest === "" ? {} : { rest: rest === REST_UNKNOWN ? null : rest }),
  };
}

function idOf(row: number): string {
  return row === 1 ? COMPANY : `owner-${row}`;
}
