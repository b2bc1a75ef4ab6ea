import { readValue } from "../../free-text/parsed-cell.ts";
import { EXPECTED } from "../../input/expected.ts";
import { JsonNumber, type JsonObject, type JsonValue, parseJson } from "../../input/json.ts";
import { formatPath, InputError, nearest, type Problem, showFound } from "../../input/problem.ts";
import type { Relations } from "../../vocabulary/relations.ts";
import { answerable, type Fact, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { joinAnswers, KnownCells, NO_CELL, type NumberedCell, type ParsedRow } from "./answers.ts";

interface FactReader {
  readonly fact: Fact;
  readonly known: KnownCells;
}

/** Reads JSON Lines: on each line a profile, as strictly as a profile file is read. */
export class LinesReader {
  /** Every fact that a profile may answer, in the vocabulary's order. */
  readonly facts: readonly string[];
  readonly #readers: ReadonlyMap<string, FactReader>;
  readonly #asOf: string;
  readonly #relations: Relations;

  /** `asOf` is the day of the run, YYYY-MM-DD. */
  constructor(vocabulary: Vocabulary, asOf: string) {
    this.#asOf = asOf;
    this.#relations = vocabulary.relations;
    let next = 0;
    const number = (): number => {
      next += 1;
      return next;
    };
    const facts = answerable(vocabulary);
    this.facts = facts.map(({ id }) => id);
    this.#readers = new Map(facts.map((fact) => [fact.id, { fact, known: new KnownCells(fact.id, number) }]));
  }

  /** A line as a profile, or what keeps it from being one. */
  read(line: number, text: string): ParsedRow {
    let value: ReturnType<typeof parseJson>["value"];
    const problems: Problem[] = [];
    try {
      const parsed = parseJson(text);
      value = parsed.value;
      problems.push(...parsed.problems);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return this.#rejected(line, error.problems, text);
    }
    if (value === null || typeof value !== "object" || Array.isArray(value) || value instanceof JsonNumber) {
      return this.#rejected(line, [problemOf("wrong-value", [], text, EXPECTED.profile)], text);
    }
    const object: JsonObject = value;
    for (const key of Object.keys(object)) {
      if (this.#readers.has(key)) continue;
      problems.push({
        ...problemOf("unknown-key", [key], key, EXPECTED.factId),
        nearest: nearest(key, this.facts),
      });
    }
    const numbered = [...this.#readers.values()].map(({ fact, known }) => {
      const raw = object[fact.id];
      if (raw === undefined) return NO_CELL;
      const key = keyOfValue(raw);
      return known.get(key) ?? known.add(key, readValue(fact, raw));
    });
    if (problems.length > 0) return this.#rejected(line, problems, text);
    return joinAnswers(
      line,
      this.#asOf,
      this.facts,
      this.#relations,
      numbered,
      ({ path }) => formatPath(path),
      {
        cells: () => [text],
        isStrict: true,
      },
    );
  }

  #rejected(line: number, problems: readonly Problem[], text: string): ParsedRow {
    const refused: NumberedCell = { ...NO_CELL, parsed: { kind: "refused", problems } };
    return joinAnswers(line, this.#asOf, [""], this.#relations, [refused], ({ path }) => formatPath(path), {
      cells: () => [text],
      isStrict: true,
    });
  }
}

function problemOf(
  code: Problem["code"],
  path: Problem["path"],
  found: string,
  expected: Problem["expected"],
): Problem {
  return { code, path, found: showFound(found), expected, nearest: null, line: null };
}

/**
 * A JSON value as text that differs wherever the values do: numbers as they stand in the source, which no other value
 * begins like.
 */
function keyOfValue(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) {
    let key = "[";
    for (const member of value) key += `${keyOfValue(member)},`;
    return `${key}]`;
  }
  let key = "{";
  for (const [name, member] of Object.entries(value)) key += `${JSON.stringify(name)}:${keyOfValue(member)},`;
  return `${key}}`;
}

/** The name in a line that cannot be used, where it can be read for all that. */
export function nameIn(text: string): string | null {
  const value = objectIn(text)?.name;
  return typeof value === "string" ? value : null;
}

/** What a line that cannot be used says of some facts, where it can be read for all that; else nothing. */
export function textsIn(text: string, facts: readonly string[]): string[] {
  const object = objectIn(text);
  return facts.map((fact) => {
    const value = object?.[fact];
    return typeof value === "string" ? value : "";
  });
}

function objectIn(text: string): JsonObject | null {
  try {
    const { value } = parseJson(text);
    const isObject =
      value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof JsonNumber);
    return isObject ? value : null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
