import type { JsonObject, JsonValue } from "../../input/json.ts";
import { COMPANY, isBand, type Share } from "../../profile/answer.ts";
import { sayBand, sayShare, writeShare } from "../../profile/fractions.ts";
import { IDENTIFIERS, type IdentifierKind } from "../../profile/identifiers.ts";
import type { OwnershipGraph } from "../../profile/ownership-graph.ts";
import { type Fields, field } from "./fields.ts";
import { shareTyped } from "./holder-rows.ts";

/** The most rows of a group on a page, and the most holders of one; larger groups come as a file. */
const MOST_MEMBERS = 30;
const MOST_HOLDERS = 30;
const FIRST_ROWS = 4;
const ROWS_MORE = 2;
const HOLDERS_MORE = 2;

/** Who holds a part of a row: the number of the holder's row, and the share as typed; empty where nothing is. */
export interface GroupHolder {
  readonly holder: string;
  readonly share: string;
}

/** One member of a group as it was typed; the company is the first. */
export interface GroupRow {
  readonly name: string;
  readonly origin: string;
  readonly identifiers: Readonly<Record<IdentifierKind, string>>;
  readonly holders: readonly GroupHolder[];
  /** Who has what the holders leave over: empty for nobody, `unknown`, or an origin. */
  readonly rest: string;
}

const NO_HOLDER: GroupHolder = { holder: "", share: "" };
const NO_ROW: GroupRow = {
  name: "",
  origin: "",
  identifiers: { unifiedSocialCreditCode: "", lei: "" },
  holders: [NO_HOLDER],
  rest: "",
};
const REST_UNKNOWN = "unknown";

/** The rows that a form sent. */
export function groupRowsIn(fields: Fields): GroupRow[] {
  const rows: GroupRow[] = [];
  for (let row = 1; row <= MOST_MEMBERS && fields.has(`rest-${row}`); row += 1) {
    const holders: GroupHolder[] = [];
    for (let slot = 1; slot <= MOST_HOLDERS && fields.has(`share-${row}-${slot}`); slot += 1) {
      const at = `${row}-${slot}`;
      holders.push({ holder: field(fields, `holder-${at}`), share: field(fields, `share-${at}`) });
    }
    const [unifiedSocialCreditCode, lei] = [
      field(fields, `unifiedSocialCreditCode-${row}`),
      field(fields, `lei-${row}`),
    ];
    rows.push({
      name: field(fields, `name-${row}`),
      origin: field(fields, `origin-${row}`),
      identifiers: { unifiedSocialCreditCode, lei },
      holders,
      rest: field(fields, `rest-${row}`),
    });
  }
  return rows;
}

/** The rows of an ownership that was given before; null where it is too large for a page. */
export function groupRowsOf({ owners }: OwnershipGraph): GroupRow[] | null {
  const members = owners.filter(({ isRest }) => !isRest);
  const numberOf = new Map(members.map((owner, index) => [owner, String(index + 1)]));
  const rows = members.map(({ name, origin, identifiers, heldBy }): GroupRow => {
    const stakes = (heldBy ?? []).map(({ holder, share }) => ({ owner: owners[holder], share }));
    const rest = stakes.find(({ owner }) => owner?.isRest === true)?.owner;
    return {
      name,
      origin: origin ?? "",
      identifiers: { ...NO_ROW.identifiers, ...identifiers },
      holders: stakes.flatMap(({ owner, share }) => {
        const holder = owner === undefined ? undefined : numberOf.get(owner);
        return holder === undefined ? [] : [{ holder, share: sayStake(share) }];
      }),
      rest: rest === undefined ? "" : (rest.origin ?? REST_UNKNOWN),
    };
  });
  const isLarge = rows.length > MOST_MEMBERS || rows.some(({ holders }) => holders.length > MOST_HOLDERS);
  return isLarge ? null : rows;
}

function sayStake(share: Share): string {
  return isBand(share) ? sayBand(share, sayShare) : writeShare(share);
}

/** What a button of the form asks for; a number after it is a row's. */
const STEP = /^(more-rows|draw|more-holders|remove)(?:-(\d{1,2}))?$/;

/** Whether a button asks for another look at the group, and for nothing to be taken yet. */
export function isGroupStep(pressed: string): boolean {
  return STEP.test(pressed);
}

/** The rows after a button was pressed, with room to go on. */
export function afterStep(rows: readonly GroupRow[], pressed: string): GroupRow[] {
  const [, step = "", number = ""] = STEP.exec(pressed) ?? [];
  const row = Number.parseInt(number, 10);
  if (step === "more-rows") return [...rows, ...Array<GroupRow>(ROWS_MORE).fill(NO_ROW)];
  if (step === "remove" && row > 1) return without(rows, row);
  if (step !== "more-holders") return [...rows];
  const more = Array<GroupHolder>(HOLDERS_MORE).fill(NO_HOLDER);
  return rows.map((own, index) => (index + 1 === row ? { ...own, holders: [...own.holders, ...more] } : own));
}

/** The place on the page at which to go on after a button was pressed. */
export function placeAfterStep(pressed: string): string {
  const [, step = "", number = ""] = STEP.exec(pressed) ?? [];
  if (step === "more-holders") return `#member-${number}`;
  return step === "draw" ? "#group-drawn" : step === "more-rows" ? "#more" : "";
}

function without(rows: readonly GroupRow[], removed: number): GroupRow[] {
  return rows
    .filter((_, index) => index + 1 !== removed)
    .map((row) => ({
      ...row,
      holders: row.holders.flatMap(({ holder, share }) => {
        const number = Number.parseInt(holder, 10);
        if (number === removed) return [];
        return [{ holder: number > removed ? String(number - 1) : holder, share }];
      }),
    }));
}

/** The values of the form for these rows, with an empty row and an empty holder where there is room. */
export function groupValues(given: readonly GroupRow[]): Record<string, string[]> {
  const missing = Math.max(0, FIRST_ROWS - given.length);
  const last = given.at(-1);
  const extra = missing > 0 ? missing : last !== undefined && !isBlank(last) ? 1 : 0;
  const rows = [...given, ...Array<GroupRow>(extra).fill(NO_ROW)].slice(0, MOST_MEMBERS);
  const values: Record<string, string[]> = Object.create(null);
  for (const [index, { name, origin, identifiers, holders, rest }] of rows.entries()) {
    const row = index + 1;
    values[`name-${row}`] = [name];
    values[`origin-${row}`] = [origin];
    for (const kind of IDENTIFIERS) values[`${kind}-${row}`] = [identifiers[kind]];
    values[`rest-${row}`] = [rest];
    const isFull = !holders.some(isNobody);
    const fewest = index === 0 && holders.length < 2 ? 2 - holders.length : 0;
    const room = Array<GroupHolder>(Math.max(isFull ? 1 : 0, fewest)).fill(NO_HOLDER);
    for (const [slot, own] of [...holders, ...room].slice(0, MOST_HOLDERS).entries()) {
      values[`holder-${row}-${slot + 1}`] = [own.holder];
      values[`share-${row}-${slot + 1}`] = [own.share];
    }
  }
  return values;
}

function isBlank({ name, origin, identifiers, holders, rest }: GroupRow): boolean {
  const texts = [name, origin, rest, ...IDENTIFIERS.map((kind) => identifiers[kind])];
  return texts.every((text) => text === "") && holders.every(isNobody);
}

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

function isNobody({ holder, share }: GroupHolder): boolean {
  return holder === "" && share === "";
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
