import type { DecodedArray } from "hyparquet";
import { nearest } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import { answerable, type Fact, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { PLAIN_COLUMN } from "../../free-text/column-context.ts";
import {
  type ColumnPlan,
  type HeadingWishes,
  type MeaningsOfHeadings,
  planColumns,
} from "../columns/headings.ts";
import { ScreenError } from "../screen-error.ts";
import { writeNew } from "../source/spool.ts";
import { answerOf } from "./cell-json.ts";
import { type CellType, cellTypeOf, isOther, whyOther } from "./cell-type.ts";
import { ParquetFile } from "./parquet-file.ts";
import words from "./words.json" with { type: "json" };

/** A column of the file that answers a fact. */
interface FactColumn {
  readonly fact: Fact;
  readonly name: string;
  readonly type: CellType;
}

const HELD = 1 << 18;

/**
 * Writes the rows of a Parquet file to another as JSON Lines, so that the row with the number n stands on line n. A
 * column answers the fact whose id is its name, or that the wishes name. Holds one row group at a time. Throws a
 * ScreenError for columns that fit nothing, or whose type no profile can say, all at once.
 */
export async function spoolParquet(
  { file, name }: { readonly file: string; readonly name: string },
  spool: string,
  vocabulary: Vocabulary,
  wishes: HeadingWishes,
): Promise<void> {
  const parquet = await ParquetFile.open(file, name);
  try {
    const columns = columnsOf(parquet, name, vocabulary, wishes);
    parquet.check(columns.map((column) => column.name));
    await writeNew(spool, async (write) => {
      for (const [group, rows] of parquet.groups.entries()) {
        const values: DecodedArray[] = [];
        for (const column of columns) values.push(await parquet.read(group, column.name));
        writeRows(columns, values, rows, write);
      }
    });
  } finally {
    parquet.close();
  }
}

function columnsOf(
  parquet: ParquetFile,
  source: string,
  vocabulary: Vocabulary,
  wishes: HeadingWishes,
): FactColumn[] {
  const names = parquet.columns.map(({ element }) => element.name);
  const plan = planOf(names, source, vocabulary, wishes);
  const others: Words[] = [];
  const columns = plan.columns.flatMap(({ index, fact: id }): FactColumn[] => {
    const [column, fact, name = ""] = [parquet.columns[index], vocabulary.byId.get(id), names[index]];
    if (column === undefined || fact === undefined) throw new Error(`no column answers ${id}`);
    const type = cellTypeOf(column);
    if (!isOther(type)) return [{ fact, name, type }];
    others.push(whyOther(name, type));
    return [];
  });
  if (others.length === 0) return columns;
  throw new ScreenError(fillWords(words.types, { source, columns: joined(others) }));
}

/** The columns that answer facts; those that fit nothing are told as columns, since no heading stands in a line. */
function planOf(
  columns: readonly string[],
  source: string,
  vocabulary: Vocabulary,
  wishes: HeadingWishes,
): ColumnPlan {
  try {
    return planColumns(columns, 1, namesOfFacts(vocabulary), wishes);
  } catch (error) {
    if (!(error instanceof ScreenError) || error.headings === null) throw error;
    const { headings, unknown } = error;
    const told = unknown.map((column) => {
      const near = headings[column] ?? null;
      return near === null ? sameWords(column) : fillWords(words.near, { column, nearest: near });
    });
    const text = fillWords(words.unknown, { source, columns: joined(told) });
    throw new ScreenError(text, "input", headings, unknown);
  }
}

function sameWords(text: string): Words {
  return { "zh-CN": text, en: text };
}

function joined(told: readonly Words[]): Words {
  return { "zh-CN": told.map((one) => one["zh-CN"]).join("；"), en: told.map(({ en }) => en).join("; ") };
}

/** A column is named after its fact, and nothing else. */
function namesOfFacts(vocabulary: Vocabulary): MeaningsOfHeadings {
  const ids = answerable(vocabulary).map(({ id }) => id);
  return {
    meaningOf: (name) => (ids.includes(name) ? { fact: name, path: [], context: PLAIN_COLUMN } : null),
    nearestOf: (name) => {
      const id = nearest(name, ids);
      return id === null ? null : { id, title: { "zh-CN": id, en: id }, isOneOfTwo: false };
    },
  };
}

function writeRows(
  columns: readonly FactColumn[],
  values: readonly DecodedArray[],
  rows: number,
  write: (bytes: Uint8Array) => void,
): void {
  let held = "";
  for (let row = 0; row < rows; row += 1) {
    let answers = "";
    columns.forEach(({ fact, type }, index) => {
      const answer = answerOf(fact, type, values[index]?.[row]);
      if (answer !== null) answers += `${answers === "" ? "" : ","}"${fact.id}":${answer}`;
    });
    held += `{${answers}}\n`;
    if (held.length < HELD) continue;
    write(Buffer.from(held));
    held = "";
  }
  write(Buffer.from(held));
}
