import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NOTHING_AGREED } from "../../../src/free-text/column-context.ts";
import { statusesOn } from "../../../src/logic/situation.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { HeadingNames } from "../../../src/screen/columns/heading-names.ts";
import { planColumns } from "../../../src/screen/columns/headings.ts";
import { TableReader } from "../../../src/screen/columns/table-reader.ts";
import { parseCsv } from "../../../src/screen/source/csv.ts";
import { createBareEngine, engineValues } from "../evaluators/json-rules-engine.ts";
import { unknownFacts, writeRegister } from "./register.ts";
import { type Measured, runScreening } from "./run.ts";

const ROOT = `${process.cwd()}/`;
const AS_OF = "2024-06-30";
const SEED = 7;
const MOST = 1_000_000;
const SOME = 100_000;
/** json-rules-engine needs minutes for all of them: it runs on so many, spread over the file, before and after. */
const SAMPLE = 200;

/** Runs on two cores and on one, in turn; ratios are medians. */
const ROUNDS = 3;

const rulebook = loadRulebook(readDataFiles(ROOT));
if (unknownFacts(rulebook).length > 0) throw new Error(`no such facts: ${unknownFacts(rulebook).join(", ")}`);
const folder = mkdtempSync(join(tmpdir(), "zhunru-bench-"));
const failures: string[] = [];

try {
  const some = write("some.csv", SOME);
  const most = write("most.csv", MOST);
  const engineBefore = await engineSeconds(some);
  const both = await screen("100,000 rows, two cores", some, "0,1", 2);
  const inWords = write("words.csv", SOME, true);
  const wordy: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = await screen("100,000 rows of people's words, one core", inWords, "0", 1);
    const codes = await screen("100,000 rows of codes, one core", some, "0", 1);
    wordy.push(words.processorSeconds / codes.processorSeconds);
  }
  hold(
    "a row of people's words, at most 1.5 times a row of codes: 1.5 over the ratio",
    1.5 / median(wordy),
    1,
  );
  const engineAfter = await engineSeconds(some);
  const engine = Math.min(engineBefore.seconds, engineAfter.seconds);
  const processor = Math.min(engineBefore.processorSeconds, engineAfter.processorSeconds);
  say(
    `json-rules-engine's run, one core, ${SAMPLE} of the profiles: ${micros(engine)}, processor ${micros(processor)}`,
  );
  hold(
    "the whole command against json-rules-engine's run on 100,000 rows",
    (engine * SOME) / both.seconds,
    50,
  );
  say(`in processor time of all threads: ${((processor * SOME) / both.processorSeconds).toFixed(1)}`);
  const pairs: { two: Measured; one: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const two = await screen("1,000,000 rows, two cores", most, "0,1", 2);
    pairs.push({ two, one: await screen("1,000,000 rows, one core", most, "0", 1) });
  }
  hold("two cores against one", median(pairs.map(({ two, one }) => one.seconds / two.seconds)), 1.6);
  const seconds = median(pairs.map(({ two }) => two.seconds));
  hold("ten times the rows, at most 11 times the time: 11 over the ratio", 11 / (seconds / both.seconds), 1);
  hold("400 MB over the memory", 400 / Math.max(...pairs.map(({ two }) => two.megabytes)), 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length > 0) process.exitCode = 1;

function write(name: string, rows: number, isInWords = false): string {
  const file = join(folder, name);
  const descriptor = openSync(file, "w");
  writeRegister(descriptor, rows, SEED, isInWords);
  closeSync(descriptor);
  return file;
}

async function screen(title: string, file: string, cores: string, threads: number): Promise<Measured> {
  const measured = await runScreening(ROOT, file, join(folder, `out-${performance.now()}`), cores, threads, [
    "--shares",
    "percent",
  ]);
  const { seconds, processorSeconds, megabytes, load, said } = measured;
  say(
    `${title}: ${seconds.toFixed(1)} s, processor ${processorSeconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, load ${load.toFixed(1)}; ${said}`,
  );
  return measured;
}

/** Binds all threads of this process to such cores. */
function bindTo(cores: string): void {
  execFileSync("taskset", ["-acp", cores, String(process.pid)]);
}

/** The seconds that json-rules-engine takes on one core for one profile of the file, values made before. */
async function engineSeconds(file: string): Promise<{ seconds: number; processorSeconds: number }> {
  const rows = [...parseCsv(readFileSync(file, "utf8"), 1)];
  const headings = rows[0]?.cells ?? [];
  const reader = new TableReader(
    planColumns(headings, 1, new HeadingNames(rulebook.vocabulary), {
      meanings: new Map(),
      ignored: [],
      agreed: NOTHING_AGREED,
      headerRow: null,
    }),
    rulebook.vocabulary,
    { asOf: AS_OF, isStrict: false },
  );
  const { statusOf } = statusesOn(rulebook, AS_OF);
  const step = Math.floor((rows.length - 1) / SAMPLE);
  const facts = Array.from({ length: SAMPLE }, (_, index) => rows[1 + index * step]).flatMap((row) => {
    const read = row === undefined ? null : reader.read(row);
    return read?.kind === "read" ? [factsOf(read.profile, rulebook.vocabulary, AS_OF)] : [];
  });
  const engine = createBareEngine(rulebook);
  const valuesOf = engineValues(rulebook);
  const values = facts.map((company) => valuesOf(company, statusOf));
  for (const company of values.slice(0, 20)) await engine.run(company);
  bindTo("0");
  const begun = performance.now();
  const before = process.cpuUsage();
  for (const company of values) await engine.run(company);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  bindTo("0,1");
  return {
    seconds: seconds / values.length,
    processorSeconds: (user + system) / 1e6 / values.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function micros(seconds: number): string {
  return `${(seconds * 1e6).toFixed(0)} µs`;
}

function hold(title: string, ratio: number, least: number): void {
  const fits = ratio >= least;
  if (!fits) failures.push(title);
  say(`${fits ? "holds" : "FALLS SHORT"}: ${title}: ${ratio.toFixed(2)} (at least ${least})`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
