import { EXPECTED } from "../input/expected.ts";
import { DEEPEST, type JsonObject, type JsonValue } from "../input/json.ts";
import { InputError, type Problem, type ProblemCode, showFound } from "../input/problem.ts";
import type { Words } from "../language/language.ts";

/**
 * An answer as a program hands it over. Every number is text (`"66.9999"`, `"1/3"`), since a number of the language is
 * rounded before anybody sees it: 66.99999999999999999 is 67 there. null is "don't know".
 */
export type GivenAnswer =
  | string
  | boolean
  | null
  | readonly GivenAnswer[]
  | { readonly [key: string]: GivenAnswer | undefined };

/** Answers by the ids of facts; one that is missing or undefined is not answered. */
export interface ProfileAnswers {
  readonly [fact: string]: GivenAnswer | undefined;
}

/** Where a value stands: the key in what is around it. */
interface Place {
  readonly key: string | number;
  readonly around: Place | null;
  readonly depth: number;
}

interface Waiting {
  readonly value: unknown;
  readonly place: Place | null;
  readonly into: JsonObject | JsonValue[];
}

/**
 * Answers as the values of a JSON text. Throws an InputError that lists every value that has no exact place in one: a
 * number first of all, and an object that is no plain one.
 * @internal
 */
export function readAnswers(given: ProfileAnswers): JsonValue {
  const problems: Problem[] = [];
  const whole: JsonValue[] = [];
  const waiting: Waiting[] = [{ value: given, place: null, into: whole }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place, into } = next;
    if ((place?.depth ?? 0) > DEEPEST) throw new InputError([tooDeep(place)]);
    const members = membersOf(value, place);
    if (value === null || typeof value === "string" || typeof value === "boolean") put(into, place, value);
    else if (members === null)
      problems.push(problemAt(place, "wrong-value", showFound(String(value)), EXPECTED.exactValue));
    else {
      const inside: JsonObject | JsonValue[] = Array.isArray(value) ? [] : Object.create(null);
      put(into, place, inside);
      waiting.push(...members.map((member) => ({ ...member, into: inside })).reverse());
    }
  }
  const [read = null] = whole;
  if (problems.length > 0) throw new InputError(problems);
  return read;
}

function put(into: Waiting["into"], place: Place | null, value: JsonValue): void {
  if (Array.isArray(into)) into.push(value);
  else if (place !== null) into[place.key] = value;
}

/** The members of a list, or of a plain object those that are given; null for what is neither. */
function membersOf(value: unknown, around: Place | null): Omit<Waiting, "into">[] | null {
  const depth = (around?.depth ?? 0) + 1;
  if (Array.isArray(value))
    // Not map: it passes over holes, with which whatever stands behind them would be lost.
    return Array.from(value, (member: unknown, key) => ({ value: member, place: { key, around, depth } }));
  if (!isPlain(value)) return null;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]: [string, unknown]) => ({ value: member, place: { key, around, depth } }));
}

/** Whether it is an object as a literal makes it, in whichever realm. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function tooDeep(place: Place | null): Problem {
  return { ...problemAt(place, "too-deep", "…", EXPECTED.lessDeep), path: [] };
}

function problemAt(place: Place | null, code: ProblemCode, found: string, expected: Words): Problem {
  const path: (string | number)[] = [];
  for (let at = place; at !== null; at = at.around) path.unshift(at.key);
  return { code, path, found, expected, nearest: null, line: null };
}
