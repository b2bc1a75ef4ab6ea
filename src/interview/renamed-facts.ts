import { z } from "zod";
import type { JsonObject, JsonValue } from "../input/json.ts";
import { JsonNumber } from "../input/json.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";

/** The schema of rules/renamed-facts.json: facts by the name that an older vocabulary gave them. */
export const renamedFactsSchema = z.strictObject({
  renamed: z.array(
    z.strictObject({ from: z.string().min(1), to: z.string().min(1), since: z.string().min(1) }),
  ),
});

export type RenamedFacts = z.infer<typeof renamedFactsSchema>["renamed"];

/** An answer file with its facts under their present names, and which of them had an older one. */
export interface Migrated {
  readonly value: JsonValue;
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Puts the answers of an older vocabulary under their present names, through any number of renamings. A name that
 * is known today, or in no table, is left to the profile's reader, as is one whose new name is answered too: that
 * reader refuses it by name.
 */
export function migrateFacts(value: JsonValue, table: RenamedFacts, vocabulary: Vocabulary): Migrated {
  if (value === null || typeof value !== "object" || Array.isArray(value) || value instanceof JsonNumber) {
    return { value, renamed: [] };
  }
  const names = new Map(table.map(({ from, to }) => [from, to]));
  const migrated: JsonObject = Object.create(null);
  const renamed: { from: string; to: string }[] = [];
  for (const [key, answer] of Object.entries(value)) {
    const to = vocabulary.byId.has(key) ? key : presentName(key, names);
    const isTaken = to !== key && (Object.hasOwn(value, to) || Object.hasOwn(migrated, to));
    migrated[isTaken ? key : to] = answer;
    if (to !== key && !isTaken) renamed.push({ from: key, to });
  }
  return { value: migrated, renamed };
}

function presentName(name: string, names: ReadonlyMap<string, string>): string {
  const seen = new Set([name]);
  let present = name;
  for (let next = names.get(present); next !== undefined && !seen.has(next); next = names.get(present)) {
    seen.add(next);
    present = next;
  }
  return present;
}
