import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Random } from "../proof/evaluators/random.ts";
import { ROOT } from "../support/root.ts";
import { runBattery, whatNotices } from "./killers.ts";
import { type Mutant, mutantsOf } from "./mutants-of.ts";

/** The rooms that decide. */
const ROOMS = ["logic", "fact-types", "situation", "cells", "profile", "evaluate", "advise"];
const LEAST = 95;
const SEED = 20_261_122;
/** Of the time that the unchanged sources take, and at least so long: other work may slow the machine down. */
const PATIENCE = 8;
const LEAST_PATIENCE = 30_000;
const TESTS_PATIENCE = 900_000;

/** A change that no test can tell, and why. */
interface Equivalent extends Pick<Mutant, "file" | "within" | "change"> {
  readonly reason: string;
}
const equivalent: Equivalent[] = JSON.parse(readFileSync(`${ROOT}tests/mutants/equivalent.json`, "utf8"));

const { values } = parseArgs({
  options: {
    sample: { type: "string", default: "200" },
    seed: { type: "string", default: String(SEED) },
    all: { type: "boolean", default: false },
    file: { type: "string" },
    told: { type: "boolean", default: false },
  },
});
const write = (line: string): void => void process.stdout.write(`${line}\n`);

function keyOf({ file, within, change }: Pick<Mutant, "file" | "within" | "change">): string {
  return `${file}, ${within}: ${change}`;
}

function allMutants(): Mutant[] {
  return ROOMS.flatMap((room) =>
    readdirSync(`${ROOT}src/${room}`, { recursive: true, encoding: "utf8" })
      .sort()
      .map((name) => `src/${room}/${name}`),
  )
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => mutantsOf(file, readFileSync(ROOT + file, "utf8")));
}

/** So many of them, or all where there are fewer, in their own order. */
function sampleOf(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = new Random(seed);
  const left = [...mutants];
  const taken = new Set<Mutant | undefined>();
  while (taken.size < count && left.length > 0) taken.add(left.splice(random.below(left.length), 1)[0]);
  return mutants.filter((mutant) => taken.has(mutant));
}

const every = allMutants();
const known = new Set(every.map(keyOf));
const stale = equivalent.filter((entry) => !known.has(keyOf(entry)));
for (const entry of stale) write(`there is no such change any more: ${keyOf(entry)}`);
if (stale.length > 0) process.exit(1);

const reasons = new Map(equivalent.map((entry) => [keyOf(entry), entry.reason]));
const asked = every.filter(({ file }) => values.file === undefined || file === values.file);
const isWhole = values.all || values.file !== undefined;
const chosen = isWhole
  ? asked
  : sampleOf(asked, Number.parseInt(values.sample, 10), Number.parseInt(values.seed, 10));
const tried = chosen.filter((mutant) => !reasons.has(keyOf(mutant)));
write(
  `${chosen.length} of ${every.length} changes${isWhole ? "" : `, seed ${values.seed}`}; ${chosen.length - tried.length} listed as without effect`,
);

const started = Date.now();
const unchanged = await runBattery(null, TESTS_PATIENCE);
if (!unchanged.passed) throw new Error(`the unchanged sources do not pass: ${unchanged.said}`);
const limits = {
  battery: Math.max((Date.now() - started) * PATIENCE, LEAST_PATIENCE),
  tests: TESTS_PATIENCE,
};

let noticed = 0;
for (const mutant of tried) {
  const by = await whatNotices(mutant, limits);
  if (by === null) write(`survived: ${mutant.file}:${mutant.line} ${mutant.within}: ${mutant.change}`);
  else {
    noticed += 1;
    if (values.told) write(`noticed: ${keyOf(mutant)} by ${by}`);
  }
}
const minutes = Math.round((Date.now() - started) / 60_000);
write(`${noticed} of ${tried.length} changes noticed in ${minutes} min; at least ${LEAST} % are asked for`);
process.exitCode = noticed * 100 >= tried.length * LEAST ? 0 : 1;
