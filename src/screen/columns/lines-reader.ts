import { type JsonObject, JsonNumber, parseJson } from "../../input/json.ts";
import { formatPath, InputError, nearest, type Problem, showFound } from "../../input/problem.ts";
import { EXPECTED } from "../../input/expected.ts";
import { answerable, type Fact, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { joinAnswers, KnownReadings, type NumberedReading, type RowReading } from "./answers.ts";
import { keyOfValue, readValue } from "./read-cell.ts";

interface FactReader {
  readonly fact: Fact;
  readonly known: KnownReadings;
}

/** Reads JSON Lines: on each line a profile, as strictly as a profile file is read. */
export class LinesReader {
  readonly #readers = new Map<string, FactReader>();
  readonly #order: readonly string[];

  constructor(vocabulary: Vocabulary) {
    let next = 0;
    const number = (): number => {
      next += 1;
      return next;
    };
    this.#order = answerable(vocabulary).map(({ id }) => id);
    for (const fact of answerable(vocabulary)) {
      this.#readers.set(fact.id, {
        fact,
        known: new KnownReadings(number),
      });
    }
  }

  /** A line as a profile, or what keeps it from being one. */
  read(line: number, text: string): RowReading {
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
    const readings: (readonly [string, NumberedReading])[] = [];
    for (const key of Object.keys(object)) {
      if (this.#readers.has(key)) continue;
      problems.push({
        ...problemOf("unknown-key", [key], key, EXPECTED.factId),
        nearest: nearest(key, this.#order),
      });
    }
    for (const id of this.#order) {
      const entry = this.#readers.get(id);
      const raw = object[id];
      if (entry === undefined || raw === undefined) continue;
      const { fact, known } = entry;
      readings.push([id, known.get(keyOfValue(raw), () => readValue(fact, raw))]);
    }
    if (problems.length > 0) return this.#rejected(line, problems, text);
    return joinAnswers(
      line,
      readings,
      ({ path }) => formatPath(path),
      () => [text],
    );
  }

  #rejected(line: number, problems: readonly Problem[], text: string): RowReading {
    const refused: NumberedReading = { number: 0, reading: { kind: "refused", problems } };
    return joinAnswers(
      line,
      [["", refused]],
      ({ path }) => formatPath(path),
      () => [text],
    );
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
