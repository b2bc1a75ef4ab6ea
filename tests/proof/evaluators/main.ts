import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook, type Rulebook } from "../../../src/rules/rulebook.ts";
import { type Coverage, proveRule } from "./exhaustive.ts";
import { type Completions, proveMonotonicity, proveRandomProfiles } from "./sampled.ts";
import { printReport } from "./print.ts";
import { addTally, createTally, type Tally } from "./tally.ts";

/** What a run does; both threads take every second rule and half of the profiles. */
const RUN = {
  threads: 2,
  seed: 20_240_630,
  mostCombinations: 140_000,
  profiles: 100_000,
  partialProfiles: 10_000,
  completionsEach: 5,
};

interface Part {
  readonly coverage: Coverage[];
  readonly completions: Completions;
  readonly exhaustive: Tally;
  readonly random: Tally;
  readonly monotonic: Tally;
}

async function provePart(rulebook: Rulebook, thread: number): Promise<Part> {
  const compiled = compileRulebook(rulebook);
  const [exhaustive, random, monotonic] = [1, 2, 3].map(() => createTally(rulebook.rules));
  if (exhaustive === undefined || random === undefined || monotonic === undefined)
    throw new Error("no tally");
  const coverage: Coverage[] = [];
  for (let index = thread; index < rulebook.rules.length; index += RUN.threads) {
    coverage.push(await proveRule(rulebook, index, compiled, RUN.mostCombinations, exhaustive));
  }
  const share = (whole: number) => Math.ceil(whole / RUN.threads);
  await proveRandomProfiles(rulebook, compiled, share(RUN.profiles), RUN.seed + thread, random);
  const completions = proveMonotonicity(
    rulebook,
    compiled,
    share(RUN.partialProfiles),
    RUN.completionsEach,
    RUN.seed + RUN.threads + thread,
    monotonic,
  );
  return { coverage, completions, exhaustive, random, monotonic };
}

function inThread(thread: number): Promise<Part> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: thread });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function main(): Promise<void> {
  const started = performance.now();
  const rulebook = loadRulebook(readDataFiles(process.cwd()));
  const parts = await Promise.all(Array.from({ length: RUN.threads }, (_, thread) => inThread(thread)));
  const sum = (pick: (part: Part) => Tally): Tally => {
    const tally = createTally(rulebook.rules);
    for (const part of parts) addTally(tally, pick(part));
    return tally;
  };
  const completions = { partial: 0, completed: 0, decided: 0 };
  for (const part of parts) {
    completions.partial += part.completions.partial;
    completions.completed += part.completions.completed;
    completions.decided += part.completions.decided;
  }
  const passed = printReport(
    {
      seed: RUN.seed,
      profiles: RUN.profiles,
      coverage: parts.flatMap((part) => part.coverage),
      completions,
      exhaustive: sum((part) => part.exhaustive),
      random: sum((part) => part.random),
      monotonic: sum((part) => part.monotonic),
      seconds: (performance.now() - started) / 1000,
    },
    (line) => process.stdout.write(`${line}\n`),
  );
  process.exitCode = passed ? 0 : 1;
}

if (isMainThread) await main();
else {
  const rulebook = loadRulebook(readDataFiles(process.cwd()));
  parentPort?.postMessage(await provePart(rulebook, workerData as number));
}
