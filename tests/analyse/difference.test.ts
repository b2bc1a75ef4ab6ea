import { describe, expect, it, test } from "vitest";
import { type Box, joinBoxes } from "../../src/analyse/difference/boxes.ts";
import { diffDocuments } from "../../src/analyse/difference/documents.ts";
import { directionOf } from "../../src/analyse/difference/regions.ts";
import { diffVersions } from "../../src/analyse/difference/versions.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import { formatFault } from "../../src/rules/fault.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadLikeRules } from "../../src/rules/like-rules.ts";
import { loadRulebook, type Rulebook } from "../../src/rules/rulebook.ts";
import { verifyRulebook } from "../../src/rules/verify/verify-rulebook.ts";
import { canonicalProfile } from "../../src/situation/canonical.ts";
import { evaluator, FROZEN_FILES, frozenFilesWithSchemas, reader, rulebook } from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";
import { rulebook as law } from "../support/rulebook.ts";

const SURVEY = "rules/jw-2022-1/1.json";

/** The rulebook with the survey's bound at 51 instead of 67 percent. */
function withBoundOf51(): Rulebook {
  const files = new Map(FROZEN_FILES);
  const text = new TextDecoder().decode(files.get(SURVEY)).replaceAll('"67 %"', '"51 %"');
  return loadRulebook(files.set(SURVEY, new TextEncoder().encode(text)));
}

describe("a bound moved from 67 to 51 percent", () => {
  const moved = withBoundOf51();
  const { provisions, changedCells } = diffVersions(rulebook, moved, []);
  const changed = provisions.filter(({ kind }) => kind !== "same");
  const other = createEvaluator(moved, "");

  const outcomes = async (profile: object, asOf: string): Promise<string> => {
    const given = reader.fromText(JSON.stringify(profile));
    const [old, now] = await Promise.all([evaluator.findings(given, asOf), other.findings(given, asOf)]);
    const of = (findings: typeof old) =>
      findings.find(({ provision }) => provision === "jw-2022-1/1")?.outcome;
    return `${of(old)} → ${of(now)}`;
  };

  it("changes one provision alone", () => {
    expect(changed.map(({ provision, kind }) => [provision, kind])).toEqual([["jw-2022-1/1", "meaning"]]);
    expect(changedCells).toBeGreaterThan(0);
  });

  it("changes what evaluating shares, representatives and days one by one changes", async () => {
    const found = new Set<string>();
    const shares = ["0", "51", "60", "67", "100"];
    const companies = shares.flatMap((direct) =>
      shares.flatMap((ends) =>
        ["CN", "GB", "HK", null].map((representative) => survey(direct, ends, representative)),
      ),
    );
    for (const asOf of ["2024-06-30", "2026-06-30"]) {
      for (const company of companies) {
        const change = await outcomes(company, asOf);
        const [old, now] = change.split(" → ");
        if (old !== now) found.add(change);
      }
    }
    const regions = changed.flatMap((one) => one.regions.map(({ old, new: now }) => `${old} → ${now}`));
    expect([...new Set(regions)].sort()).toEqual([...found].sort());
  }, 60_000);

  it("shows each region with a company in it and one beside it, by both versions", async () => {
    for (const { witness, beside, old, new: now } of changed.flatMap(({ regions }) => regions)) {
      expect(await outcomes(canonicalProfile(witness.profile), witness.asOf)).toBe(`${old} → ${now}`);
      if (beside === null) throw new Error("a region of the survey rule has no neighbour");
      expect(await outcomes(canonicalProfile(beside.profile), beside.asOf)).not.toBe(`${old} → ${now}`);
    }
  });

  it("leaves other nationalities where they are", () => {
    const named = changed.flatMap(({ regions }) =>
      regions.flatMap(({ where }) => where.filter(({ fact }) => fact === "legalRepresentativeNationality")),
    );
    expect(named.flatMap(({ cells }) => cells.map(({ en }) => en))).not.toContain("Andorra");
    expect(named.length).toBe(changed[0]?.regions.length);
  });
});

/** A survey company whose Chinese share is one in the first reading, another in the second. */
function survey(direct: string, ends: string, representative: string | null): object {
  const [own, beyond] = [Number.parseInt(direct, 10), Number.parseInt(ends, 10)];
  const parts = [
    { share: Math.min(own, beyond), first: "mainland", second: "mainland" },
    { share: Math.max(own - beyond, 0), first: "mainland", second: "foreign" },
    { share: Math.max(beyond - own, 0), first: "foreign", second: "mainland" },
    { share: 100 - Math.max(own, beyond), first: "foreign", second: "foreign" },
  ].filter(({ share }) => share > 0);
  const investors = parts.map(({ share, first, second }, place) => ({
    name: `Heron ${place} (fictitious)`,
    origin: first,
    share: String(share),
    holders: [{ name: `Wren ${place} (fictitious)`, origin: second, share: "100" }],
  }));
  return {
    city: "jingwan",
    activities: ["star-survey"],
    investors,
    legalRepresentativeNationality: representative,
  };
}

describe("boxes", () => {
  it("hold the same places, do not overlap, and no two can be joined", () => {
    let seed = 20261121;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 100; round += 1) {
      const places = new Map<string, Box>();
      for (let place = 0; place < 30; place += 1) {
        const box = [[random(4)], [random(3)], [random(4)]];
        places.set(JSON.stringify(box), box);
      }
      const boxes = joinBoxes([...places.values()]);
      const covered = boxes.flatMap(([a = [], b = [], c = []]) =>
        a.flatMap((x) => b.flatMap((y) => c.map((z) => JSON.stringify([[x], [y], [z]])))),
      );
      expect(covered.sort(), `seed ${seed}`).toEqual([...places.keys()].sort());
      const joinable = boxes.some((one, index) =>
        boxes
          .slice(index + 1)
          .some((other) => one.filter((cells, axis) => cells.join() !== other[axis]?.join()).length < 2),
      );
      expect(joinable, `seed ${seed}`).toBe(false);
    }
  });
});

test("a change has a direction", () => {
  expect(directionOf("ineligible", "conditional")).toBe("opens");
  expect(directionOf("eligible", "conditional")).toBe("closes");
  expect(directionOf("undetermined", "ineligible")).toBe("settles");
  expect(directionOf("eligible", "undetermined")).toBe("unsettles");
  expect(directionOf("not-applicable", "eligible")).toBe("changes");
  expect(directionOf(null, "undetermined")).toBe("changes");
});

describe("two documents", () => {
  const pairs = loadLikeRules(readDataFiles(ROOT)).filter(([, right]) => right.startsWith("cd-2022-213/"));
  const { provisions } = diffDocuments(law, ["gz-2022-212", "cd-2022-213"], pairs);

  it("are compared pair by pair, the city aside", () => {
    expect(provisions.filter(({ kind }) => kind === "meaning").map(({ provision }) => provision)).toEqual([
      "gz-2022-212/3-7c",
      "gz-2022-212/5-2",
    ]);
    expect(provisions).toHaveLength(pairs.length);
  });
});

test("a pair of like rules that names no rule is a fault with its line", () => {
  const files = new Map(frozenFilesWithSchemas());
  files.set("rules/like-rules.json", new TextEncoder().encode('[\n  ["jw-2022-1/2", "wd-2022-1/7"]\n]'));
  expect(verifyRulebook(files).faults.map((fault) => formatFault(fault, "en"))).toEqual([
    "rules/like-rules.json:2: [0]: there is no rule wd-2022-1/7; the nearest is wd-2022-1/1",
  ]);
});
