import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { ROOT } from "../support/root.ts";
import type { Mutant } from "./mutants-of.ts";

const FOLDER = `${ROOT}dist/mutants/`;
const BATTERY = `${FOLDER}battery.js`;
const SOURCE = `${FOLDER}changed.txt`;
const MOST_MEMORY = "--max-old-space-size=2048";

/** How long each kind of killer may take, in ms. */
export interface Limits {
  readonly battery: number;
  readonly tests: number;
}

interface Ended {
  readonly passed: boolean;
  readonly isLate: boolean;
  readonly said: string;
}

/** What noticed a change; null where nothing did. */
export async function whatNotices(mutant: Mutant, limits: Limits): Promise<string | null> {
  const source = readFileSync(ROOT + mutant.file, "utf8");
  const changed = source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
  const battery = await runBattery({ file: mutant.file, text: changed }, limits.battery);
  if (!battery.passed)
    return battery.isLate ? "the battery, late" : battery.said.slice(0, 200) || "the battery";
  writeFileSync(SOURCE, changed);
  const tests = await run(
    [`${ROOT}node_modules/vitest/vitest.mjs`, "run", "--config", `${ROOT}tests/mutants/vitest.config.ts`],
    limits.tests,
    { MUTANT_FILE: mutant.file, MUTANT_SOURCE: SOURCE },
  );
  if (tests.passed) return null;
  if (tests.isLate) return "the tests, late";
  return /FAIL\s+(.*)/.exec(tests.said)?.[1] ?? tests.said.slice(-200);
}

/** Runs the battery on the sources, with one file's text changed where one is given. */
export async function runBattery(
  changed: { readonly file: string; readonly text: string } | null,
  limit: number,
): Promise<Ended> {
  await build({
    entryPoints: [`${ROOT}tests/mutants/battery.ts`],
    outfile: BATTERY,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        name: "one-change",
        setup: ({ onLoad }) => {
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === `${ROOT}${changed?.file}` ? { contents: changed?.text ?? "", loader: "ts" } : undefined,
          );
        },
      },
    ],
  });
  return run([BATTERY], limit, {});
}

/** Runs Node by itself in a group of processes, which is ended as a whole where it takes too long. */
function run(given: readonly string[], limit: number, env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [MOST_MEMORY, ...given], {
    cwd: ROOT,
    env: { ...process.env, ...env, NO_COLOR: "1" },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: unknown): void => {
    said += String(chunk);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, limit);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => {
      clearTimeout(timer);
      resolve({ passed: status === 0, isLate, said });
    });
  });
}
