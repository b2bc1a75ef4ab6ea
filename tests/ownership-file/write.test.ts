import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRational, rational } from "../../src/exact/rational.ts";
import { fromScaled } from "../../src/exact/scaled.ts";
import { readOwnershipFile } from "../../src/ownership-file/read-ownership-file.ts";
import { soughtBy, takeOwnership } from "../../src/ownership-file/take-ownership.ts";
import { writeOwnershipFile } from "../../src/ownership-file/write-ownership-file.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { isRealDay } from "../../src/profile/days.ts";
import { sayBounds, writeShare } from "../../src/profile/fractions.ts";
import { ownershipOf, SOURCES } from "../../src/profile/ownership.ts";
import { anyOrigin, asEntities, randomGroup } from "../profile/random-group.ts";
import { ROOT } from "../support/root.ts";
import { reader, rulebook } from "../support/rulebook.ts";
import { DAY, readings, take } from "./statements.ts";

const SEED = 20_261_122;
/** How many of each kind; the longer proof asks for more. */
const RUNS = Number.parseInt(process.env.ZHUNRU_OWNERSHIPS ?? "100", 10);
const { vocabulary } = rulebook;

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat("date", isRealDay);
ajv.addFormat("date-time", true);
ajv.addFormat("uri", URL.canParse);
for (const name of ["components", "entity-record", "person-record", "relationship-record"])
  ajv.addSchema(schema(name));
const isOfStandard = ajv.compile(schema("statement"));

