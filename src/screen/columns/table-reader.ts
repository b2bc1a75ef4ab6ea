import { parseDecimal } from "../../exact/rational.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { doubtsAre, hiddenRowsAre, kindOfRow, saysEnded } from "../../free-text/headings.ts";
import { plainName } from "../../free-text/names.ts";
import { PLACE_FACT } from "../../free-text/places.ts";
import { choiceOf } from "../../free-text/read-choices.ts";
import { readCell } from "../../free-text/read-cell.ts";
import { formatPath, type Problem } from "../../input/problem.ts";
import type { Relations } from "../../vocabulary/relations.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { CellMark, Doubt, TableRow } from "../source/table-row.ts";
import {
  joinAnswers,
  KnownCells,
  type LeftOutReason,
  NO_CELL,
  type NumberedCell,
  type ParsedRow,
  type ReadRow,
} from "./answers.ts";
import words from "../words.json" with { type: "json" };
import { CHOSEN, type Column } from "./heading-names.ts";
import type { ColumnPlan } from "./headings.ts";
import { doubtOf, doubtsIn, isRowMark, withMarks } from "./row-marks.ts";
import { readMarks, readParts } from "./several-columns.ts";

interface FactColumns {
  readonly fact: Fact;
  readonly columns: readonly Column[];
  readonly known: KnownCells;
}

const NO_COLUMN = -1;

const BETWEEN_CELLS = "\u0000";

/** The warning of a row that says of its company that it is no more. */
export const ENDED = "deregistered-or-revoked";

/** Reads the rows of a table whose columns were planned. */
export class TableReader {
  /** The facts that the columns hold, in the vocabulary's order. */
  readonly facts: readonly string[];
  readonly #plan: ColumnPlan;
  readonly #columns: readonly FactColumns[];
  readonly #asOf: string;
  readonly #isStrict: boolean;
  readonly #hiddenRows: ReturnType<typeof hiddenRowsAre>;
  readonly #areDoubtsRead: boolean;
  readonly #headings: ReadonlyMap<number, string>;
  readonly #relations: Relations;
  /** Where names stand; NO_COLUMN where none do. */
  readonly #name: number;
  readonly #places: Fact | undefined;
  /** Where a row may say of its company that it is no more. */
  readonly #telling: readonly number[];

