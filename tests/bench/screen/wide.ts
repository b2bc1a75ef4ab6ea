import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { csvRecord } from "../../../src/screen/table/safe-cell.ts";
import { answerable } from "../../../src/vocabulary/vocabulary.ts";
import { Random } from "../../proof/evaluators/random.ts";
import { RandomProfiles } from "../../proof/evaluators/random-profile.ts";
import { runScreening } from "./run.ts";

const ROOT = `${process.cwd()}/`;
const ROWS = 300_000;
const SEED = 5;
const MOST_MEGABYTES = 400;

/** Facts that no single cell holds. */
const WITHOUT_CELL = ["investors", "entities", "exchange-rates"];
const HELD = 1 << 20;

const rulebook = loadRulebook(readDataFiles(ROOT));
const folder = mkdtempSync(join(tmpdir(), "zhunru-bench-"));

try {
  const file = join(folder, "wide.csv");
  const columns = writeWideRegister(file);
  const { seconds, processorSeconds, megabytes, said } = await runScreening(
    ROOT,
    file,
    join(folder, "out"),
    "0,1",
    2,
    [],
  );
  const fits = megabytes < MOST_MEGABYTES;
  process.stdout.write(
    `${ROWS} rows with ${columns} columns of random answers, two cores: ${seconds.toFixed(1)} s, processor ${processorSeconds.toFixed(1)} s; ${said}\n` +
      `${fits ? "holds" : "FALLS SHORT"}: memory ${megabytes.toFixed(0)} MB (below ${MOST_MEGABYTES} MB)\n`,
  );
  if (!fits) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a register with a column for each fact that fits a cell, filled as random profiles are; returns their number. */
function writeWideRegister(file: string): number {
  const facts = answerable(rulebook.vocabulary).filter(({ type }) => !WITHOUT_CELL.includes(type));
  const profiles = new RandomProfiles(rulebook, new Random(SEED));
  const descriptor = openSync(file, "w");
  let held = csvRecord(facts.map(({ id }) => id));
  for (let row = 1; row <= ROWS; row += 1) {
    const raw = { ...profiles.next().raw, name: `Sample Company ${row}` };
    held += csvRecord(facts.map(({ id }) => cellOf((raw as Readonly<Record<string, unknown>>)[id])));
    if (held.length < HELD && row < ROWS) continue;
    writeSync(descriptor, held);
    held = "";
  }
  closeSync(descriptor);
  return facts.length;
}

/** An answer of a profile as a strict list holds it. */
function cellOf(answer: unknown): string {
  if (answer === undefined) return "";
  if (answer === null) return "?";
  if (Array.isArray(answer)) return answer.length === 0 ? "[]" : answer.join(";");
  if (typeof answer !== "object") return String(answer);
  const { amount, currency } = answer as { readonly amount: string; readonly currency: string };
  return `${amount} ${currency}`;
}
