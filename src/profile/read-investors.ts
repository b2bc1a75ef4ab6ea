import { formatRational, HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "../input/json.ts";
import { nearest } from "../input/problem.ts";
import { fillWords } from "../language/language.ts";
import { type Holder, ORIGINS, type Origin } from "./answer.ts";
import type { Complaints } from "./complaint.ts";
import { readShare } from "./numbers.ts";

type Path = readonly (string | number)[];

interface Level {
  readonly raw: readonly JsonValue[];
  readonly path: Path;
  readonly into: Holder[];
}

const KEYS = ["name", "origin", "share", "holders"];

/** Reads a cap table of any depth, level by level and without recursion. The shares of one level add up to 100. */
export function readInvestors(
  raw: JsonValue,
  path: Path,
  complaints: Complaints,
): readonly Holder[] | undefined {
  if (!Array.isArray(raw)) return complaints.wrongValue(path, raw, EXPECTED.investors);
  if (raw.length === 0) return complaints.wrongValue(path, raw, EXPECTED.investors);
  const top: Holder[] = [];
  const levels: Level[] = [{ raw, path, into: top }];
  const before = complaints.problems.length;
  for (let level = levels.shift(); level !== undefined; level = levels.shift()) {
    readLevel(level, levels, complaints);
  }
  return complaints.problems.length === before ? top : undefined;
}

function readLevel(level: Level, levels: Level[], complaints: Complaints): void {
  let sum: Rational | null = ZERO;
  level.raw.forEach((raw, index) => {
    const path = [...level.path, index];
    if (raw === null || typeof raw !== "object" || Array.isArray(raw) || raw instanceof JsonNumber) {
      complaints.wrongValue(path, raw, EXPECTED.holder);
      sum = null;
      return;
    }
    const share = readHolder(raw, path, level.into, levels, complaints);
    sum = share === undefined || sum === null ? null : sum.add(share);
  });
  if (sum !== null && !HUNDRED.equals(sum)) {
    const difference = formatRational(HUNDRED.sub(sum).abs());
    complaints.add(
      level.path,
      "sum-not-100",
      formatRational(sum),
      fillWords(sum.compare(HUNDRED) < 0 ? EXPECTED.sumMore : EXPECTED.sumLess, { difference }),
    );
  }
}

function readHolder(
  raw: JsonObject,
  path: Path,
  into: Holder[],
  levels: Level[],
  complaints: Complaints,
): Rational | undefined {
  for (const key of Object.keys(raw)) {
    if (!KEYS.includes(key))
      complaints.add([...path, key], "unknown-key", key, EXPECTED.holderKey, nearest(key, KEYS));
  }
  const { name, share: rawShare } = raw;
  if (name === undefined) complaints.missingKey([...path, "name"]);
  else if (typeof name !== "string" || name === "")
    complaints.wrongValue([...path, "name"], name, EXPECTED.text);
  const origin = readOrigin(raw.origin, [...path, "origin"], complaints);
  let share: Rational | undefined;
  if (rawShare === undefined) complaints.missingKey([...path, "share"]);
  else share = readShare(rawShare, [...path, "share"], complaints);
  const holders = readHolders(raw.holders, [...path, "holders"], levels, complaints);
  if (typeof name === "string" && share !== undefined) into.push({ name, origin, share, holders });
  return share;
}

function readHolders(
  raw: JsonValue | undefined,
  path: Path,
  levels: Level[],
  complaints: Complaints,
): readonly Holder[] | null {
  if (raw === undefined || raw === null) return null;
  if (!Array.isArray(raw)) {
    complaints.wrongValue(path, raw, EXPECTED.investors);
    return null;
  }
  if (raw.length === 0) return null;
  const into: Holder[] = [];
  levels.push({ raw, path, into });
  return into;
}

function readOrigin(
  raw: JsonValue | undefined,
  path: Path,
  complaints: Complaints,
): Origin | null | undefined {
  if (raw === undefined || raw === null) return raw;
  const known = ORIGINS.find((origin) => origin === raw);
  if (known === undefined) {
    if (typeof raw === "string") {
      complaints.add(path, "unknown-choice", raw, EXPECTED.origin, nearest(raw, ORIGINS));
    } else complaints.wrongValue(path, raw, EXPECTED.origin);
  }
  return known;
}
