import { DuckDBInstance } from "@duckdb/node-api";
import { REGISTER_FACTS } from "../screen/register.ts";

export const COLUMNS = ["line", "name", ...REGISTER_FACTS];

/** How long something took, by the clock and in processor time of all threads. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
}

/** What DuckDB took for a query alone, and with the reading of the file before it. */
export interface Queried {
  readonly query: Taken;
  readonly whole: Taken;
}

async function inDuckDb<Result>(
  work: (run: (statement: string) => Promise<string[][]>) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  try {
    return await work(async (statement) => {
      const reader = await connection.runAndReadAll(statement);
      return reader.getRows().map((row) => row.map(String));
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function loading(csv: string): string {
  const types = COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(", ");
  return `CREATE TABLE profiles AS SELECT * FROM read_csv('${csv}', header = true, columns = {${types}})`;
}

/** A query on a file of companies; all lines of the answer are kept, in memory. */
export function byDuckDb(csv: string, query: string): Promise<Queried> {
  return inDuckDb(async (run) => {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    const since = (clock: number, earlier: NodeJS.CpuUsage): Taken => {
      const { user, system } = process.cpuUsage(earlier);
      return { clock: (performance.now() - clock) / 1000, processor: (user + system) / 1e6 };
    };
    await run(loading(csv));
    const [loaded, afterLoading] = [performance.now(), process.cpuUsage()];
    await run(`CREATE TABLE answer AS ${query}`);
    return { query: since(loaded, afterLoading), whole: since(begun, before) };
  });
}

/** Throws where two queries give different outcomes, so that nothing is compared that does other work. */
export async function sameOutcomes(csv: string, one: string, other: string): Promise<void> {
  await inDuckDb(async (run) => {
    await run(loading(csv));
    for (const [name, query] of [
      ["one", one],
      ["other", other],
    ])
      await run(`CREATE TABLE ${name} AS ${query}`);
    const columns = "line, provision, outcome";
    const [[count = ""] = []] = await run(
      `SELECT count(*) FROM ((SELECT ${columns} FROM one EXCEPT ALL SELECT ${columns} FROM other) UNION ALL (SELECT ${columns} FROM other EXCEPT ALL SELECT ${columns} FROM one))`,
    );
    if (count !== "0") throw new Error(`the two queries differ in ${count} outcomes: the rules have changed`);
  });
}
