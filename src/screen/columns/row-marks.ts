import { type Problem, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import { type CellDoubt, type CellMark, type Doubt, isDoubt, type RowMark } from "../source/table-row.ts";
import words from "../words.json" with { type: "json" };
import { columnName } from "../workbook/reference.ts";
import type { ParsedRow, RowFault } from "./answers.ts";
import type { ColumnPlan } from "./headings.ts";

/** The warning of a row in which the sheet shows another number than it holds. */
export const SHOWN_OTHERWISE = "shown-otherwise";
/** The warning of a row with answers from columns that the sheet hides. */
const HIDDEN_COLUMN = "hidden-column";

const ROW_MARKS: readonly CellMark["kind"][] = ["hidden", "struck"];

/** Marks that are told, and keep no row from being used. */
const TOLD = ["shown", "digits", "hiddenColumn"] as const;

/** Whether a mark is of a whole row that people may have taken off their list. */
export function isRowMark(kind: CellMark["kind"]): kind is RowMark {
  return ROW_MARKS.includes(kind);
}

const NO_DOUBTS: readonly Doubt[] = [];

/** The marks of a row that leave cells in doubt; `areRead`: whether what people did to cells by hand is passed over. */
export function doubtsIn(marks: readonly CellMark[] | null, areRead: boolean): readonly Doubt[] {
  if (marks === null) return NO_DOUBTS;
  return marks.filter(isDoubt).filter(({ kind }) => kind === "scaled" || !areRead);
}

/** The question that a doubt puts, at a place of a fact. */
export function doubtOf({ kind, detail }: Doubt, path: Problem["path"], cell: string): Problem {
  const expected = fillWords(words.cells[kind], { detail, value: cell });
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
    if (isTold(mark) || isDoubt(mark)) return [];
    if (isRowMark(kind) && areHiddenRead) return [];
    const column = plan.headings[index] ?? columnName(index);
    return [{ column, value: detail, expected: words.cells[kind as Asked], problem: null }];
  });
  const { line } = parsed;
  if (parsed.kind === "left-out") return parsed;
  if (parsed.kind === "rejected") {
    const others = parsed.faults.filter(({ column }) => faults.every((fault) => fault.column !== column));
    return { ...parsed, faults: [...faults, ...others] };
  }
  if (faults.length > 0) return { kind: "rejected", line, faults, cells };
  const told = marks.filter(isTold);
  const understood = told.map(({ column, kind, detail }) => {
    const value = cells[column] ?? "";
    return { fact: factIn(column, plan), words: fillWords(words.cells[kind], { value, shown: detail }) };
  });
  const has = (kind: CellMark["kind"]): boolean => told.some((mark) => mark.kind === kind);
  return {
    ...parsed,
    understood: [...parsed.understood, ...understood],
    warnings: [
      ...parsed.warnings,
      ...(has("shown") ? [SHOWN_OTHERWISE] : []),
      ...(has("hiddenColumn") ? [HIDDEN_COLUMN] : []),
    ],
  };
}

function isTold(mark: CellMark): mark is CellMark & { readonly kind: (typeof TOLD)[number] } {
  return (TOLD as readonly string[]).includes(mark.kind);
}

/** Marks of which the question stands in the words as it is. */
type Asked = Exclude<CellMark["kind"], CellDoubt | (typeof TOLD)[number]>;

function factIn(column: number, plan: ColumnPlan): string {
  const found = plan.columns.find(({ index }) => index === column);
  if (found === undefined) throw new Error(`column ${column} holds no fact`);
  return found.fact;
}
