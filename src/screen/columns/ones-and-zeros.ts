import { comparedAs } from "../../fact-types/measure.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { Records } from "../run/shard.ts";
import { chunksOf } from "../source/chunks.ts";
import { parseCsv } from "../source/csv.ts";
import type { Encoding } from "../source/encoding.ts";
import { parseRows } from "../source/table-row.ts";
import type { ColumnPlan } from "./headings.ts";

const MARKS = new Set(["", "0", "1"]);
/** Rows by which it is judged whether a look at the whole table is worth while. */
const SAMPLE = 500;

/** The plan with what a look at the whole table tells of its columns of yes and no: which hold 1 and 0 alone. */
export function withColumnsOfOnes(
  plan: ColumnPlan,
  vocabulary: Vocabulary,
  records: Records,
  form: "csv" | "rows",
  encoding: Encoding,
): ColumnPlan {
  const candidates = new Set(
    plan.columns
      .filter(({ fact, path }) => path.length === 0 && comparedAs(fact, vocabulary) === "yes-no")
      .map(({ index }) => index),
  );
  const ones = candidates.size === 0 ? candidates : columnsOfOnes(plan, candidates, records, form, encoding);
  const columns = plan.columns.map((column) =>
    ones.has(column.index) ? { ...column, context: { ...column.context, isOnesAndZeros: true } } : column,
  );
  return { ...plan, columns };
}

/** Those of the columns that hold 1 or 0 somewhere, and nothing else anywhere. */
function columnsOfOnes(
  { headings }: ColumnPlan,
  candidates: ReadonlySet<number>,
  { file, offset, line, end }: Records,
  form: "csv" | "rows",
  encoding: Encoding,
): ReadonlySet<number> {
  const left = new Set(candidates);
  const seen = new Set<number>();
  let rows = 0;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (const chunk of chunksOf(file, { offset, line }, form === "csv", end)) {
    const text = decoder.decode(chunk.bytes);
    for (const { cells } of form === "csv"
      ? parseCsv(text, chunk.line)
      : parseRows(text, chunk.line, headings.length)) {
      rows += 1;
      for (const index of left) judge((cells[index] ?? "").trim(), index, left, seen);
    }
    if (left.size === 0 || (rows >= SAMPLE && seen.size === 0)) break;
  }
  return new Set([...left].filter((index) => seen.has(index)));
}

function judge(cell: string, index: number, left: Set<number>, seen: Set<number>): void {
  if (!MARKS.has(cell)) left.delete(index);
  else if (cell !== "") seen.add(index);
}
