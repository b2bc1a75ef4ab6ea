import { EXPECTED } from "../input/expected.ts";
import type { JsonObject, JsonValue } from "../input/json.ts";
import { COMPANY, type Entity } from "./answer.ts";
import { readShareOrBand } from "./bands.ts";
import { checkGroup } from "./check-group.ts";
import type { Complaints } from "./complaint.ts";
import { IDENTIFIERS } from "./identifiers.ts";
import {
  isObject,
  type Path,
  readIdentifiers,
  readName,
  readOrigin,
  refuseOtherKeys,
} from "./read-object.ts";

const KEYS = ["id", "name", ...IDENTIFIERS, "origin", "holds", "rest"];
const HOLDING_KEYS = ["entity", "share"];
/** In a larger group the nearest id is not looked for: it would take time by the square of its size. */
const LARGEST_COMPARED = 200;

/**
 * Reads the graph form of the ownership: every entity of a group with what it holds of the others and of the
 * company, whose id is `company`. The holders of each add up to 100, or `rest` gives the origin of the remainder.
 */
export function readEntities(
  raw: JsonValue,
  path: Path,
  complaints: Complaints,
): readonly Entity[] | undefined {
  if (!Array.isArray(raw) || raw.length === 0) return complaints.wrongValue(path, raw, EXPECTED.entities);
  const before = complaints.problems.length;
  const entities: Entity[] = [];
  const ids = new Set([COMPANY]);
  for (const entry of raw) if (isObject(entry) && typeof entry.id === "string") ids.add(entry.id);
  const seen = new Set<string>();
  for (const [index, entry] of raw.entries()) {
    const at = [...path, index];
    if (!isObject(entry)) {
      complaints.wrongValue(at, entry, EXPECTED.entity);
      continue;
    }
    const entity = readEntity(entry, at, ids, complaints);
    if (entity === undefined) continue;
    if (seen.has(entity.id)) complaints.add([...at, "id"], "given-twice", entity.id, EXPECTED.entityOnce);
    seen.add(entity.id);
    entities.push(entity);
  }
  if (complaints.problems.length === before) checkGroup(entities, path, complaints);
  return complaints.problems.length === before ? entities : undefined;
}

function readEntity(
  raw: JsonObject,
  path: Path,
  ids: ReadonlySet<string>,
  complaints: Complaints,
): Entity | undefined {
  refuseOtherKeys(raw, path, KEYS, complaints);
  const id = readName(raw, "id", path, complaints);
  const name = raw.name === undefined ? null : (readName(raw, "name", path, complaints) ?? null);
  const identifiers = readIdentifiers(raw, path, complaints);
  const origin = readOrigin(raw, "origin", path, complaints);
  const rest = readOrigin(raw, "rest", path, complaints);
  const holds = readHoldings(raw.holds, [...path, "holds"], ids, complaints);
  return id === undefined ? undefined : { id, name, identifiers, origin, holds, rest };
}

function readHoldings(
  raw: JsonValue | undefined,
  path: Path,
  ids: ReadonlySet<string>,
  complaints: Complaints,
): Entity["holds"] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    complaints.wrongValue(path, raw, EXPECTED.holdings);
    return [];
  }
  return raw.flatMap((entry, index) => {
    const at = [...path, index];
    if (!isObject(entry)) {
      complaints.wrongValue(at, entry, EXPECTED.holding);
      return [];
    }
    refuseOtherKeys(entry, at, HOLDING_KEYS, complaints);
    const entity = readName(entry, "entity", at, complaints);
    if (entity !== undefined && !ids.has(entity)) {
      complaints.add(
        [...at, "entity"],
        "not-described",
        entity,
        EXPECTED.describedEntity,
        ids.size <= LARGEST_COMPARED ? complaints.nearest(entity, [...ids]) : null,
      );
    }
    const share =
      entry.share === undefined
        ? complaints.missingKey([...at, "share"], EXPECTED.share)
        : readShareOrBand(entry.share, [...at, "share"], complaints);
    return entity === undefined || share === undefined ? [] : [{ entity, share }];
  });
}
