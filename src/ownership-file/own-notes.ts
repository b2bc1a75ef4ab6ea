import type { JsonObject, JsonValue } from "../input/json.ts";
import { isObject } from "../profile/read-object.ts";
import type { Statement } from "./statements.ts";

/** Who made an annotation by which this program says what the standard has no field for. */
const MADE_BY = "zhunru";

/**
 * What is said so: where a party comes from, that the holders stated are all there are, and the share of an interest
 * whose decimals never end.
 */
export type OwnNote = "origin" | "holders" | "share";

/** That the holders stated are all of them. */
export const ALL = "all";

const TARGETS: Readonly<Record<OwnNote, string>> = {
  origin: "/recordDetails",
  holders: "/recordDetails",
  share: "/recordDetails/interests/0/share",
};

/** An annotation that says what the standard has no field for. */
export function writeNote(note: OwnNote, said: string): JsonObject {
  return {
    statementPointerTarget: TARGETS[note],
    motivation: "commenting",
    description: `${note}: ${said}`,
    createdBy: { name: MADE_BY },
  };
}

/** What an annotation of ours says on a statement; null where there is none. */
export function noteOfOurs({ annotations }: Statement, note: OwnNote): string | null {
  const beginning = `${note}: `;
  for (const entry of annotations) {
    if (!isObject(entry) || !isObject(entry.createdBy) || entry.createdBy.name !== MADE_BY) continue;
    const said: JsonValue | undefined = entry.description;
    if (entry.statementPointerTarget !== TARGETS[note] || typeof said !== "string") continue;
    if (said.startsWith(beginning)) return said.slice(beginning.length);
  }
  return null;
}
