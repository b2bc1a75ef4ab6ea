import { isBand, type Share } from "../../profile/answer.ts";
import { sayBand, sayShare, writeShare } from "../../profile/fractions.ts";
import { IDENTIFIERS, type IdentifierKind } from "../../profile/identifiers.ts";
import type { OwnershipGraph } from "../../profile/ownership-graph.ts";
import { type Fields, field } from "./fields.ts";

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
/** Stands for a remainder of whose origin nothing is known. */
export const REST_UNKNOWN = "unknown";

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

/** Whether nothing was said in a row. */
export function isBlank({ name, origin, identifiers, holders, rest }: GroupRow): boolean {
  const texts = [name, origin, rest, ...IDENTIFIERS.map((kind) => identifiers[kind])];
  return texts.every((text) => text === "") && holders.every(isNobody);
}

/** Whether nothing was said of a holder. */
export function isNobody({ holder, share }: GroupHolder): boolean {
  return holder === "" && share === "";
}
