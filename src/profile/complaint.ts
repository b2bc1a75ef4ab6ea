import { JsonNumber, type JsonValue } from "../input/json.ts";
import { EXPECTED } from "../input/expected.ts";
import { type Problem, type ProblemCode, showFound } from "../input/problem.ts";
import type { Words } from "../language/language.ts";

/** Everything found wrong so far; reading goes on after a complaint, so that one error can list them all. */
export class Complaints {
  readonly problems: Problem[] = [];

  add(
    path: readonly (string | number)[],
    code: ProblemCode,
    found: string,
    expected: Words,
    nearest: string | null = null,
  ): undefined {
    this.problems.push({ code, path, found: showFound(found), expected, nearest, line: null });
    return undefined;
  }

  /** A value of the wrong kind, shown as it stands in the source. */
  wrongValue(path: readonly (string | number)[], value: JsonValue, expected: Words): undefined {
    return this.add(path, "wrong-value", showValue(value), expected);
  }

  missingKey(path: readonly (string | number)[], expected: Words = EXPECTED.thisKey): undefined {
    return this.add(path, "missing-key", "", expected);
  }
}

/** A value of the input as its author wrote it, shortened by kind where it is large. */
export function showValue(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (typeof value === "string") return JSON.stringify(value.slice(0, 200));
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (value !== null && typeof value === "object") return "{…}";
  return String(value);
}
