import { afterAll, beforeEach, expect, it, vi } from "vitest";
import type * as factsModule from "../../src/situation/facts.ts";

const FACTS = "../../src/situation/facts.ts";
let ofAllFacts = 0;

// The files of one worker share their modules: what is counted is loaded anew for this file, and again after it.
vi.resetModules();
vi.doMock(FACTS, async (original) => {
  const facts = await original<typeof factsModule>();
  return {
    ...facts,
    factsOf: (...given: Parameters<typeof facts.factsOf>) => {
      if (given[1].facts.length > 20) ofAllFacts += 1;
      return facts.factsOf(...given);
    },
  };
});
const { advisor, FROZEN_FILES, IN_FORCE, reader, rulebook } = await import("../support/frozen.ts");
const { compareCities } = await import("../../src/advise/compare/compare-cities.ts");
const { loadItems } = await import("../../src/rules/items.ts");

const profile = reader.fromText(
  JSON.stringify({ city: "jingwan", activities: ["star-survey"], chineseShare: 60 }),
);
beforeEach(() => {
  ofAllFacts = 0;
});
afterAll(() => {
  vi.doUnmock(FACTS);
  vi.resetModules();
});

it("works out a company's facts once for a report with its changes", async () => {
  const { findings } = await advisor.report(profile, IN_FORCE);
  expect(findings.flatMap(({ changes }) => changes)).not.toEqual([]);
  expect(ofAllFacts).toBe(1);
});

it("works them out once a city for a report beside its comparison", async () => {
  const items = loadItems(FROZEN_FILES, { documents: [...rulebook.documents.values()] });
  const sources = { rulebook, items: items.flatMap((file) => file.items), advisor, version: "0.1.0" };
  const situation = advisor.situation(profile, IN_FORCE);
  const { findings } = await advisor.reportIn(situation);
  const comparison = await compareCities(profile, IN_FORCE, sources, false, { situation, findings });
  expect(comparison.cities.length).toBeGreaterThan(1);
  expect(ofAllFacts).toBe(comparison.cities.length);
});
