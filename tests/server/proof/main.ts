import { RandomProfiles } from "../../proof/evaluators/random-profile.ts";
import { Random } from "../../proof/evaluators/random.ts";
import { rulebook } from "../../support/rulebook.ts";
import { run, testApp } from "../support.ts";
import { proveRequests } from "./requests.ts";
import { proveSameAsCommand } from "./same-as-command.ts";

const REQUESTS = 5_000;
const PROFILES = 500;

/** Sends thousands of mutated requests and compares evaluations with the command; exit status 1 on a fault. */
const seed = Number.parseInt(process.argv[2] ?? `${Date.now() % 1_000_000}`, 10);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
print(`seed ${seed}`);
const random = new Random(seed);
const profiles = new RandomProfiles(rulebook, random);
const running = await run(testApp());
const requests = await proveRequests(running.address, REQUESTS, profiles, random);
const statuses = [...requests.statuses]
  .sort(([a], [b]) => a - b)
  .map(([status, count]) => `${status}: ${count}`);
print(`${REQUESTS} requests (${statuses.join(", ")}), slowest ${requests.slowest.toFixed(0)} ms`);
const different = await proveSameAsCommand(running.address, PROFILES, profiles);
print(
  `all sample profiles and ${PROFILES} generated ones: ${different.length} answers differ from the command`,
);
await running.close();
for (const fault of [...requests.faults, ...different].slice(0, 20)) print(`fault: ${fault}`);
process.exitCode = requests.faults.length + different.length === 0 ? 0 : 1;
