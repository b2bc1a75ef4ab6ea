import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { linesOfFile } from "../../../src/screen/source/lines.ts";
import { DIALECTS, type DialectId } from "../../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../../src/sql/write-query.ts";
import { postgres } from "../../sql/engines.ts";
import { REGISTER_FACTS, writeRegister } from "../screen/register.ts";
import { runScreening } from "../screen/run.ts";

const ROOT = `${process.cwd()}/`;
const AS_OF = "2024-06-30";
const SEED = 7;
/** Of fewer rows the starting of the program and of its threads would be what is measured. */
const ROWS = Number.parseInt(process.env.ZHUNRU_BENCH_ROWS ?? "300000", 10);
/** PostgreSQL works on one core and by rows, far slower. */
const POSTGRES_ROWS = Math.min(ROWS, 20_000);
const ROUNDS = 3;
const COLUMNS = ["line", "name", ...REGISTER_FACTS];
/**
 * The query that the generator before the one of a single pass writes for the same rules and columns: a branch for
 * each rule, outcomes alone.
 */
const BEFORE = gunzipSync(readFileSync(join(ROOT, "tests/bench/engines/before-one-pass.sql.gz"))).toString(
  "utf8",
);

/** How long something took, by the clock and in processor time of all threads. */
interface Taken {
  readonly clock: number;
  readonly processor: number;
}

const rulebook = loadRulebook(readDataFiles(ROOT));
const folder = mkdtempSync(join(tmpdir(), "zhunru-bench-engines-"));
const failures: string[] = [];

