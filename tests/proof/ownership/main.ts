import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { formatRational } from "../../../src/exact/rational.ts";
import { ownershipOf } from "../../../src/profile/ownership.ts";
import { createProfileReader } from "../../../src/situation/parse-profile.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { asEntities, type ModelGroup, randomGroup } from "../../profile/random-group.ts";

/**
 * Both readings of the foreign share of random groups, most with loops, against a solver of another make: elimination
 * over fractions in Python, by its standard library alone. The least and the most of each reading must be the same numbers.
 */
const GROUPS = 10_000;
const SEED = 20_261_122;

const reader = createProfileReader(loadRulebook(readDataFiles(process.cwd())).vocabulary);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

function lineOf(group: ModelGroup): string {
  const ownership = ownershipOf(reader.fromText(JSON.stringify({ entities: asEntities(group) })));
  if (ownership === null) throw new Error("a group without an ownership");
  const { direct, lookThrough } = ownership.foreign;
  return JSON.stringify({
    size: group.size,
    origins: group.origins.map((origin) => origin ?? null),
    stakes: group.stakes.map(({ holder, held, weight }) => [holder, held, weight]),
    told: [direct.low, direct.high, lookThrough.low, lookThrough.high].map(formatRational),
  });
}

write(`Ownerships: ${GROUPS} random groups, seed ${SEED}.`);
const lines = fc.sample(randomGroup, { seed: SEED, numRuns: GROUPS }).map(lineOf);
const solved = spawnSync("python3", ["tests/proof/ownership/solver.py"], {
  input: `${lines.join("\n")}\n`,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
if (solved.error !== undefined) throw solved.error;
if (solved.stdout === "") throw new Error(solved.stderr);
const { groups, loops, disagree, first } = JSON.parse(solved.stdout);
write(`${groups} solved by fractions in Python, ${loops} of them with a loop: ${disagree} disagree.`);
for (const disagreement of first) write(JSON.stringify(disagreement));
if (groups !== GROUPS || disagree !== 0) process.exitCode = 1;