  /** `asOf` is the day of the run, YYYY-MM-DD; `isStrict`: whether every cell that cannot be read rejects its row. */
  constructor(
    plan: ColumnPlan,
    vocabulary: Vocabulary,
    { asOf, isStrict }: { readonly asOf: string; readonly isStrict: boolean },
  ) {
    this.#plan = plan;
    this.#asOf = asOf;
    this.#isStrict = isStrict;
    this.#hiddenRows = hiddenRowsAre(plan.agreed.meanings);
    this.#areDoubtsRead = doubtsAre(plan.agreed.meanings) === "read";
    this.#headings = new Map(plan.columns.map(({ index }) => [index, plainName(plan.headings[index] ?? "")]));
    this.#relations = vocabulary.relations;
    this.#name = plan.columns.find(({ fact }) => fact === "name")?.index ?? NO_COLUMN;
    this.#telling = this.#name === NO_COLUMN ? plan.carried : [this.#name, ...plan.carried];
    this.#places = vocabulary.byId.get(PLACE_FACT);
    let next = 0;
    const number = (): number => {
      next += 1;
      return next;
    };
    this.#columns = vocabulary.facts.flatMap((fact) => {
      const columns = plan.columns.filter((column) => column.fact === fact.id);
      if (columns.length === 0) return [];
      return [{ fact, columns, known: new KnownCells(fact.id, number) }];
    });
    this.facts = this.#columns.map(({ fact }) => fact.id);
  }

  /** Why a row is no company; null where it may be one. */
  leaveOut(cells: readonly string[], marks: readonly CellMark[] | null = null): LeftOutReason | null {
    if (marks?.some(({ kind }) => kind === "outside") === true) return null;
    const isHidden = marks?.some(({ kind }) => isRowMark(kind)) === true;
    return (
      kindOfRow(cells) ??
      (this.#onlyDescribes(cells) ? "unanswered" : null) ??
      (this.#onlyNamesPlace(cells) ? "note" : null) ??
      (this.#repeatsHeadings(cells)
        ? "headings"
        : isHidden && this.#hiddenRows === "left-out"
          ? "hidden"
          : null)
    );
  }

  /** A row as a profile, or what keeps it from being one, or from being a company at all. */
  read(row: TableRow): ParsedRow {
    const reason = this.leaveOut(row.cells, row.marks);
    if (reason !== null) return { kind: "left-out", line: row.line, reason, cells: row.cells };
    const doubts = doubtsIn(row.marks, this.#areDoubtsRead);
    const numbered = this.#columns.map((columns) =>
      doubts.length === 0 ? this.#cell(columns, row.cells) : this.#doubted(columns, row.cells, doubts),
    );
    const parsed = joinAnswers(
      row.line,
      this.#asOf,
      this.facts,
      this.#relations,
      numbered,
      (problem) => this.headingOf(problem),
      { cells: () => row.cells, isStrict: this.#isStrict },
    );
    const whose = parsed.kind === "read" && this.#isNameless(parsed) ? this.#nameless(parsed) : parsed;
    const told = whose.kind === "read" && this.#saysEnded(row) ? ended(whose) : whose;
    return row.marks === null
      ? told
      : withMarks(told, row.cells, row.marks, this.#plan, this.#hiddenRows === "read");
  }

  /** Whether a row of a table of names tells shares and holders alone, and not whose they are. */
  #isNameless({ profile }: ReadRow): boolean {
    return (
      this.facts.includes("name") &&
      profile.size > 0 &&
      this.#columns.every(({ fact }) => {
        const { control, typing } = factTypeOf(fact);
        return !profile.has(fact.id) || control === "holders" || typing?.bareNumber === "part-of-one";
      })
    );
  }

  #nameless({ line, cells }: ReadRow): ParsedRow {
    const column = this.#plan.headings[this.#plan.columns.find(({ fact }) => fact === "name")?.index ?? -1];
    const fault = { column: column ?? "name", value: "", expected: words.cells.nameless, problem: null };
    return { kind: "rejected", line, faults: [fault], cells };
  }

  /** Whether nothing that is asked stands in a row, but a number, a remark or the like. */
  #onlyDescribes(cells: readonly string[]): boolean {
    const isEmpty = (index: number): boolean => (cells[index] ?? "").trim() === "";
    const { columns, carried } = this.#plan;
    return columns.every(({ index }) => isEmpty(index)) && !carried.every(isEmpty);
  }

  /** Whether a place stands alone in the column of names: the heading of a part of the list. */
  #onlyNamesPlace(cells: readonly string[]): boolean {
    const name = cells[this.#name]?.trim() ?? "";
    // A look at the next cell ends this for nearly every row of a register.
    if (name === "" || cells.some((cell, index) => index !== this.#name && cell.trim() !== "")) return false;
    return this.#places !== undefined && choiceOf(this.#places, name) !== null;
  }

  /** Whether at least two cells, and half of those that hold facts, repeat their headings. */
  #repeatsHeadings(cells: readonly string[]): boolean {
    let same = 0;
    let filled = 0;
    for (const [index, heading] of this.#headings) {
      const cell = cells[index] ?? "";
      if (cell === "") continue;
      filled += 1;
      if (cell.length <= heading.length + 2 && plainName(cell) === heading) same += 1;
      else if (same === 0 && filled > 1) return false;
    }
    return same >= 2 && same * 2 >= filled;
  }

  /** Cells of which some are in doubt: refused with the question, but for texts, which decide nothing. */
  #doubted(own: FactColumns, cells: readonly string[], doubts: readonly Doubt[]): NumberedCell {
    const { fact, columns } = own;
    const mark = doubts.find(
      (doubt) =>
        columns.some(({ index }) => index === doubt.column) && !isStored(doubt, this.#cell(own, cells)),
    );
    if (mark === undefined || factTypeOf(fact).control === "text") return this.#cell(own, cells);
    const path = columns.find(({ index }) => index === mark.column)?.path ?? [];
    const problem = doubtOf(mark, [fact.id, ...path], cells[mark.column] ?? "");
    return { ...NO_CELL, parsed: { kind: "refused", problems: [problem] } };
  }

  #saysEnded({ cells, marks }: TableRow): boolean {
    if (marks?.some(({ kind, detail }) => kind === "comment" && saysEnded(detail)) === true) return true;
    return this.#telling.some((index) => saysEnded(cells[index] ?? ""));
  }

  #cell({ fact, columns, known }: FactColumns, cells: readonly string[]): NumberedCell {
    const [first] = columns;
    if (columns.length === 1 && first?.path.length === 0) {
      const text = cells[first.index] ?? "";
      if (text === "") return NO_CELL;
      return known.get(text) ?? known.add(text, readCell(fact, text, first.context, this.#plan.agreed));
    }
    const text = columns.map(({ index }) => cells[index] ?? "").join(BETWEEN_CELLS);
    if (first?.path[0] === CHOSEN)
      return known.get(text) ?? known.add(text, readMarks(fact, columns, cells, this.#plan.agreed));
    return known.get(text) ?? known.add(text, readParts(fact, columns, cells, this.#plan.agreed));
  }

  /** The heading of the column that a problem is about: of the part, of the whole, or the fact's id. */
  headingOf({ path }: Problem): string {
    const [fact] = path;
    const own = this.#plan.columns.filter((column) => column.fact === fact);
    const rest = path.slice(1).join(".");
    const part =
      own.find((column) => column.path.join(".") === rest) ?? (own.length === 1 ? own[0] : undefined);
    return (part === undefined ? undefined : this.#plan.headings[part.index]) ?? formatPath(path);
  }
}

/** Whether what a sheet shows in larger units is, by its unit, the number that it stores; or no number at all. */
function isStored({ kind, detail }: Doubt, { parsed }: NumberedCell): boolean {
  if (kind !== "scaled") return false;
  if (parsed.kind !== "answer") return true;
  const { answer } = parsed;
  const number = answer?.kind === "money" ? answer.amount : answer?.kind === "quantity" ? answer.value : null;
  const stored = parseDecimal(detail);
  return number !== null && stored !== null && number.equals(stored);
}

function ended<Row extends { readonly warnings: readonly string[] }>(row: Row): Row {
  return { ...row, warnings: [...row.warnings, ENDED] };
}