try {
  const [some, most] = [write(Math.floor(ROWS / 10)), write(ROWS)];
  const [outcomes, reasons] = [queryOf("duckdb", false), queryOf("duckdb", true)];
  say(`${ROWS} rows of the invented register (seed ${SEED}), ${rulebook.rules.length} rules, as of ${AS_OF}`);
  await sameOutcomes(some, BEFORE, outcomes);
  const rounds: Record<"before" | "outcomes" | "reasons" | "fewer" | "screen", Taken>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      before: await byDuckDb(most, BEFORE),
      outcomes: await byDuckDb(most, outcomes),
      reasons: await byDuckDb(most, reasons),
      fewer: await byDuckDb(some, reasons),
      screen: await byScreen(most),
    });
  }
  for (const name of ["before", "outcomes", "reasons", "fewer", "screen"] as const)
    say(`${name}: ${rounds.map((taken) => `${show(taken[name])}`).join("; ")}`);
  const ratio = (one: keyof (typeof rounds)[number], other: keyof (typeof rounds)[number]): Taken => ({
    clock: median(rounds.map((taken) => taken[one].clock / taken[other].clock)),
    processor: median(rounds.map((taken) => taken[one].processor / taken[other].processor)),
  });
  hold(
    "DuckDB, outcomes alone, against the query of a branch for each rule",
    ratio("outcomes", "before"),
    0.65,
  );
  tell("DuckDB, reasons against outcomes alone", ratio("reasons", "outcomes"));
  hold("screen with reasons against DuckDB's query with reasons", ratio("screen", "reasons"), 1.5);
  hold("screen with reasons against the query before, outcomes alone", ratio("screen", "before"), 1.3);
  hold("DuckDB, ten times the rows with reasons", ratio("reasons", "fewer"), 11);
  const rate = median(rounds.map(({ reasons: { processor } }) => ROWS / processor));
  say(`DuckDB with reasons, rows for each second of a core: ${rate.toFixed(0)}`);
  say(`screen, the same: ${median(rounds.map(({ screen: { processor } }) => ROWS / processor)).toFixed(0)}`);
  if (postgres.absent === null) {
    const pairs: number[] = [];
    const [few, many] = [write(POSTGRES_ROWS / 10), write(POSTGRES_ROWS)];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [fewer, all] = [await byPostgres(few), await byPostgres(many)];
      say(
        `PostgreSQL with reasons: ${fewer.toFixed(2)} s for ${POSTGRES_ROWS / 10} rows, ${all.toFixed(2)} s for ${POSTGRES_ROWS}`,
      );
      pairs.push(all / fewer);
    }
    hold("PostgreSQL, ten times the rows with reasons", { clock: median(pairs), processor: Number.NaN }, 11);
  } else say(postgres.absent);
  say(`load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length > 0) process.exitCode = 1;

/** A register of so many rows, each with its number in front. */
function write(rows: number): string {
  const [plain, file] = [join(folder, `plain-${rows}.csv`), join(folder, `register-${rows}.csv`)] as const;
  const register = openSync(plain, "w");
  writeRegister(register, rows, SEED);
  closeSync(register);
  const numbered = openSync(file, "w");
  let line = 0;
  let held = "";
  for (const text of linesOfFile(plain)) {
    held += line === 0 ? `line,${text}\n` : `${line},${text}\n`;
    line += 1;
    if (held.length < 1 << 20) continue;
    writeSync(numbered, held);
    held = "";
  }
  writeSync(numbered, held);
  closeSync(numbered);
  return file;
}

function queryOf(dialect: DialectId, withReasons: boolean): string {
  return writeQuery(rulebook, {
    dialect: DIALECTS[dialect],
    table: "profiles",
    key: "line",
    columns: REGISTER_FACTS,
    asOf: AS_OF,
    withReasons,
  });
}

async function inDuckDb<Result>(
  csv: string,
  work: (run: (statement: string) => Promise<string[][]>) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const run = async (statement: string): Promise<string[][]> => {
    const reader = await connection.runAndReadAll(statement);
    return reader.getRows().map((row) => row.map(String));
  };
  try {
    const types = COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(", ");
    await run(
      `CREATE TABLE profiles AS SELECT * FROM read_csv('${csv}', header = true, columns = {${types}})`,
    );
    return await work(run);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Of a table that is loaded already; all lines of the answer are kept. */
function byDuckDb(csv: string, query: string): Promise<Taken> {
  return inDuckDb(csv, async (run) => {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    await run(`CREATE TABLE answer AS ${query}`);
    const { user, system } = process.cpuUsage(before);
    return { clock: (performance.now() - begun) / 1000, processor: (user + system) / 1e6 };
  });
}

/** The whole command on the same file, from the reading of the CSV to the results on the disk. */
async function byScreen(csv: string): Promise<Taken> {
  const out = join(folder, `out-${performance.now()}`);
  const more = ["--table", "jsonl", "--strict", "--shares", "percent", "--ignore-column", "line"];
  const { seconds, processorSeconds } = await runScreening(ROOT, csv, out, "0,1", 2, more);
  rmSync(out, { recursive: true });
  return { clock: seconds, processor: processorSeconds };
}

/** The seconds of a query on a table that is loaded already; all lines of the answer are kept. */
async function byPostgres(csv: string): Promise<number> {
  const script = [
    "ANALYZE profiles;",
    "CREATE TEMP TABLE started AS SELECT clock_timestamp() AS at;",
    `CREATE TEMP TABLE answer AS ${queryOf("postgres", true)}`,
    "SELECT extract(epoch FROM clock_timestamp() - at) FROM started;",
  ].join("\n");
  const [[seconds = ""] = []] = await postgres.answer(csv, COLUMNS, script);
  return Number.parseFloat(seconds);
}

/** Throws where two queries give different outcomes, so that nothing is compared that does other work. */
async function sameOutcomes(csv: string, one: string, other: string): Promise<void> {
  await inDuckDb(csv, async (run) => {
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

function show({ clock, processor }: Taken): string {
  return `${clock.toFixed(2)} s, processor ${processor.toFixed(2)} s`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function tell(title: string, { clock, processor }: Taken): void {
  const beside = Number.isNaN(processor) ? "" : `, in processor time ${processor.toFixed(2)}`;
  say(`${title}: ${clock.toFixed(2)}${beside}`);
}

function hold(title: string, ratio: Taken, most: number): void {
  const fits = ratio.clock <= most;
  if (!fits) failures.push(title);
  tell(`${fits ? "holds" : "FALLS SHORT"} (at most ${most}): ${title}`, ratio);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
