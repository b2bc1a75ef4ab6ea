import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeRegister } from "./screen/register.ts";
import { runScreening } from "./screen/run.ts";

const AS_OF = "2024-06-30";
const SAMPLE = "seeds/profiles/survey-firm-60-percent.json";
const SEED = 7;
const TURNS = 9;
const MOST_TIMES = 20;
const FEW = 100;
const MANY = 1_000;

interface Taken {
  readonly clock: number;
  readonly processor: number;
}

const folder = mkdtempSync(join(tmpdir(), "zhunru-bench-"));
try {
  oneDossier();
  await manyDossiers();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One dossier of two answers and `node -e 0`, each a process of its own, in turn. */
function oneDossier(): void {
  const profile = { ...JSON.parse(readFileSync(SAMPLE, "utf8")), activities: ["social-survey", "app-store"] };
  const output = join(folder, "dossier.pdf");
  const wishes = ["--as-of", AS_OF, "--format", "pdf", "--output", output, "--lang", "en"];
  const check = ["dist/zhunru.js", "check", "-", ...wishes];
  const given = JSON.stringify(profile);
  const pairs = Array.from({ length: TURNS }, () => ({
    ours: taken(check, given),
    bare: taken(["-e", "0"], ""),
  }));
  for (const kind of ["clock", "processor"] as const) {
    const ours = median(pairs.map((pair) => pair.ours[kind]));
    const bare = median(pairs.map((pair) => pair.bare[kind]));
    const times = median(pairs.map((pair) => pair.ours[kind] / pair.bare[kind]));
    const told = `${ours.toFixed(0)} ms against ${bare.toFixed(0)} ms of node -e 0, ${times.toFixed(1)} ×`;
    hold(`one dossier of two answers, ${kind}: ${told} (at most ${MOST_TIMES} ×)`, times <= MOST_TIMES);
  }
}

/** A screening with a dossier for each company, few of them and many: memory shall not follow their number. */
async function manyDossiers(): Promise<void> {
  const few = await screening(FEW);
  const many = await screening(MANY);
  const ratio = many / few;
  hold(`memory at most, ${MANY} companies against ${FEW}: ${ratio.toFixed(2)} ×`, ratio <= 1.15);
}

async function screening(companies: number): Promise<number> {
  const file = join(folder, `${companies}.csv`);
  const descriptor = openSync(file, "w");
  writeRegister(descriptor, companies, SEED);
  closeSync(descriptor);
  const more = ["--reports", "pdf"];
  const out = join(folder, `out-${companies}`);
  const { megabytes, seconds } = await runScreening(`${process.cwd()}/`, file, out, "0,1", 1, more);
  process.stdout.write(
    `screen --reports pdf, ${companies} rows: ${megabytes.toFixed(0)} MB at most, ${seconds.toFixed(0)} s\n`,
  );
  return megabytes;
}

/** Milliseconds by the clock and of the processor that a process takes; bash measures both. */
function taken(command: readonly string[], input: string): Taken {
  const timed = ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bench", process.execPath, ...command];
  const { status, stderr } = spawnSync("bash", timed, { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const [clock = 0, user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { clock: clock * 1000, processor: (user + system) * 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function hold(text: string, holds: boolean): void {
  process.stdout.write(`${holds ? "holds" : "FALLS SHORT"}: ${text}\n`);
  if (!holds) process.exitCode = 1;
}
