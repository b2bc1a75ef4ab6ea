import { readdirSync, readFileSync } from "node:fs";
import { createProfileReader } from "../../src/situation/parse-profile.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { walkThrough } from "../interview/walk.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";

/** How many questions people answer: over the sample profiles, and over companies made by seed. */
const ROOT = `${process.cwd()}/`;
const AS_OF = "2024-06-30";
const SEED = 20_261_121;
const GENERATED = 400;
const USUAL = 12;

const rulebook = loadRulebook(readDataFiles(ROOT));
const reader = createProfileReader(rulebook.vocabulary);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Mean, median and worst of a set of counts, as a line. */
function summary(name: string, counts: readonly number[]): string {
  const sorted = [...counts].sort((a, b) => a - b);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const median = sorted[Math.floor(sorted.length / 2)];
  const under = counts.filter((count) => count < USUAL).length;
  return `${name}: ${counts.length} companies, mean ${mean.toFixed(1)}, median ${median}, worst ${sorted.at(-1)}; ${under} need fewer than ${USUAL}`;
}

print(
  `${rulebook.rules.length} rules, ${rulebook.vocabulary.facts.length} facts, as of ${AS_OF}, seed ${SEED}`,
);
const samples = readdirSync(`${ROOT}seeds/profiles`).map((file) => {
  const truth = reader.fromText(readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"));
  const { steps } = walkThrough(truth, rulebook, AS_OF);
  print(`  ${file}: ${steps.length}`);
  return steps.length;
});
print(summary("sample profiles", samples));

const profiles = new RandomProfiles(rulebook, new Random(SEED));
const byActivities = new Map<number, number[]>();
const generated: number[] = [];
for (let company = 0; company < GENERATED; company += 1) {
  const truth = profiles.next().profile;
  const { steps } = walkThrough(truth, rulebook, AS_OF);
  const activities = truth.get("activities");
  const sought = activities?.kind === "choices" ? activities.ids.length : 0;
  byActivities.set(sought, [...(byActivities.get(sought) ?? []), steps.length]);
  generated.push(steps.length);
}
print(summary("generated companies", generated));
for (const [sought, counts] of [...byActivities].sort(([a], [b]) => a - b)) {
  print(`  ${summary(`${sought} activities`, counts)}`);
}

const told = [...byActivities].flatMap(([sought, counts]) => (sought === 0 ? [] : counts));
print(summary("generated companies that say what they mean to do", told));
for (const counts of [samples, told]) {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (mean < USUAL) continue;
  print(`a mean of ${mean.toFixed(1)} questions, and the usual case is to need fewer than ${USUAL}`);
  process.exitCode = 1;
}
