import { type Problem, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import type { CellDoubt, CellMark, RowMark } from "../source/table-row.ts";
import words from "../words.json" with { type: "json" };
import { columnName } from "../workbook/reference.ts";
import type { ParsedRow, RowFault } from "./answers.ts";
import type { ColumnPlan } from "./headings.ts";

/** The warning of a row in which the sheet shows another number than it holds. */
export const SHOWN_OTHERWISE = "shown-otherwise";

const ROW_MARKS: readonly CellMark["kind"][] = ["hidden", "struck"];

/** Whether a mark is of a whole row that people may have taken off their list. */
export function isRowMark(kind: CellMark["kind"]): kind is RowMark {
  return ROW_MARKS.includes(kind);
}

/** A mark that leaves it in doubt whether a cell holds as it stands. */
type Doubt = CellMark & { readonly kind: CellDoubt };

function isDoubt(mark: CellMark): mark is Doubt {
  return mark.kind === "comment" || mark.kind === "struckCell";
}

const NO_DOUBTS: readonly Doubt[] = [];

/** The marks of a row that leave cells in doubt. */
export function doubtsIn(marks: readonly CellMark[] | null): readonly Doubt[] {
  return marks === null ? NO_DOUBTS : marks.filter(isDoubt);
}

/** The question that a doubt puts, at a place of a fact. */
export function doubtOf({ kind, detail }: CellMark, path: Problem["path"], cell: string): Problem {
  const text = kind === "comment" ? words.cells.comment : words.cells.struckCell;
  const expected = fillWords(text, { detail });
  return { code: "ambiguous", path, found: showFound(cell), expected, nearest: null, line: null };
}

/** The row with what the sheet tells of its cells: most of it keeps the row from being used. */
export function withMarks(
  parsed: ParsedRow,
  cells: readonly string[],
  marks: readonly CellMark[],
  plan: ColumnPlan,
  areHiddenRead: boolean,
): ParsedRow {
  const faults = marks.flatMap((mark): RowFault[] => {
    const { kind, column: index, detail } = mark;
    if (kind === "shown" || kind === "digits" || isDoubt(mark)) return [];
    if (isRowMark(kind) && areHiddenRead) return [];
    const column = plan.headings[index] ?? columnName(index);
    return [{ column, value: detail, expected: words.cells[kind as Told], problem: null }];
  });
  const { line } = parsed;
  if (parsed.kind === "left-out") return parsed;
  if (parsed.kind === "rejected") {
    const others = parsed.faults.filter(({ column }) => faults.every((fault) => fault.column !== column));
    return { ...parsed, faults: [...faults, ...others] };
  }
  if (faults.length > 0) return { kind: "rejected", line, faults, cells };
  const shown = marks.flatMap(({ column, kind, detail }) => {
    if (kind !== "shown" && kind !== "digits") return [];
    const value = cells[column] ?? "";
    return [{ fact: factIn(column, plan), words: fillWords(words.cells[kind], { value, shown: detail }) }];
  });
  const isOtherwise = marks.some(({ kind }) => kind === "shown");
  return {
    ...parsed,
    understood: [...parsed.understood, ...shown],
    warnings: isOtherwise ? [...parsed.warnings, SHOWN_OTHERWISE] : parsed.warnings,
  };
}

/** Marks of which the question stands in the words as it is. */
type Told = Exclude<CellMark["kind"], CellDoubt | "shown" | "digits">;

function factIn(column: number, plan: ColumnPlan): string {
  const found = plan.columns.find(({ index }) => index === column);
  if (found === undefined) throw new Error(`column ${column} holds no fact`);
  return found.fact;
}
