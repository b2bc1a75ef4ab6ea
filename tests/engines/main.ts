import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { parseCsv } from "../../src/screen/source/csv.ts";
import { DIALECTS, type DialectId } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { BAD_TABLE_FACTS, badTables } from "../sql/bad-tables.ts";
import { duckdb, postgres, type SqlEngine } from "../sql/engines.ts";
import { differences, SortedFindings } from "./findings.ts";
import { writeParquet } from "./parquet-files.ts";
import { BAD, columnsOf, generatedRows, RowFiles, rowsOfRule } from "./rows.ts";
import {
  answeredByScript,
  answersOfPipe,
  findingsOfParquet,
  rejectedBySpark,
  submitExample,
} from "./spark.ts";

/** In force; between the term's two readings; lapsed. */
const DAYS = ["2024-06-30", "2025-12-10", "2026-02-28"];
const [FIRST_DAY = ""] = DAYS;
const GENERATED = Number.parseInt(process.env.ZHUNRU_ENGINE_ROWS ?? "5000", 10);
/** Combinations of a rule's cells: all of them where there are no more, else so many spread over them. */
const PER_RULE = Number.parseInt(process.env.ZHUNRU_ENGINE_CELLS ?? "30", 10);
const SEED = 23;
/**
 * What is to be tried, everything unless some are named: the program's own inputs and shards, the databases, Spark in
 * both modes, tables that Spark cannot use, Spark with an executor that is ended at work, the programs of examples/spark, and Sail, whose differences
 * are told and do not count.
 */
const ALL = "files,duckdb,postgres,spark,spark-bad,spark-killed,spark-examples,sail";
const ENGINES = (process.env.ZHUNRU_ENGINES ?? ALL).split(",");
const SHARDS = [1, 2, 7];

const ROOT = `${process.cwd()}/`;
const PROGRAM = join(ROOT, "dist/zhunru.js");
const folder = mkdtempSync(join(tmpdir(), "zhunru-engines-"));
const rulebook = loadRulebook(readDataFiles(ROOT));
const [jsonl, csv] = [join(folder, "companies.jsonl"), join(folder, "companies.csv")];
const expected = new Map<string, string>();
let failures = 0;

