import { expect, it } from "vitest";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { rulebook } from "../support/rulebook.ts";
import { proveRequests } from "./proof/requests.ts";
import { proveSameAsCommand } from "./proof/same-as-command.ts";
import { run, testApp } from "./support.ts";

const SEED = 20_240_630;

it("answers mutated requests as described, never with a failure of its own, and evaluates as the command", async () => {
  const running = await run(testApp());
  const random = new Random(SEED);
  const profiles = new RandomProfiles(rulebook, random);
  const { faults, statuses } = await proveRequests(running.address, 150, profiles, random);
  expect([faults, `seed ${SEED}`]).toEqual([[], `seed ${SEED}`]);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400]));
  expect(await proveSameAsCommand(running.address, 3, profiles)).toEqual([]);
  await running.close();
});
