import type { JsonObject, JsonValue } from "../../input/json.ts";
import { formatPath, type Problem } from "../../input/problem.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { TableRow } from "../source/csv.ts";
import { joinAnswers, KnownReadings, type NumberedReading, type RowReading } from "./answers.ts";
import type { Column, ColumnPlan } from "./headings.ts";
import { type CellReading, isDoNotKnow, readCell, readValue } from "./read-cell.ts";

interface FactColumns {
  readonly fact: Fact;
  readonly columns: readonly Column[];
  readonly known: KnownReadings;
}

const BETWEEN_CELLS = "\u0000";

/** Reads the rows of a table whose columns were planned. */
export class TableReader {
  /** The facts that the columns hold, in the vocabulary's order. */
  readonly facts: readonly string[];
  readonly #plan: ColumnPlan;
  readonly #columns: readonly FactColumns[];
  readonly #asOf: string;

  /** `asOf` is the day of the run, YYYY-MM-DD. */
  constructor(plan: ColumnPlan, vocabulary: Vocabulary, asOf: string) {
    this.#plan = plan;
    this.#asOf = asOf;
    let next = 0;
    const number = (): number => {
      next += 1;
      return next;
    };
    this.#columns = vocabulary.facts.flatMap((fact) => {
      const columns = plan.columns.filter((column) => column.fact === fact.id);
      if (columns.length === 0) return [];
      return [{ fact, columns, known: new KnownReadings(number) }];
    });
    this.facts = this.#columns.map(({ fact }) => fact.id);
  }

  /** A row as a profile, or what keeps it from being one. */
  read(row: TableRow): RowReading {
    const readings = this.#columns.map((columns) => this.#reading(columns, row.cells));
    return joinAnswers(
      row.line,
      this.#asOf,
      this.facts,
      readings,
      (problem) => this.#headingOf(problem),
      () => row.cells,
    );
  }

  #reading({ fact, columns, known }: FactColumns, cells: readonly string[]): NumberedReading {
    const [first] = columns;
    if (columns.length === 1 && first?.path.length === 0) {
      const text = cells[first.index] ?? "";
      return known.get(text) ?? known.add(text, readCell(fact, text));
    }
    const text = columns.map(({ index }) => cells[index] ?? "").join(BETWEEN_CELLS);
    return known.get(text) ?? known.add(text, readParts(fact, columns, cells));
  }

  /** The heading of the column that a problem is about: of the part, of the whole, or the fact's id. */
  #headingOf({ path }: Problem): string {
    const [fact] = path;
    const own = this.#plan.columns.filter((column) => column.fact === fact);
    const rest = path.slice(1).join(".");
    const part =
      own.find((column) => column.path.join(".") === rest) ?? (own.length === 1 ? own[0] : undefined);
    return (part === undefined ? undefined : this.#plan.headings[part.index]) ?? formatPath(path);
  }
}

function readParts(fact: Fact, columns: readonly Column[], cells: readonly string[]): CellReading {
  const whole: JsonObject = Object.create(null);
  let isEmpty = true;
  for (const { index, path } of columns) {
    const text = (cells[index] ?? "").trim();
    if (text === "") continue;
    isEmpty = false;
    place(whole, path, isDoNotKnow(text) ? null : text);
  }
  return isEmpty ? { kind: "nothing" } : readValue(fact, asLists(whole));
}

/** Puts a value where a path leads; positions in lists are keys for now. */
function place(whole: JsonObject, path: readonly (string | number)[], value: JsonValue): void {
  let at = whole;
  for (const part of path.slice(0, -1)) {
    const next = at[part] ?? Object.create(null);
    at[part] = next;
    at = next as JsonObject;
  }
  at[path.at(-1) ?? ""] = value;
}

/** Objects whose keys are positions become lists; positions that no cell fills are left out. */
function asLists(value: JsonValue): JsonValue {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value as JsonObject).map(([key, inner]) => [key, asLists(inner)] as const);
  if (entries.every(([key]) => /^\d+$/.test(key))) return entries.map(([, inner]) => inner);
  const object: JsonObject = Object.create(null);
  for (const [key, inner] of entries) object[key] = inner;
  return object;
}
