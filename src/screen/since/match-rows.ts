import { screenError } from "../screen-error.ts";
import type { Identity } from "./companies-of-run.ts";

const MOST_TOLD = 5;

/**
 * For each row of a list the place of the same company in an earlier list; null where it is in none. Rows are the same
 * by the key where one was named; else by their credit codes; and by their names where one of the two has no code.
 * Throws a ScreenError where a key is empty or repeats, with the lines.
 */
export function matchRows(now: readonly Identity[], before: readonly Identity[]): (number | null)[] {
  const byKey = (row: Identity): string => row.key ?? row.code;
  const known = indexOf(before, byKey);
  const added = indexOf(now, byKey);
  const matches = now.map((row): number | null => known.get(byKey(row)) ?? null);
  if (now.concat(before).some(({ key }) => key !== null)) return matches;
  const taken = new Set(matches);
  const restOfNow = now.filter(({ code }) => !known.has(code));
  const restBefore = before.filter(({ code }, place) => !taken.has(place) && !added.has(code));
  const [names, pastNames] = [namesOf(restOfNow), namesOf(restBefore)];
  const places = new Map(before.map((row, place) => [row, place]));
  return now.map((row, index): number | null => {
    const found = matches[index] ?? null;
    if (found !== null) return found;
    const same = pastNames.get(row.plainName) ?? [];
    const fit = same.filter(({ code }) => code === "" || row.code === "");
    const [only, ...more] = fit;
    if (only === undefined) return null;
    const rivals = (names.get(row.plainName) ?? []).filter(({ code }) => code === "" || only.code === "");
    if (more.length > 0) throw repeated(row.name, fit);
    if (rivals.length > 1) throw repeated(row.name, rivals);
    return places.get(only) ?? null;
  });
}

/** The place of each row by its key; rows without one are left out. */
function indexOf(rows: readonly Identity[], keyOf: (row: Identity) => string): Map<string, number> {
  const places = new Map<string, number>();
  rows.forEach((row, place) => {
    const key = keyOf(row);
    if (key === "" && row.key !== null) throw screenError("keyEmpty", { line: String(row.line) });
    if (key === "") return;
    const other = places.get(key);
    if (other !== undefined) throw repeated(key, [rows[other] as Identity, row]);
    places.set(key, place);
  });
  return places;
}

/** Rows by their names; one without a code must have a name that is its alone. */
function namesOf(rows: readonly Identity[]): Map<string, Identity[]> {
  const names = new Map<string, Identity[]>();
  for (const row of rows) {
    if (row.plainName === "" && row.code === "") throw screenError("keyEmpty", { line: String(row.line) });
    const same = names.get(row.plainName) ?? [];
    same.push(row);
    names.set(row.plainName, same);
  }
  for (const [name, same] of names) {
    const bare = same.filter(({ code }) => code === "");
    if (bare.length > 1) throw repeated(name, bare);
  }
  return names;
}

function repeated(key: string, rows: readonly Identity[]): Error {
  const lines = rows.slice(0, MOST_TOLD).map(({ line }) => String(line));
  return screenError("keyRepeats", { key, lines: lines.join(", ") + (rows.length > MOST_TOLD ? " …" : "") });
}
