import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { linesOfFile } from "../../../src/screen/source/lines.ts";
import { DIALECTS, type DialectId } from "../../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../../src/sql/write-query.ts";
import { postgres } from "../../sql/engines.ts";
import { REGISTER_FACTS, writeRegister } from "../screen/register.ts";
import { runScreening } from "../screen/run.ts";
import { byDuckDb, COLUMNS, type Queried, sameOutcomes, type Taken } from "./duckdb.ts";

const ROOT = `${process.cwd()}/`;
const AS_OF = "2024-06-30";
const SEED = 7;
/** The bounds are for so many; of fewer rows the starting of the program and of its threads would be what is measured. */
const ROWS = Number.parseInt(process.env.ZHUNRU_BENCH_ROWS ?? "1000000", 10);
/** PostgreSQL works on one core and by rows, far slower. */
const POSTGRES_ROWS = Math.min(ROWS, 20_000);
const ROUNDS = 3;
/**
 * The query that the generator before the one of a single pass writes for the same rules and columns: a branch for
 * each rule, outcomes alone.
 */
const BEFORE = gunzipSync(readFileSync(join(ROOT, "tests/bench/engines/before-one-pass.sql.gz"))).toString(
  "utf8",
);

type Way = "before" | "outcomes" | "reasons" | "fewer" | "screen";

const rulebook = loadRulebook(readDataFiles(ROOT));
const folder = mkdtempSync(join(tmpdir(), "zhunru-bench-engines-"));
const failures: string[] = [];

try {
  const [some, most] = [write(Math.floor(ROWS / 10)), write(ROWS)];
  const [outcomes, reasons] = [queryOf("duckdb", false), queryOf("duckdb", true)];
  say(`${ROWS} rows of the invented register (seed ${SEED}), ${rulebook.rules.length} rules, as of ${AS_OF}`);
  await sameOutcomes(some, BEFORE, outcomes);
  const rounds: { readonly query: Record<Way, Taken>; readonly whole: Record<Way, Taken> }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [before, alone, explained, fewer] = [
      await byDuckDb(most, BEFORE),
      await byDuckDb(most, outcomes),
      await byDuckDb(most, reasons),
      await byDuckDb(some, reasons),
    ];
    const screen = await byScreen(most);
    const of = (part: keyof Queried): Record<Way, Taken> => ({
      before: before[part],
      outcomes: alone[part],
      reasons: explained[part],
      fewer: fewer[part],
      screen,
    });
    rounds.push({ query: of("query"), whole: of("whole") });
  }
  for (const name of ["before", "outcomes", "reasons", "fewer", "screen"] as const)
    say(
      `${name}: ${rounds.map(({ query, whole }) => `${show(whole[name])} (query alone ${show(query[name])})`).join("; ")}`,
    );
  const ratio = (part: keyof Queried, one: Way, other: Way): Taken => ({
    clock: median(rounds.map((taken) => taken[part][one].clock / taken[part][other].clock)),
    processor: median(rounds.map((taken) => taken[part][one].processor / taken[part][other].processor)),
  });
  const ofScreen = (title: string, other: Way, most: number): void => {
    hold(
      `screen from the file to its results against ${title}, from the same file`,
      ratio("whole", "screen", other),
      most,
    );
    tell(`the same against the query on a loaded table`, ratio("query", "screen", other));
  };
  hold(
    "DuckDB, outcomes alone, against the query of a branch for each rule",
    ratio("query", "outcomes", "before"),
    0.65,
  );
  tell("DuckDB, reasons against outcomes alone", ratio("query", "reasons", "outcomes"));
  ofScreen("DuckDB's query with reasons", "reasons", 1.5);
  ofScreen("the query before, outcomes alone", "before", 1.3);
  hold("DuckDB, ten times the rows with reasons", ratio("query", "reasons", "fewer"), 11);
  const rate = median(
    rounds.map(
      ({
        query: {
          reasons: { processor },
        },
      }) => ROWS / processor,
    ),
  );
  say(`DuckDB with reasons, rows for each second of a core: ${rate.toFixed(0)}`);
  say(
    `screen, the same: ${median(
      rounds.map(
        ({
          query: {
            screen: { processor },
          },
        }) => ROWS / processor,
      ),
    ).toFixed(0)}`,
  );
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
