import { DuckDBInstance } from "@duckdb/node-api";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";

/** Runs statements of SQL in a DuckDB of their own. */
export async function runInDuckDb(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The type that a warehouse would give the column of a fact, and the expression that makes it from a text. */
function typed({ id, type }: { readonly id: string; readonly type?: Fact["type"] | undefined }): string {
  const text = `NULLIF("${id}", '?')`;
  switch (type) {
    case "share":
      return `CAST(${text} AS DECIMAL(9, 6))`;
    case "count":
    case "area":
    case "duration":
      return `CAST(${text} AS DECIMAL(38, 10))`;
    case "money":
      return `CASE WHEN ${text} IS NOT NULL THEN {'amount': CAST(split_part(${text}, ' ', 1) AS DECIMAL(18, 6)), 'currency': split_part(${text}, ' ', 2)} END`;
    case "yes-no":
      return `CAST(${text} AS BOOLEAN)`;
    case "date":
      return `CAST(${text} AS DATE)`;
    case "choices":
      return `CASE ${text} WHEN '[]' THEN CAST([] AS VARCHAR[]) ELSE string_split(${text}, ';') END`;
    default:
      return text;
  }
}

/**
 * Writes the rows of a CSV of texts, from a line on, as a Parquet file: texts as they stand, or the types of a
 * warehouse, in which NULL stands for what is not known.
 */
export async function writeParquet(
  csv: string,
  file: string,
  facts: readonly { readonly id: string; readonly type?: Fact["type"] | undefined }[],
  { from, isTyped, options }: { readonly from: number; readonly isTyped: boolean; readonly options: string },
): Promise<void> {
  const columns = facts.map((fact) => (isTyped ? `${typed(fact)} AS "${fact.id}"` : `"${fact.id}"`));
  const rows = `read_csv('${csv}', header = true, all_varchar = true, quote = '"', escape = '"')`;
  await runInDuckDb(
    `COPY (SELECT ${columns.join(", ")} FROM ${rows} WHERE CAST(line AS BIGINT) >= ${from} ORDER BY CAST(line AS BIGINT)) TO '${file}' (FORMAT parquet, ${options})`,
  );
}
