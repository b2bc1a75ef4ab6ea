import { Random } from "../../../proof/evaluators/random.ts";
import { RandomProfiles } from "../../../proof/evaluators/random-profile.ts";
import { rulebook } from "../../../support/rulebook.ts";
import { serve } from "../../../support/served.ts";
import { proveAskingBack } from "./asking-back.ts";
import { proveDocuments } from "./documents.ts";
import { openDoors } from "./doors.ts";
import { proveInspector } from "./inspector.ts";
import { proveRefusals } from "./refusals.ts";
import { proveSameAsApi } from "./same-as-api.ts";

const PROFILES = 500;
const REFUSALS = 60;
const USERS = 40;
const DOCUMENTS = 100;

/** Holds both ways in for assistants against the API and the web form; exit status 1 on a fault. */
const seed = Number.parseInt(process.argv[2] ?? `${Date.now() % 1_000_000}`, 10);
const random = new Random(seed);
const profiles = new RandomProfiles(rulebook, random);
const served = await serve({ ZHUNRU_RATE_LIMIT: "1000000000" });
const address = served.address.origin;
const doors = await openDoors(address);
const all: string[] = [];
const told = (what: string, faults: readonly string[]): void => {
  all.push(...faults);
  process.stdout.write(`${what}: ${faults.length} faults (${Math.round(performance.now() / 1000)} s)\n`);
};

process.stdout.write(`seed ${seed}\n`);
try {
  const inspected = await proveInspector(address, doors);
  told(`${inspected.calls} calls of the inspector, against those of the SDK's client`, inspected.faults);
  const same = await proveSameAsApi(address, doors, profiles, PROFILES);
  told(`all samples and ${PROFILES} generated profiles, against the API`, same);
  told(
    `${REFUSALS} refusals, against the API's`,
    await proveRefusals(address, doors, profiles, random, REFUSALS),
  );
  const asked = await proveAskingBack(address, profiles, USERS);
  told(`${USERS} users asked ${asked.questions} questions, against the web form`, asked.faults);
  told(`${DOCUMENTS} documents with planted and false quotes`, await proveDocuments(DOCUMENTS, random));
} finally {
  for (const { client } of doors) await client.close();
  served.process.kill();
}
for (const fault of all.slice(0, 20)) process.stdout.write(`fault: ${fault}\n`);
process.exitCode = all.length === 0 ? 0 : 1;
