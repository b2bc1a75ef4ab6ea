import { readdirSync, readFileSync } from "node:fs";
import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import { renderJson } from "../../../src/report/json.ts";
import { advisor, IN_FORCE, reader, rulebook } from "../../support/rulebook.ts";

/** Prints the processor time, in ms, of one turn of what its argument names; run in this checkout and in the base's. */
const REPORTS = 60;
const OUTCOMES = 4000;
const profiles = readdirSync("seeds/profiles").map((file) =>
  reader.fromText(readFileSync(`seeds/profiles/${file}`, "utf8")),
);
const facts = profiles.map((profile) => factsOf(profile, rulebook.vocabulary, IN_FORCE));
const compiled = compileRulebook(rulebook);

const turns: Readonly<Record<string, () => Promise<void>>> = {
  reports: async () => {
    for (let turn = 0; turn < REPORTS; turn += 1) {
      for (const profile of profiles) renderJson((await advisor.report(profile, IN_FORCE)) as never);
    }
  },
  outcomes: async () => {
    for (let turn = 0; turn < OUTCOMES; turn += 1) {
      for (const own of facts) compiled.outcomeCodes(compiled.encode(own, () => "in-force"));
    }
  },
};

const turn = turns[process.argv[2] ?? ""];
if (turn === undefined) throw new Error(`name one of ${Object.keys(turns).join(", ")}`);
await turn();
const before = process.cpuUsage();
await turn();
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / 1000}\n`);
