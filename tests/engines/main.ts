import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { DIALECTS, type DialectId } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { duckdb, postgres, type SqlEngine } from "../sql/engines.ts";
import { differences, SortedFindings } from "./findings.ts";
import { BAD, columnsOf, generatedRows, RowFiles, rowsOfRule } from "./rows.ts";

/** In force; between the term's two readings; lapsed. */
const DAYS = ["2024-06-30", "2025-12-10", "2026-02-28"];
const GENERATED = Number.parseInt(process.env.ZHUNRU_ENGINE_ROWS ?? "5000", 10);
/** Combinations of a rule's cells: all of them where there are no more, else so many spread over them. */
const PER_RULE = Number.parseInt(process.env.ZHUNRU_ENGINE_CELLS ?? "30", 10);
const SEED = 23;
/** The engines to be tried: all of them unless some are named. */
const ENGINES = (process.env.ZHUNRU_ENGINES ?? "duckdb,postgres,spark").split(",");

const ROOT = `${process.cwd()}/`;
const folder = mkdtempSync(join(tmpdir(), "zhunru-engines-"));
const rulebook = loadRulebook(readDataFiles(ROOT));
let failures = 0;

try {
  const [jsonl, csv] = [join(folder, "companies.jsonl"), join(folder, "companies.csv")];
  const files = new RowFiles(jsonl, csv, rulebook);
  for (const raw of BAD) files.add(raw);
  for (const rule of rulebook.rules) for (const raw of rowsOfRule(rule, rulebook, PER_RULE)) files.add(raw);
  const ofCells = files.rows - BAD.length;
  for (const raw of generatedRows(rulebook, GENERATED, SEED)) files.add(raw);
  files.close();
  say(`${BAD.length} bad rows, ${ofCells} of the rules' cells, ${GENERATED} generated (seed ${SEED})`);
  const expected = new Map<string, string>();
  for (const day of DAYS) expected.set(day, await screened(jsonl, day));
  for (const engine of [duckdb, postgres].filter(({ dialect }) => ENGINES.includes(dialect))) {
    if (engine.absent !== null) throw new Error(engine.absent);
    for (const day of DAYS) compare(engine.dialect, day, await answered(engine, csv, day), expected);
  }
  for (const ansi of ENGINES.includes("spark") ? ["true", "false"] : []) {
    const answers = await answeredBySpark(csv, ansi);
    for (const [day, file] of answers) compare(`spark, ANSI ${ansi}`, day, file, expected);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(failures === 0 ? "0 differences" : `${failures} differences`);
if (failures > 0) process.exitCode = 1;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function screened(jsonl: string, day: string): Promise<string> {
  const out = join(folder, `screen-${day}`);
  const given = ["screen", jsonl, "--out", out, "--table", "jsonl", "--as-of", day, "--lang", "en"];
  execFileSync("node", [join(ROOT, "dist/zhunru.js"), ...given, ...strict()], { stdio: "ignore" });
  const findings = new SortedFindings(join(folder, `screen-${day}.txt`));
  await findings.addScreening(out);
  findings.close();
  rmSync(out, { recursive: true });
  return findings.file;
}

/** Whether a bad cell rejects its row always has to be asked for where the program can be told. */
function strict(): string[] {
  const help = execFileSync("node", [join(ROOT, "dist/zhunru.js"), "screen", "--help"], { encoding: "utf8" });
  return help.includes("--strict") ? ["--strict"] : [];
}

function queryOf(dialect: DialectId, day: string): string {
  return writeQuery(rulebook, {
    dialect: DIALECTS[dialect],
    table: "profiles",
    key: "line",
    columns: null,
    asOf: day,
    withReasons: true,
  });
}

async function answered(engine: SqlEngine, csv: string, day: string): Promise<string> {
  const columns = ["line", ...columnsOf(rulebook).map(({ id }) => id)];
  const findings = new SortedFindings(join(folder, `${engine.dialect}-${day}.txt`));
  for (const row of await engine.answer(csv, columns, queryOf(engine.dialect, day))) findings.addAnswer(row);
  findings.close();
  return findings.file;
}

const ANSWER = [
  "line",
  "name",
  "provision",
  "outcome",
  "status",
  "failing",
  "gaps",
  "missing",
  "open",
  "detail",
];

async function answeredBySpark(csv: string, ansi: string): Promise<Map<string, string>> {
  const runs = DAYS.map((day) => {
    const query = join(folder, `spark-${day}.sql`);
    writeFileSync(query, queryOf("spark", day));
    return `${join(folder, `spark-${ansi}-${day}`)}=${query}`;
  });
  execFileSync(python(), [join(ROOT, "tests/engines/run_spark.py"), csv, ansi, ...runs], {
    stdio: ["ignore", "inherit", "ignore"],
  });
  const files = new Map<string, string>();
  for (const day of DAYS) {
    const out = join(folder, `spark-${ansi}-${day}`);
    const findings = new SortedFindings(`${out}.txt`);
    for (const part of readdirSync(out).filter((name) => name.startsWith("part-"))) {
      for await (const line of createInterface({ input: createReadStream(join(out, part)) })) {
        const row = JSON.parse(line) as Record<string, unknown>;
        findings.addAnswer(ANSWER.map((column) => String(row[column] ?? "")));
      }
    }
    findings.close();
    files.set(day, findings.file);
  }
  return files;
}

/** A Python that has PySpark: the one that is named, or one of its own, made by pip; Java from Debian where there is none. */
function python(): string {
  const named = process.env.ZHUNRU_PYSPARK_PYTHON;
  if (named !== undefined) return named;
  const home = join(ROOT, "dist/proof/pyspark");
  const program = join(home, "bin/python");
  if (!existsSync(program)) {
    execFileSync("python3", ["-m", "venv", home]);
    const requirements = join(ROOT, "tests/engines/requirements.txt");
    execFileSync(program, ["-m", "pip", "install", "-q", "-r", requirements], { stdio: "inherit" });
  }
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
  } catch {
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "openjdk-17-jre-headless"]);
  }
  return program;
}

function compare(engine: string, day: string, file: string, expected: ReadonlyMap<string, string>): void {
  const found = differences(expected.get(day) ?? "", file);
  failures += found.length;
  say(`${engine}, ${day}: ${found.length} differences`);
  for (const line of found.slice(0, 10)) say(line);
}
