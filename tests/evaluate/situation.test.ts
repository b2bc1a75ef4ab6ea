import { beforeEach, expect, it, vi } from "vitest";
import { compareCities } from "../../src/advise/compare/compare-cities.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadItems } from "../../src/rules/items.ts";
import { ROOT } from "../support/root.ts";
import { advisor, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const calls = vi.hoisted(() => ({ ofAllFacts: 0 }));

vi.mock("../../src/profile/facts.ts", async (original) => {
  const facts = await original<typeof import("../../src/profile/facts.ts")>();
  return {
    ...facts,
    factsOf: (...given: Parameters<typeof facts.factsOf>) => {
      if (given[1].facts.length > 100) calls.ofAllFacts += 1;
      return facts.factsOf(...given);
    },
  };
});

const profile = reader.fromText(
  JSON.stringify({ city: "guangzhou", activities: ["social-survey"], chineseShare: 60 }),
);
beforeEach(() => {
  calls.ofAllFacts = 0;
});

it("works out a company's facts once for a report with its changes", async () => {
  const { findings } = await advisor.report(profile, IN_FORCE);
  expect(findings.flatMap(({ changes }) => changes)).not.toEqual([]);
  expect(calls.ofAllFacts).toBe(1);
});

it("works them out once a city for a report beside its comparison", async () => {
  const items = loadItems(readDataFiles(ROOT), { documents: [...rulebook.documents.values()] });
  const sources = { rulebook, items: items.flatMap((file) => file.items), advisor, version: "0.1.0" };
  const situation = advisor.situation(profile, IN_FORCE);
  const { findings } = await advisor.reportIn(situation);
  const comparison = await compareCities(profile, IN_FORCE, sources, false, { situation, findings });
  expect(comparison.cities.map(({ city }) => city)).toEqual(["guangzhou", "chengdu"]);
  expect(calls.ofAllFacts).toBe(2);
});