try {
  const files = new RowFiles(jsonl, csv, rulebook);
  for (const raw of BAD) files.add(raw);
  for (const rule of rulebook.rules) for (const raw of rowsOfRule(rule, rulebook, PER_RULE)) files.add(raw);
  const ofCells = files.rows - BAD.length;
  for (const raw of generatedRows(rulebook, GENERATED, SEED)) files.add(raw);
  files.close();
  say(`${BAD.length} bad rows, ${ofCells} of the rules' cells, ${GENERATED} generated (seed ${SEED})`);
  for (const day of DAYS) {
    const out = join(folder, `screen-${day}`);
    screen(jsonl, out, day);
    expected.set(day, await findingsOf(out));
  }
  if (ENGINES.includes("files")) {
    await compareInputs();
    compareShards();
  }
  for (const engine of [duckdb, postgres].filter(({ dialect }) => ENGINES.includes(dialect))) {
    if (engine.absent !== null) throw new Error(engine.absent);
    for (const day of DAYS) compare(engine.dialect, day, await answered(engine, day));
  }
  for (const mode of ["true", "false"] as const) {
    if (!ENGINES.includes("spark")) continue;
    const answers = await answeredByScript(
      ROOT,
      "run_spark.py",
      { csv, folder, name: `spark-${mode}`, mode },
      queries(DAYS),
    );
    for (const [day, file] of answers) compare(`spark, ANSI ${mode}`, day, file);
  }
  if (ENGINES.includes("spark-bad")) for (const mode of ["true", "false"] as const) compareBadTables(mode);
  if (ENGINES.includes("spark-killed")) {
    const given = { csv, folder, name: "spark-killed", mode: "killed" } as const;
    const answers = await answeredByScript(ROOT, "run_spark.py", given, queries([FIRST_DAY]));
    for (const [day, file] of answers) compare("spark, an executor ended at work", day, file);
  }
  if (ENGINES.includes("spark-examples")) await compareExamples();
  for (const mode of ["true", "false"] as const) {
    if (!ENGINES.includes("sail")) continue;
    const given = { csv, folder, name: `sail-${mode}`, mode };
    const answers = await answeredByScript(ROOT, "run_sail.py", given, queries([FIRST_DAY]));
    for (const [day, file] of answers)
      if (statSync(file).size > 0) tell(`sail, ANSI ${mode} (told, not counted)`, day, file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(failures === 0 ? "0 differences" : `${failures} differences`);
if (failures > 0) process.exitCode = 1;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function screen(file: string, out: string, day: string, more: readonly string[] = []): void {
  const given = [
    "screen",
    file,
    "--out",
    out,
    "--table",
    "jsonl",
    "--as-of",
    day,
    "--lang",
    "en",
    "--strict",
  ];
  execFileSync("node", [PROGRAM, ...given, ...more], { stdio: "ignore" });
}

async function findingsOf(out: string, linesBefore = 0): Promise<string> {
  const findings = new SortedFindings(`${out}.txt`);
  await findings.addScreening(out, linesBefore);
  findings.close();
  return findings.file;
}

/** Parquet in texts, in a warehouse's types, and a CSV of strict values, all as JSON Lines on the first day. */
async function compareInputs(): Promise<void> {
  const facts = columnsOf(rulebook);
  const [texts, typed] = ["texts", "typed"].map((name) => join(folder, `${name}.parquet`)) as [
    string,
    string,
  ];
  await writeParquet(csv, texts, facts, { from: 1, isTyped: false, options: "COMPRESSION zstd" });
  screen(texts, `${texts}.out`, FIRST_DAY);
  compare("Parquet of texts", FIRST_DAY, await findingsOf(`${texts}.out`));
  const from = BAD.length + 1;
  await writeParquet(csv, typed, facts, { from, isTyped: true, options: "ROW_GROUP_SIZE 2048" });
  screen(typed, `${typed}.out`, FIRST_DAY);
  compare("Parquet of types", FIRST_DAY, await findingsOf(`${typed}.out`, -BAD.length), from);
  const out = join(folder, "of-csv");
  screen(csv, out, FIRST_DAY, ["--ignore-column", "line", "--shares", "percent"]);
  compare("CSV of strict values", FIRST_DAY, await findingsOf(out, 1), from);
}

/** Shards put together are byte for byte the whole. */
function compareShards(): void {
  const whole = join(folder, `screen-${FIRST_DAY}`);
  for (const count of SHARDS) {
    const parts = Array.from({ length: count }, (_, place) => join(folder, `shard-${place + 1}-of-${count}`));
    parts.forEach((part, place) => {
      screen(jsonl, part, FIRST_DAY, ["--shard", `${place + 1}/${count}`]);
    });
    const out = join(folder, `merged-${count}`);
    execFileSync("node", [PROGRAM, "screen", "--merge", ...parts, "--out", out, "--lang", "en"], {
      stdio: "ignore",
    });
    compareFolders(`${count} ${count === 1 ? "shard" : "shards"} put together`, whole, out);
    for (const path of [...parts, out]) rmSync(path, { recursive: true });
  }
}

function compareFolders(name: string, one: string, other: string): void {
  const names = [...new Set([...readdirSync(one), ...readdirSync(other)])];
  const differ = names.filter((file) => !bytesOf(join(one, file)).equals(bytesOf(join(other, file))));
  failures += differ.length;
  say(
    `${name}: ${differ.length} of ${names.length} files differ${differ.map((file) => ` ${file}`).join("")}`,
  );
}

function bytesOf(file: string): Buffer {
  return readFileSync(file);
}

/** A table that cannot be used comes back as a rejected row with its reason. */
function compareBadTables(mode: "true" | "false"): void {
  const tables = badTables("spark");
  const query = queryOf("spark", FIRST_DAY, BAD_TABLE_FACTS);
  const rejected = rejectedBySpark(ROOT, { csv, folder, mode }, query, tables);
  for (const { name, column, reason } of tables) {
    const wanted = JSON.stringify([["rejected", JSON.stringify([{ column, reason }])]]);
    const found = JSON.stringify(rejected.get(name));
    if (found !== wanted) failures += 1;
    say(`spark, ANSI ${mode}, ${name}: ${found === wanted ? "rejected with its reason" : found}`);
  }
}

/** The programs of examples/spark, run as their heads say. */
async function compareExamples(): Promise<void> {
  const at = (name: string): string => join(folder, name);
  const texts = at("companies.parquet");
  await writeParquet(csv, texts, [{ id: "line" }, ...columnsOf(rulebook)], {
    from: 1,
    isTyped: false,
    options: "COMPRESSION snappy",
  });
  writeFileSync(at("query.sql"), queryOf("spark", FIRST_DAY));
  submitExample(ROOT, "screen_by_query.py", [
    "--query",
    at("query.sql"),
    "--input",
    texts,
    "--output",
    at("by-query"),
  ]);
  compare("screen_by_query.py", FIRST_DAY, await findingsOfParquet(at("by-query"), at("by-query.txt")));
  const program = ["--program", PROGRAM, "--as-of", FIRST_DAY];
  submitExample(ROOT, "screen_by_pipe.py", [
    ...program,
    "--input",
    jsonl,
    "--parts",
    "4",
    "--output",
    at("by-pipe"),
  ]);
  comparePipe(at("by-pipe"));
  const sharded = [...program, "--input", jsonl, "--shards", "3", "--output", at("by-shards")];
  submitExample(ROOT, "screen_by_shards.py", sharded);
  execFileSync("node", [
    PROGRAM,
    "screen",
    jsonl,
    "--out",
    at("whole"),
    "--as-of",
    FIRST_DAY,
    "--lang",
    "en",
  ]);
  compareFolders("screen_by_shards.py", at("whole"), at("by-shards"));
}

/** The filter's findings are those of results.jsonl to the byte, and it refuses the rows of rejects.csv. */
function comparePipe(folderOfPipe: string): void {
  const whole = join(folder, `screen-${FIRST_DAY}`);
  const { rows, refused } = answersOfPipe(folderOfPipe);
  const results = readFileSync(join(whole, "results.jsonl"), "utf8").trimEnd().split("\n");
  const rejects = parseCsv(readFileSync(join(whole, "rejects.csv"), "utf8"), 1);
  const lines = Array.from(rejects, ({ cells }) => Number.parseInt(cells[0] ?? "", 10)).slice(1);
  const withoutName = results.map((text) => JSON.stringify({ ...JSON.parse(text), name: undefined }));
  const same = JSON.stringify([rows, refused]) === JSON.stringify([withoutName, lines]);
  if (!same) failures += 1;
  say(
    `screen_by_pipe.py: ${same ? "0 differences" : "other findings"} in ${rows.length} rows, ${refused.length} refused`,
  );
}

function queries(days: readonly string[]): Map<string, string> {
  return new Map(days.map((day) => [day, queryOf("spark", day)]));
}

function queryOf(dialect: DialectId, day: string, columns: readonly string[] | null = null): string {
  return writeQuery(rulebook, {
    dialect: DIALECTS[dialect],
    table: "profiles",
    key: "line",
    columns,
    asOf: day,
    withReasons: true,
  });
}

async function answered(engine: SqlEngine, day: string): Promise<string> {
  const columns = ["line", ...columnsOf(rulebook).map(({ id }) => id)];
  const findings = new SortedFindings(join(folder, `${engine.dialect}-${day}.txt`));
  for (const row of await engine.answer(csv, columns, queryOf(engine.dialect, day))) findings.addAnswer(row);
  findings.close();
  return findings.file;
}

function compare(engine: string, day: string, file: string, from = 1): void {
  failures += tell(engine, day, file, from);
}

/** Tells in how many lines an answer differs, of those about rows from a line on. */
function tell(engine: string, day: string, file: string, from = 1): number {
  const isAsked = (line: string): boolean => JSON.parse(line.trim())[0] >= from;
  const found = differences(expected.get(day) ?? "", file).filter(isAsked);
  say(`${engine}, ${day}: ${found.length} differences`);
  for (const line of found.slice(0, 10)) say(line);
  return found.length;
}
