import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ParquetFile } from "../../src/screen/parquet/parquet-file.ts";
import { SortedFindings } from "./findings.ts";

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
] as const;

/** A Python of its own with what a file of requirements names, made by pip. */
function pythonWith(root: string, name: string, file: string): string {
  const home = join(root, "dist/proof", name);
  const program = join(home, "bin/python");
  if (!existsSync(program)) {
    execFileSync("python3", ["-m", "venv", home]);
    const requirements = join(root, "tests/engines", file);
    execFileSync(program, ["-m", "pip", "install", "-q", "-r", requirements], { stdio: "inherit" });
  }
  return program;
}

/** A Python that has PySpark: the one that is named, or one of its own; Java from Debian where there is none. */
function python(root: string): string {
  const program = process.env.ZHUNRU_PYSPARK_PYTHON ?? pythonWith(root, "pyspark", "requirements.txt");
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
  } catch {
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "openjdk-17-jre-headless"]);
  }
  return program;
}

/** Has a script of this folder answer the queries of some days over a CSV of texts; the answers' files by day. */
export async function answeredByScript(
  root: string,
  script: "run_spark.py" | "run_sail.py",
  {
    csv,
    folder,
    name,
    mode,
  }: { csv: string; folder: string; name: string; mode: "true" | "false" | "killed" },
  queries: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const outs = new Map(Array.from(queries.keys(), (day) => [day, join(folder, `${name}-${day}`)]));
  const runs = Array.from(queries, ([day, query]) => {
    const file = `${outs.get(day)}.sql`;
    writeFileSync(file, query);
    return `${outs.get(day)}=${file}`;
  });
  // Sail refuses a client as new as the Spark that is tried, so it has an older one.
  const program = script === "run_sail.py" ? pythonWith(root, "sail", "requirements-sail.txt") : python(root);
  execFileSync(program, [join(root, "tests/engines", script), csv, mode, ...runs], {
    stdio: ["ignore", "inherit", "ignore"],
  });
  const files = new Map<string, string>();
  for (const [day, out] of outs) {
    const findings = new SortedFindings(`${out}.txt`);
    for (const part of readdirSync(out).filter((file) => file.startsWith("part-"))) {
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

/** What Spark rejects of tables that cannot be used: for each the outcomes and details that its rows come back with. */
export function rejectedBySpark(
  root: string,
  { csv, folder, mode }: { csv: string; folder: string; mode: "true" | "false" },
  query: string,
  tables: readonly { readonly name: string; readonly select: string }[],
): Map<string, (readonly [unknown, unknown])[]> {
  const file = join(folder, "bad-tables.sql");
  writeFileSync(file, query);
  const outs = tables.map(({ name, select }, index) => {
    const out = join(folder, `bad-${mode}-${index}`);
    writeFileSync(`${out}.table`, select);
    return { name, out };
  });
  const runs = outs.map(({ out }) => `${out}=${file}=${out}.table`);
  const given = [join(root, "tests/engines/run_spark.py"), csv, mode, ...runs];
  execFileSync(python(root), given, { stdio: ["ignore", "inherit", "ignore"] });
  return new Map(
    outs.map(({ name, out }) => {
      const parts = readdirSync(out).filter((part) => part.startsWith("part-"));
      const lines = parts.flatMap((part) => readFileSync(join(out, part), "utf8").split("\n"));
      const rows = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
      return [name, rows.map(({ outcome, detail }) => [outcome, detail] as const)] as const;
    }),
  );
}

/** Runs a program of examples/spark as its head says, on two threads of this machine. */
export function submitExample(root: string, program: string, given: readonly string[]): void {
  const home = python(root);
  const submit = join(home, "../spark-submit");
  const examples = join(root, "examples/spark", program);
  execFileSync(submit, ["--master", "local[2]", "--driver-memory", "3g", examples, ...given], {
    stdio: "ignore",
    env: { ...process.env, PYSPARK_PYTHON: home },
  });
}

/** The findings in the Parquet files that the program by query wrote. */
export async function findingsOfParquet(folder: string, file: string): Promise<string> {
  const findings = new SortedFindings(file);
  for (const part of readdirSync(folder).filter((name) => name.endsWith(".parquet"))) {
    const parquet = await ParquetFile.open(join(folder, part), part);
    for (const group of parquet.groups.keys()) {
      const columns: ArrayLike<unknown>[] = [];
      for (const column of ANSWER) columns.push(await parquet.read(group, column));
      for (let row = 0; row < (columns[0]?.length ?? 0); row += 1)
        findings.addAnswer(columns.map((column) => String(column[row] ?? "")));
    }
    parquet.close();
  }
  findings.close();
  return findings.file;
}

/**
 * What the program by pipe answered, in the forms of a screening: the rows of results.jsonl without the name, and the
 * lines that were refused.
 */
export function answersOfPipe(folder: string): { readonly rows: string[]; readonly refused: number[] } {
  const rows: string[] = [];
  const refused: number[] = [];
  const parts = readdirSync(folder)
    .filter((name) => name.startsWith("part-"))
    .toSorted();
  for (const part of parts) {
    for (const text of readFileSync(join(folder, part), "utf8").split("\n")) {
      if (text === "") continue;
      const at = text.indexOf("\t");
      const line = Number.parseInt(text.slice(0, at), 10);
      const answer = JSON.parse(text.slice(at + 1)) as { findings?: object[] };
      if (answer.findings === undefined) refused.push(line);
      else rows.push(...answer.findings.map((finding) => JSON.stringify({ line, ...finding })));
    }
  }
  return { rows, refused };
}
