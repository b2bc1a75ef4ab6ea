import { explainOwnership } from "../../src/evaluate/ownership.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { ownershipOf } from "../../src/profile/ownership.ts";
import { createProfileReader } from "../../src/situation/parse-profile.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";

/** Reads and works out small and ten times larger tables in one run, and prints how much longer the larger ones take. */
const ROUNDS = 10;
const MOST = 15;
const { vocabulary } = loadRulebook(readDataFiles(process.cwd()));
const reader = createProfileReader(vocabulary);

const holder = (index: number, share: string) => ({
  name: `holder ${index}`,
  origin: index % 3 === 0 ? "foreign" : "mainland",
  share,
});

/** Each of ten holders of the company has a tenth of the others as its own holders. */
function layered(count: number): string {
  const each = count / 10;
  const investors = Array.from({ length: 10 }, (_, top) => ({
    ...holder(top, "10"),
    holders: Array.from({ length: each }, (_holder, index) => holder(top * each + index, `1/${each}`)),
  }));
  return JSON.stringify({ investors });
}

function flat(count: number): string {
  return JSON.stringify({
    investors: Array.from({ length: count }, (_, index) => holder(index, `1/${count}`)),
  });
}

/** Half of the entities hold the company, and each of the other half holds two of them: routes without a loop. */
function graph(count: number): string {
  const half = count / 2;
  const lower = Array.from({ length: half }, (_, index) => ({
    id: `l${index}`,
    origin: "mainland",
    holds: [{ entity: "company", share: `1/${half}` }],
  }));
  const upper = Array.from({ length: half }, (_, index) => ({
    id: `u${index}`,
    origin: index % 3 === 0 ? "foreign" : "mainland",
    holds: [
      { entity: `l${index}`, share: "50" },
      { entity: `l${(index + 1) % half}`, share: "50" },
    ],
  }));
  return JSON.stringify({ entities: [...lower, ...upper] });
}

/** The mean of some rounds in milliseconds of the processor, with the memory that they leave to be collected. */
function meanTime(text: string, rounds: number, work: (profile: Profile) => unknown): number {
  const start = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) work(reader.fromText(text));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / rounds;
}

const FEW = 1_000;

let failed = false;
for (const [task, work] of Object.entries({
  readings: ownershipOf,
  "report with every step": (profile: Profile) => explainOwnership(profile, vocabulary.relations),
})) {
  for (const [form, write] of Object.entries({ flat, layered, graph })) {
    meanTime(write(FEW), ROUNDS, work);
    const small = meanTime(write(FEW), 10 * ROUNDS, work);
    const large = meanTime(write(10 * FEW), ROUNDS, work);
    const ratio = large / small;
    // What decides is held to the bound; the report's every step, of which most is memory, is shown beside it.
    const isBound = work === ownershipOf;
    failed ||= isBound && ratio > MOST;
    process.stdout.write(
      `${task}, ${form}: ${FEW} holders ${small.toFixed(1)} ms, ${10 * FEW} holders ${large.toFixed(1)} ms, ` +
        `ratio ${ratio.toFixed(1)}${isBound ? ` (at most ${MOST})` : ""}\n`,
    );
  }
}
process.exitCode = failed ? 1 : 0;
