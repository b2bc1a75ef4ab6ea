import type { JsonObject, JsonValue } from "../../input/json.ts";
import { writeShareBand } from "../../profile/bands.ts";
import { canonicalAnswer } from "../../situation/canonical.ts";
import { readShareTyped } from "../../profile/typed/shares.ts";
import { type Fields, field } from "./fields.ts";

/** The most rows that a table of holders has on a page; larger groups come as a file. */
export const MOST_ROWS = 30;

/** One row of the table as it was typed; `of` is the row whose holder it is, from 1, or 0 for the company. */
export interface HolderRow {
  readonly name: string;
  readonly origin: string;
  readonly share: string;
  readonly of: number;
}

/** The rows of a form that hold anything, in their order, each with its place in the form. */
export function holderRows(fields: Fields): { readonly row: HolderRow; readonly place: number }[] {
  return Array.from({ length: MOST_ROWS }, (_, index) => {
    const place = index + 1;
    const of = field(fields, `of-${place}`);
    const row: HolderRow = {
      name: field(fields, `name-${place}`),
      origin: field(fields, `origin-${place}`),
      share: field(fields, `share-${place}`),
      of: /^\d{1,2}$/.test(of) ? Number.parseInt(of, 10) : 0,
    };
    return { row, place };
  }).filter(({ row }) => row.name !== "" || row.share !== "");
}

/** A table of holders as it was sent. */
export interface HolderRows {
  /** As a profile holds it, rows below the row that they hold. */
  readonly table: JsonValue[];
  /** Rows that hold no earlier one. */
  readonly misplaced: number[];
  /** The row of a path into the table, and what of the row it leads to; the whole table has the row 0. */
  placeOf(path: readonly (string | number)[]): { readonly row: number; readonly part: string };
}

/** Reads the rows of a form. */
export function readHolderRows(fields: Fields): HolderRows {
  const made = new Map<number, JsonObject>();
  const table: JsonValue[] = [];
  const misplaced: number[] = [];
  for (const { row, place } of holderRows(fields)) {
    const holder: JsonObject = {
      name: row.name,
      origin: row.origin === "" ? null : row.origin,
      share: shareTyped(row.share).json,
    };
    const held = made.get(row.of);
    if (row.of === 0) table.push(holder);
    else if (held === undefined) misplaced.push(place);
    else held.holders = [...((held.holders as JsonValue[] | undefined) ?? []), holder];
    made.set(place, holder);
  }
  const places = new Map<JsonValue | undefined, number>([...made].map(([place, holder]) => [holder, place]));
  const placeOf: HolderRows["placeOf"] = (path) => {
    let at: JsonValue | undefined = table;
    let found = { row: 0, part: "" };
    for (const part of path) {
      at = (at as Record<string | number, JsonValue> | undefined)?.[part];
      const row = places.get(at);
      found = row === undefined ? { row: found.row, part: String(part) } : { row, part: "" };
    }
    return found;
  };
  return { table, misplaced, placeOf };
}

/** A share or its range as a profile holds it, where it can be read as people write it; else the text as it stands. */
export function shareTyped(text: string): { readonly json: JsonValue; readonly isRead: boolean } {
  const read = readShareTyped("share", text);
  if (!("kind" in read)) return { json: text, isRead: false };
  if (read.kind !== "share-band") return { json: canonicalAnswer(read) as string, isRead: true };
  return { json: Object.assign(Object.create(null), writeShareBand(read.band)), isRead: true };
}
