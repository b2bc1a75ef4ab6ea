import { type CellReading, readCell, readValue } from "../../free-text/read-cell.ts";
import { readBareShare } from "../../free-text/sheet-numbers.ts";
import { isNotAnswered, isNotKnown } from "../../free-text/special-cells.ts";
import type { JsonObject, JsonValue } from "../../input/json.ts";
import { formatPath, type Problem, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { CellMark, TableRow } from "../source/table-row.ts";
import words from "../words.json" with { type: "json" };
import { columnName } from "../workbook/reference.ts";
import {
  joinAnswers,
  KnownReadings,
  type NumberedReading,
  type RowFault,
  type RowReading,
} from "./answers.ts";
import type { Column, ColumnPlan } from "./headings.ts";

interface FactColumns {
  readonly fact: Fact;
  readonly columns: readonly Column[];
  readonly known: KnownReadings;
}

const BETWEEN_CELLS = "\u0000";

/** The warning of a row in which the sheet shows another number than it holds. */
export const SHOWN_OTHERWISE = "shown-otherwise";

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
    const reading = joinAnswers(
      row.line,
      this.#asOf,
      this.facts,
      readings,
      (problem) => this.#headingOf(problem),
      () => row.cells,
    );
    return row.marks === null ? reading : this.#withMarks(reading, row.cells, row.marks);
  }

  /** The reading with what the sheet tells of its cells: most of it keeps the row from being used. */
  #withMarks(reading: RowReading, cells: readonly string[], marks: readonly CellMark[]): RowReading {
    const faults = marks.flatMap((mark): RowFault[] => {
      if (mark.kind === "shown") return [];
      const column = this.#plan.headings[mark.column] ?? columnName(mark.column);
      return [{ column, value: mark.detail, expected: words.cells[mark.kind], problem: null }];
    });
    const { line } = reading;
    if (reading.kind === "left-out") return reading;
    if (reading.kind === "rejected") {
      const others = reading.faults.filter(({ column }) => faults.every((fault) => fault.column !== column));
      return { ...reading, faults: [...faults, ...others] };
    }
    if (faults.length > 0) return { kind: "rejected", line, faults, cells };
    const shown = marks.map(({ column, detail }) => ({
      fact: this.#factIn(column),
      words: fillWords(words.cells.shown, { value: cells[column] ?? "", shown: detail }),
    }));
    return {
      ...reading,
      understood: [...reading.understood, ...shown],
      warnings: [...reading.warnings, SHOWN_OTHERWISE],
    };
  }

  #factIn(column: number): string {
    const found = this.#plan.columns.find(({ index }) => index === column);
    if (found === undefined) throw new Error(`column ${column} holds no fact`);
    return found.fact;
  }

  #reading({ fact, columns, known }: FactColumns, cells: readonly string[]): NumberedReading {
    const [first] = columns;
    if (columns.length === 1 && first?.path.length === 0) {
      const text = cells[first.index] ?? "";
      return known.get(text) ?? known.add(text, readCell(fact, text, first.context, this.#plan.agreed));
    }
    const text = columns.map(({ index }) => cells[index] ?? "").join(BETWEEN_CELLS);
    return (
      known.get(text) ??
      known.add(text, this.#ambiguous(fact, columns, cells) ?? readParts(fact, columns, cells))
    );
  }

  #ambiguous(fact: Fact, columns: readonly Column[], cells: readonly string[]): CellReading | null {
    const problems = columns.flatMap(({ index, path }): Problem[] => {
      const text = (cells[index] ?? "").trim();
      const bare = path.at(-1) === "share" ? readBareShare(text, this.#plan.agreed.shares) : null;
      if (bare === null || !("expected" in bare)) return [];
      const { expected } = bare;
      return [
        {
          code: "ambiguous",
          path: [fact.id, ...path],
          found: showFound(text),
          expected,
          nearest: null,
          line: null,
        },
      ];
    });
    return problems.length === 0 ? null : { kind: "refused", problems };
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
    if (text === "" || isNotAnswered(text)) continue;
    isEmpty = false;
    place(whole, path, isNotKnown(text) ? null : text);
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
