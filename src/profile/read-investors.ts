import { EXPECTED } from "../input/expected.ts";
import type { JsonObject, JsonValue } from "../input/json.ts";
import { COMPANY, type Holder, type Share } from "./answer.ts";
import { readShareOrBand } from "./bands.ts";
import type { Complaints } from "./complaint.ts";
import { IDENTIFIERS } from "./identifiers.ts";
import { remainderOfLevel } from "./level-sum.ts";
import { checkEffort } from "./ownership-effort.ts";
import { graphOfHolders } from "./ownership-graph.ts";
import {
  isObject,
  type Path,
  readIdentifiers,
  readName,
  readOrigin,
  refuseOtherKeys,
} from "./read-object.ts";

interface UnreadLevel {
  readonly raw: readonly JsonValue[];
  readonly path: Path;
  readonly into: Holder[];
}

const KEYS = ["name", ...IDENTIFIERS, "origin", "share", "holders"];
const REST_KEYS = ["rest", "name"];

/**
 * Reads a cap table of any depth, level by level and without recursion. The shares of one level add up to 100; one
 * entry `{"rest": origin}` of a level may stand for all that the others leave over.
 */
export function readInvestors(
  raw: JsonValue,
  path: Path,
  complaints: Complaints,
): readonly Holder[] | undefined {
  if (!Array.isArray(raw) || raw.length === 0) return complaints.wrongValue(path, raw, EXPECTED.investors);
  const top: Holder[] = [];
  const levels: UnreadLevel[] = [{ raw, path, into: top }];
  const before = complaints.problems.length;
  for (const level of levels) readLevel(level, levels, complaints);
  if (complaints.problems.length === before) checkEffort(graphOfHolders(top, COMPANY), path, complaints);
  return complaints.problems.length === before ? top : undefined;
}

function readLevel(level: UnreadLevel, levels: UnreadLevel[], complaints: Complaints): void {
  const before = complaints.problems.length;
  const shares: Share[] = [];
  let rest: { readonly raw: JsonObject; readonly index: number } | null = null;
  for (const [index, raw] of level.raw.entries()) {
    const path = [...level.path, index];
    if (!isObject(raw)) complaints.wrongValue(path, raw, EXPECTED.holder);
    else if (!("rest" in raw)) {
      const holder = readHolder(raw, path, levels, complaints);
      if (holder === undefined) continue;
      shares.push(holder.share);
      level.into.push(holder);
    } else if (rest === null) rest = { raw, index };
    else complaints.add([...path, "rest"], "given-twice", "rest", EXPECTED.restOnce);
  }
  if (complaints.problems.length > before) return;
  const remainder = remainderOfLevel(shares, rest !== null, level.path, complaints);
  if (rest === null || remainder === null) return;
  const path = [...level.path, rest.index];
  refuseOtherKeys(rest.raw, path, REST_KEYS, complaints);
  const origin = readOrigin(rest.raw, "rest", path, complaints);
  const name = "name" in rest.raw ? readName(rest.raw, "name", path, complaints) : "";
  level.into.splice(rest.index, 0, {
    name: name ?? "",
    identifiers: {},
    origin,
    share: remainder,
    holders: null,
    isRest: true,
  });
}

function readHolder(
  raw: JsonObject,
  path: Path,
  levels: UnreadLevel[],
  complaints: Complaints,
): Holder | undefined {
  refuseOtherKeys(raw, path, KEYS, complaints);
  const name = readName(raw, "name", path, complaints);
  const identifiers = readIdentifiers(raw, path, complaints);
  const origin = readOrigin(raw, "origin", path, complaints);
  const share =
    raw.share === undefined
      ? complaints.missingKey([...path, "share"], EXPECTED.share)
      : readShareOrBand(raw.share, [...path, "share"], complaints);
  const holders =
    raw.holders === undefined ? null : readHolders(raw.holders, [...path, "holders"], levels, complaints);
  return name === undefined || share === undefined
    ? undefined
    : { name, identifiers, origin, share, holders };
}

function readHolders(
  raw: JsonValue,
  path: Path,
  levels: UnreadLevel[],
  complaints: Complaints,
): readonly Holder[] | null {
  if (raw === null) return null;
  if (!Array.isArray(raw)) {
    complaints.wrongValue(path, raw, EXPECTED.investors);
    return null;
  }
  if (raw.length === 0) return null;
  const into: Holder[] = [];
  levels.push({ raw, path, into });
  return into;
}
