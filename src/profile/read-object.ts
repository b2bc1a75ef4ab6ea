import { EXPECTED } from "../input/expected.ts";
import { isWellFormed, JsonNumber, type JsonObject, type JsonValue } from "../input/json.ts";
import { fillWords } from "../language/language.ts";
import { ORIGINS, type Origin } from "./answer.ts";
import type { Complaints } from "./complaint.ts";
import { IDENTIFIERS, type Identifiers } from "./identifiers.ts";

export type Path = readonly (string | number)[];

/** Whether a value is a JSON object. */
export function isObject(raw: JsonValue | undefined): raw is JsonObject {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) && !(raw instanceof JsonNumber);
}

/** Reports every key that the object may not have. */
export function refuseOtherKeys(
  raw: JsonObject,
  path: Path,
  keys: readonly string[],
  complaints: Complaints,
): void {
  for (const key of Object.keys(raw)) {
    if (keys.includes(key)) continue;
    const expected = fillWords(EXPECTED.oneOfKeys, { keys: keys.join(", ") });
    complaints.add([...path, key], "unknown-key", key, expected, complaints.nearest(key, keys));
  }
}

/** Where a holder comes from, under a key of `raw`: undefined = not answered, null = "don't know". */
export function readOrigin(
  raw: JsonObject,
  key: string,
  path: Path,
  complaints: Complaints,
): Origin | null | undefined {
  const origin = raw[key];
  if (origin === undefined || origin === null) return origin;
  const known = ORIGINS.find((candidate) => candidate === origin);
  if (known === undefined) {
    const at = [...path, key];
    if (typeof origin === "string") {
      complaints.add(at, "unknown-choice", origin, EXPECTED.origin, complaints.nearest(origin, ORIGINS));
    } else complaints.wrongValue(at, origin, EXPECTED.origin);
  }
  return known;
}

/** A text of 1 to 1000 characters under a key of `raw`. */
export function readName(
  raw: JsonObject,
  key: string,
  path: Path,
  complaints: Complaints,
): string | undefined {
  const name = raw[key];
  if (name === undefined) return complaints.missingKey([...path, key], EXPECTED.text);
  const isName = typeof name === "string" && name !== "" && name.length <= LONGEST_TEXT && isWellFormed(name);
  if (isName) return name;
  return complaints.wrongValue([...path, key], name, EXPECTED.text);
}

/** The identifiers among the keys of `raw`; whether their digits are right is a warning and no refusal. */
export function readIdentifiers(raw: JsonObject, path: Path, complaints: Complaints): Identifiers {
  const given = IDENTIFIERS.filter((kind) => raw[kind] !== undefined && raw[kind] !== null);
  return Object.fromEntries(given.map((kind) => [kind, readName(raw, kind, path, complaints)]));
}

const LONGEST_TEXT = 1_000;