/** The standard's own schema; `urn:entity` is no whole URN, which the validator insists on. */
function schema(name: string): object {
  const text = readFileSync(`${ROOT}tests/ownership-file/schema/${name}.json`, "utf8");
  return JSON.parse(text.replace(/"urn:(\w+)/g, '"https://schema.example/$1'));
}

function written(profile: Profile): string {
  const text = writeOwnershipFile(profile, DAY, vocabulary.relations);
  if (text === null) throw new Error("the profile gives no ownership");
  expect(isOfStandard(JSON.parse(text)), JSON.stringify(isOfStandard.errors)).toBe(true);
  return text;
}

/** A profile with the ownership that was written, and with nothing else of it. */
function readBack(text: string): Profile {
  const blank: Profile = new Map();
  return takeOwnership(blank, readOwnershipFile(text, DAY, soughtBy(blank, "company")), vocabulary).profile;
}

/** Both readings by source, exactly. */
function bySource(profile: Profile): object {
  const ownership = ownershipOf(profile);
  if (ownership?.through == null) throw new Error("the profile gives no ownership");
  const told = (sums: typeof ownership.direct): string[] =>
    SOURCES.flatMap((source) => {
      const share = sums.get(source);
      return share === undefined || share.n === 0n ? [] : [`${source} ${formatRational(fromScaled(share))}`];
    });
  return { direct: told(ownership.direct), lookThrough: told(ownership.lookThrough) };
}

const samples = readdirSync(`${ROOT}seeds/profiles`).map((name) => {
  const text = readFileSync(`${ROOT}seeds/profiles/${name}`, "utf8");
  return { name, profile: reader.fromText(text) };
});

describe("what is written and read again", () => {
  it.each(samples)("the sample $name", ({ profile }) => {
    const text = writeOwnershipFile(profile, DAY, vocabulary.relations);
    if (ownershipOf(profile) === null) {
      const given = profile.get("foreignShare") ?? profile.get("chineseShare");
      if (given?.kind !== "share") return expect(text).toBeNull();
      const foreign = profile.get("foreignShare");
      const value = foreign?.kind === "share" ? foreign.value : rational(100n).sub(given.value);
      const share = formatRational(value);
      return expect(readings(readBack(written(profile)))).toBe(`${share}…${share} | ${share}…${share}`);
    }
    return expect(bySource(readBack(written(profile)))).toEqual(bySource(profile));
  });

  it(`${RUNS} random groups with loops (seed ${SEED})`, () => {
    fc.assert(
      fc.property(randomGroup, (group) => {
        const profile = reader.fromText(JSON.stringify({ entities: asEntities(group) }));
        expect(bySource(readBack(written(profile)))).toEqual(bySource(profile));
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });

  it(`${RUNS} random tables of three levels, with thirds and a rest (seed ${SEED})`, () => {
    fc.assert(
      fc.property(table(2), (investors) => {
        const profile = reader.fromText(JSON.stringify({ investors }));
        const text = written(profile);
        const again = readBack(text);
        expect(bySource(again)).toEqual(bySource(profile));
        expect(bySource(readBack(written(again)))).toEqual(bySource(profile));
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });

  it(`${RUNS} random tables with ranges, thirds among their ends (seed ${SEED})`, () => {
    fc.assert(
      fc.property(rangedTable, (investors) => {
        const profile = reader.fromText(JSON.stringify({ investors }));
        const again = readBack(written(profile));
        expect(foreignOf(again)).toEqual(foreignOf(profile));
        expect(foreignOf(readBack(written(again)))).toEqual(foreignOf(profile));
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });

  it("names, identifiers and the company's own", () => {
    const investors = [
      { name: "甲（虚构）", lei: "5493001KJTIIGC8Y1R12", origin: "overseas-chinese", share: "1/3" },
      { name: "乙（虚构）", unifiedSocialCreditCode: "91440101MA59ABCD1X", origin: "mainland", share: "2/3" },
    ];
    const given = { name: "丙（虚构）", unifiedSocialCreditCode: "91440101MA59ABCD2Y", investors };
    const again = readBack(written(reader.fromText(JSON.stringify(given))));
    expect(again.get("name")).toMatchObject({ text: "丙（虚构）" });
    expect(again.get("unifiedSocialCreditCode")).toMatchObject({ text: "91440101MA59ABCD2Y" });
    const entities = again.get("entities");
    if (entities?.kind !== "entities") throw new Error("no entities");
    expect(
      entities.entities.map(({ name, identifiers, origin }) => ({ name, ...identifiers, origin })),
    ).toEqual([
      { name: null, origin: undefined },
      { name: "甲（虚构）", lei: "5493001KJTIIGC8Y1R12", origin: "overseas-chinese" },
      { name: "乙（虚构）", unifiedSocialCreditCode: "91440101MA59ABCD1X", origin: "mainland" },
    ]);
  });

  it("gives nothing for a profile without owners", () => {
    expect(writeOwnershipFile(new Map(), DAY, vocabulary.relations)).toBeNull();
  });
});

/** The foreign share in both readings, with whether each end counts. */
function foreignOf(profile: Profile): string[] {
  const ownership = ownershipOf(profile);
  if (ownership === null) throw new Error("the profile gives no ownership");
  const { direct, lookThrough } = ownership.foreign;
  return [direct, lookThrough].map(sayBounds);
}

/** A level of one holder with two of its own, with ranges around shares that add up to 100. */
const rangedTable = fc
  .record({
    part: fc.integer({ min: 1, max: 8 }),
    below: fc.integer({ min: 0, max: 4 }),
    above: fc.integer({ min: 0, max: 4 }),
    isBelowOut: fc.boolean(),
    isAboveOut: fc.boolean(),
    origins: fc.tuple(anyOrigin, anyOrigin, anyOrigin),
    hasRest: fc.boolean(),
  })
  .map(({ part, below, above, isBelowOut, isAboveOut, origins, hasRest }) => {
    const ninths = (count: number): string => writeShare(rational(BigInt(count) * 100n, 9n));
    const low = Math.max(0, part - below);
    const high = Math.min(9, part + above);
    const share =
      low < high
        ? {
            [isBelowOut ? "moreThan" : "atLeast"]: ninths(low),
            [isAboveOut ? "lessThan" : "atMost"]: ninths(high),
          }
        : ninths(part);
    const level = [
      { name: "first", origin: origins[0], share },
      hasRest
        ? { rest: origins[1] ?? null }
        : { name: "second", origin: origins[1], share: { atMost: "100" } },
    ];
    return [
      { name: "holding", origin: origins[2], share: ninths(9 - part), holders: level },
      { name: "own", origin: origins[2], share: { atLeast: "0", lessThan: "100" } },
      { rest: origins[0] ?? null },
    ];
  });

/** A level of holders whose shares are parts of a whole, some with holders of their own. */
function table(levels: number): fc.Arbitrary<object[]> {
  const holder = fc.record({
    weight: fc.integer({ min: 1, max: 9 }),
    origin: anyOrigin,
    isRest: fc.boolean(),
    holders: levels === 0 ? fc.constant(null) : fc.option(fc.nat(), { nil: null }),
  });
  const above = levels === 0 ? fc.constant([]) : table(levels - 1);
  return fc.tuple(fc.array(holder, { minLength: 1, maxLength: 4 }), above).map(([holders, next]) => {
    const whole = holders.reduce((sum, { weight }) => sum + weight, 0);
    return holders.map(({ weight, origin, isRest, holders: hasOwn }, index) => {
      if (isRest && index === holders.length - 1) return { rest: origin ?? null };
      return {
        name: `holder ${index}`,
        ...(origin === undefined ? {} : { origin }),
        share: writeShare(rational(BigInt(weight) * 100n, BigInt(whole))),
        ...(hasOwn === null || next.length === 0 ? {} : { holders: next }),
      };
    });
  });
}

describe("the fixtures published for the standard", () => {
  const FOLDER = `${ROOT}tests/ownership-file/fixtures/`;
  const fixture = (name: string): string => readFileSync(`${FOLDER}${name}.json`, "utf8");
  const day = "2026-06-30";

  it.each([
    ["01-direct-ownership", "75…100 | 75…100"],
    ["11-anonymous-person", "0…100 | 0…100"],
  ])("%s is read, and written and read again comes to the same", (name, expected) => {
    const { profile, readings: read } = take(fixture(name), { day });
    expect(read).toBe(expected);
    expect(bySource(readBack(written(profile)))).toEqual(bySource(profile));
  });

  it("10-circular-ownership is refused, since nobody outside holds either", () => {
    for (const company of ["rec-alpha-corp", "rec-beta-corp"]) {
      expect(() => take(fixture("10-circular-ownership"), { day, company })).toThrow(
        /^f10-e\S+: nobody outside the loop holds any of it/,
      );
    }
    expect(() => take(fixture("10-circular-ownership"), { day })).toThrow(/rec-alpha-corp.*rec-beta-corp/);
  });
});
