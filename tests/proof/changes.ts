import { createAdvisor } from "../../src/advise/advisor.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import { proveChanges } from "./changes/prove.ts";

const PROFILES = 1000;
const SEED = 20260630;

const rulebook = loadRulebook(readDataFiles(`${process.cwd()}/`));
const evaluator = createEvaluator(rulebook, "0.1.0");
const started = performance.now();
const tally = await proveChanges(rulebook, evaluator, createAdvisor(rulebook, evaluator), PROFILES, SEED);
const seconds = ((performance.now() - started) / 1000).toFixed(1);

const lines = [
  `seed ${SEED}: ${tally.profiles} profiles with an ineligible finding, of ${tally.drawn} drawn, over ${rulebook.rules.length} rules (${seconds} s)`,
  `ineligible findings: ${tally.findings}, of ${tally.rules.size} rules; with changes ${tally.solved}, with none possible ${tally.findings - tally.solved}`,
  `sets of changes applied and evaluated again: ${tally.applied}; every requirement met: ${tally.met}`,
  `transfers in cap tables applied and evaluated again: ${tally.transfers}; every requirement met: ${tally.transfersMet}`,
  `groups of findings solved together: ${tally.together}`,
  `smaller parts of a set that would do alone: ${tally.notMinimal}; nearer answers that would do: ${tally.notNearest}`,
  `combinations tried by brute force: ${tally.tried}; searches that were cut short: ${tally.cutShort}`,
  `cheaper sets found: ${tally.cheaper}`,
];
process.stdout.write(`${lines.join("\n")}\n`);
for (const fault of tally.faults.slice(0, 10)) process.stdout.write(`FAULT ${fault}\n`);
process.exitCode = tally.faults.length === 0 ? 0 : 1;
