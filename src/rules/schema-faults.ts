import * as z from "zod";
import type { Words } from "../language/language.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { OPERATORS } from "./condition-schema.ts";
import { type FaultCode, hintAt, type RuleFault, tell } from "./fault.ts";

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;
type Path = readonly PropertyKey[];

/** Every place where a value does not fit a schema, in words for people; empty where it fits. */
export function schemaFaults(schema: z.ZodType, value: unknown): RuleFault[] {
  // What zod reports leaves out the value that was found and the schema that asked for another. The raw issues hold
  // both; they pass by here before the report is made, which can carry their number as its message.
  const raw: RawIssue[] = [];
  const { error } = schema.safeParse(value, { error: (issue) => String(raw.push(issue) - 1) });
  return gatherEmpty(faultsOf(error?.issues ?? [], [], raw));
}

function faultsOf(issues: readonly Issue[], before: Path, raw: readonly RawIssue[]): RuleFault[] {
  return issues.flatMap((issue) => {
    const path = [...before, ...issue.path];
    const own = /^\d+$/.test(issue.message) ? raw[Number.parseInt(issue.message, 10)] : undefined;
    if (own === undefined) throw new Error(`a schema words a mistake by itself: ${issue.message}`);
    if (issue.code === "invalid_union") return faultsOfUnion(issue.errors, own, path, raw);
    if (issue.code === "unrecognized_keys") {
      const known = own.inst instanceof z.ZodObject ? Object.keys(own.inst.shape) : [];
      return issue.keys.map((key) => ({
        place: placeOf([...path, key]),
        message: tell("schema-unknown-key", { found: key, near: hintAt(key, known) }),
      }));
    }
    return [{ place: placeOf(path), message: describe(own) }];
  });
}

/** Of several schemas the one that the value is nearest to was meant; where none takes its type, all are named. */
function faultsOfUnion(
  choices: readonly (readonly Issue[])[],
  own: RawIssue,
  path: Path,
  raw: readonly RawIssue[],
): RuleFault[] {
  const types = choices.map(([only]) =>
    only?.code === "invalid_type" && only.path.length === 0 ? only.expected : null,
  );
  if (types.every((type) => type !== null))
    return [{ place: placeOf(path), message: describeType(own.input, types) }];
  const meant = choices.reduce((best, other) => (distanceOf(other) < distanceOf(best) ? other : best));
  return faultsOf(meant, path, raw);
}

/** How far a value is from a schema; a key that is not known weighs more than one that is missing. */
function distanceOf(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === "unrecognized_keys" ? 2 * issue.keys.length : 1),
    0,
  );
}

function describe(issue: RawIssue): Words {
  const found = showValue(issue.input);
  switch (issue.code) {
    case "invalid_type":
      return describeType(issue.input, [issue.expected]);
    case "invalid_value": {
      const known = issue.values.map(String);
      if (issue.input === undefined)
        return tell("schema-missing-key", { expected: tell("one-of", { known: known.join(", ") }) });
      if (issue.input === "") return EMPTY;
      return tell("schema-choice", { found, known: known.join(", "), near: hintAt(found, known) });
    }
    case "too_small":
      if (issue.origin === "string") return EMPTY;
      if (issue.origin === "array") return tell("schema-short-list", { count: String(issue.minimum) });
      return tell("schema-too-small", { found, bound: String(issue.minimum) });
    case "too_big":
      return tell("schema-too-big", { found, bound: String(issue.maximum) });
    case "invalid_format":
      return found === "" ? EMPTY : describeFormat(found, issue.format, issue.pattern ?? "");
    case "custom":
      return tell(String(issue.params?.fault) as FaultCode);
    default:
      return tell("schema-other", { found, code: String(issue.code) });
  }
}

const EMPTY = tell("schema-empty-text");

function describeType(input: unknown, types: readonly string[]): Words {
  const expected = [...new Set(types)]
    .map((type) => tell(`type-${type}` as FaultCode))
    .reduce((first, next) => tell("or-type", { first, next }));
  if (input === undefined) return tell("schema-missing-key", { expected });
  const isBound = types.length > 1 && types.includes("string");
  if (isBound && typeof input === "number") return tell("schema-number-as-text", { found: String(input) });
  const type = input === null ? "null" : Array.isArray(input) ? "array" : typeof input;
  const found = typeof input === "string" ? `“${showValue(input)}”` : tell(`type-${type}` as FaultCode);
  return tell("schema-type", { found, expected });
}

function describeFormat(found: string, format: string, pattern: string): Words {
  const own = Object.entries(PATTERNS).find(([, known]) => String(known) === pattern)?.[0];
  const name = own ?? format;
  const expected = tell(`pattern-${name}` as FaultCode, { operators: OPERATORS.join(", ") });
  const near = name === "operator" ? hintAt(found, OPERATORS) : "";
  return tell("schema-pattern", { found, expected, near });
}

/** Texts of one entry that are still to be written are told together: a skeleton lacks many. */
function gatherEmpty(faults: readonly RuleFault[]): RuleFault[] {
  const entries = new Map<string, string[]>();
  const empty = faults.filter(({ message }) => message === EMPTY);
  for (const { place } of empty) {
    const [entry = "", rest = ""] = /^([a-z]*\[\d+\])\.(.+)$/i.exec(place)?.slice(1) ?? ["", place];
    entries.set(entry, [...(entries.get(entry) ?? []), rest]);
  }
  const gathered = [...entries].map(([place, places]) =>
    places.length === 1
      ? { place: [place, ...places].filter((part) => part !== "").join("."), message: EMPTY }
      : { place, message: tell("schema-empty-entry", { places: places.join(", ") }) },
  );
  return [...faults.filter((fault) => !empty.includes(fault)), ...gathered];
}

const SHOWN = 60;

function showValue(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** A path as people write it, such as `requires.all[0].value`. */
function placeOf(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}
