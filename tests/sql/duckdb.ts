import { DuckDBInstance } from "@duckdb/node-api";

/** The rows that a query gives for a table `profiles` made by another, each cell as text. */
export async function asTable(table: string, query: string): Promise<string[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE profiles AS ${table}`);
    const reader = await connection.runAndReadAll(query);
    return reader.getRows().map((row) => row.map((cell) => String(cell ?? "")));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The engine's own plan for a query of such a table. */
export function plan(table: string, query: string): Promise<string> {
  return asTable(table, `EXPLAIN ${query}`).then((rows) => rows.flat().join("\n"));
}
