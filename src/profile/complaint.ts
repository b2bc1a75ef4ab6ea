import { JsonNumber, type JsonValue } from "../input/json.ts";
import { nearest, type Problem, type ProblemCode, showFound } from "../input/problem.ts";
import type { Words } from "../language/language.ts";

/** After so many problems the nearest known text is no longer looked for: thousands of them would take seconds. */
export const MOST_COMPARED = 50;

/** Everything found wrong so far; reading goes on after a complaint, so that one error can list them all. */
export class Complaints {
  readonly problems: Problem[] = [];

  add(
    path: readonly (string | number)[],
    code: ProblemCode,
    found: string,
    expected: Words,
    near: string | null = null,
  ): undefined {
    this.problems.push({ code, path, found: showFound(found), expected, nearest: near, line: null });
    return undefined;
  }

  /** The known text nearest to another one, looked for among the first problems alone. */
  nearest(text: string, known: readonly string[]): string | null {
    return this.problems.length < MOST_COMPARED ? nearest(text, known) : null;
  }

  /** A value of the wrong kind, shown as it stands in the source. */
  wrongValue(path: readonly (string | number)[], value: JsonValue, expected: Words): undefined {
    return this.add(path, "wrong-value", showValue(value), expected);
  }

  missingKey(path: readonly (string | number)[], expected: Words): undefined {
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
