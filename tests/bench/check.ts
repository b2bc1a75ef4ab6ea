import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { RuleEngine } from "../../src/evaluate/engine.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import { factsOf } from "../../src/situation/facts.ts";
import { createProfileReader } from "../../src/situation/parse-profile.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";

const AS_OF = "2024-06-30";
const SAMPLE = "seeds/profiles/survey-firm-60-percent.json";

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function wholeProcess(given: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, given, { stdio: "ignore" });
  return performance.now() - start;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Runs both in turn and returns the median of each. */
async function inTurn(
  times: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<[number, number]> {
  const pairs: [number, number][] = [];
  for (let turn = 0; turn < times; turn += 1) pairs.push([await a(), await b()]);
  return [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
}

function print(name: string, [ours, theirs]: [number, number], most: number): void {
  const ratio = ours / theirs;
  process.stdout.write(
    `${name}: ${ours.toFixed(1)} ms against ${theirs.toFixed(1)} ms, ${ratio.toFixed(2)} × (at most ${most} ×)\n`,
  );
  if (ratio > most) process.exitCode = 1;
}

const check = ["dist/zhunru.js", "check", SAMPLE, "--as-of", AS_OF];
print(
  "one check as a whole process, against node -e 0",
  await inTurn(
    15,
    async () => wholeProcess(check),
    async () => wholeProcess(["-e", "0"]),
  ),
  5,
);

const rulebook = loadRulebook(readDataFiles(process.cwd()));
const reader = createProfileReader(rulebook.vocabulary);
const evaluator = createEvaluator(rulebook, "0");
const engine = new RuleEngine(rulebook.rules);
for (const file of ["seeds/profiles/blank.json", SAMPLE]) {
  const profile = reader.fromText(readFileSync(file, "utf8"));
  const facts = factsOf(profile, rulebook.vocabulary, AS_OF);
  print(
    `all ${rulebook.rules.length} rules for ${file}, against json-rules-engine's own run on the same rules`,
    await inTurn(
      40,
      () => timed(() => evaluator.findings(profile, AS_OF)),
      () => timed(() => engine.runEngine(facts, () => "in-force")),
    ),
    3,
  );
}
