import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { ROOT } from "../support/root.ts";

/**
 * `rules diff` of the whole rulebook with one bound moved, against one `check`, each as a whole process and in turn; and
 * the most memory that it takes.
 */
const TURNS = 9;
const MOST_CHECKS = 12;
const MOST_MEGABYTES = 300;
const SURVEY = "rules/gz-2022-212/1-12.json";
const CHECK = ["dist/zhunru.js", "check", "seeds/profiles/survey-firm-60-percent.json"];

const folder = mkdtempSync(join(tmpdir(), "zhunru-bench-"));
try {
  for (const part of ["rules", "seeds/documents"])
    cpSync(`${ROOT}${part}`, join(folder, part), { recursive: true });
  const moved = readFileSync(join(folder, SURVEY), "utf8").replaceAll('"67 %"', '"51 %"');
  writeFileSync(join(folder, SURVEY), moved);
  const diff = ["dist/zhunru.js", "rules", "diff", ROOT, folder, "--format", "json"];
  const ratios: number[] = [];
  const times: [number, number][] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const [own, one] = [wholeProcess(diff), wholeProcess(CHECK)];
    // The first turn fills caches and does not count.
    if (turn === 0) continue;
    ratios.push(own / one);
    times.push([own, one]);
  }
  const ratio = median(ratios);
  const [own, one] = [median(times.map(([first]) => first)), median(times.map(([, second]) => second))];
  const megabytes = memoryOf(diff);
  process.stdout.write(
    `rules diff with one bound moved: ${own.toFixed(0)} ms against ${one.toFixed(0)} ms for one check, ${ratio.toFixed(2)} × (at most ${MOST_CHECKS} ×)\n` +
      `the most memory: ${megabytes.toFixed(0)} MB (below ${MOST_MEGABYTES} MB)\n`,
  );
  process.exitCode = ratio <= MOST_CHECKS && megabytes < MOST_MEGABYTES ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function wholeProcess(given: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, given, { cwd: ROOT, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - start;
}

/** The peak of what a process held in memory, in megabytes, as it says itself when it ends. */
function memoryOf(given: readonly string[]): number {
  const told = `process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const preload = `data:text/javascript,${encodeURIComponent(told)}`;
  const { status, stderr } = spawnSync(process.execPath, ["--import", preload, ...given], {
    cwd: ROOT,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(String(stderr));
  return Number.parseInt(String(stderr), 10) / 1024;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
