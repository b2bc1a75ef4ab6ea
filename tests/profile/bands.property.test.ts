import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/input/problem.ts";
import type { Interval } from "../../src/exact/interval.ts";
import { ownershipOf } from "../../src/profile/ownership.ts";
import { reader } from "../support/rulebook.ts";
import { extremes, type ModelBand, type ModelBandedGroup } from "./by-corners.ts";

const SEED = 20_261_122;

const end = fc.integer({ min: 0, max: 20 }).map((step) => step * 5);
const band: fc.Arbitrary<ModelBand> = fc
  .tuple(end, end, fc.boolean(), fc.boolean())
  .map(([one, other, isLowOpen, isHighOpen]) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return low === high ? { low, high, isLowOpen: false, isHighOpen: false } : { low, high, isLowOpen, isHighOpen };
  });

const ORIGINS = ["mainland", "foreign", "hong-kong"] as const;

/** A company and up to two more that are held by one another and by two or three ends. */
const group: fc.Arbitrary<ModelBandedGroup> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.constantFrom(...ORIGINS), { minLength: 2, maxLength: 3 }))
  .chain(([companies, origins]) =>
    fc.record({
      companies: fc.constant(companies),
      origins: fc.constant(origins),
      stakes: fc.tuple(
        ...Array.from({ length: companies }, (_, held) =>
          fc
            .uniqueArray(fc.integer({ min: 0, max: companies + origins.length - 1 }), {
              minLength: held === 0 ? 2 : 1,
              maxLength: 3,
            })
            .chain((holders) => fc.tuple(...holders.map((holder) => band.map((of) => ({ holder, band: of }))))),
        ),
      ),
    }),
  );

/** The group as entities of a profile; company 0 is the company itself. */
function asEntities({ companies, origins, stakes }: ModelBandedGroup): object[] {
  const idOf = (owner: number): string => (owner === 0 ? "company" : `e${owner}`);
  return Array.from({ length: companies + origins.length }, (_, owner) => ({
    id: idOf(owner),
    ...(owner < companies ? {} : { origin: origins[owner - companies] }),
    holds: stakes.flatMap((level, held) =>
      level
        .filter(({ holder }) => holder === owner)
        .map(({ band: of }) => ({ entity: idOf(held), share: written(of) })),
    ),
  }));
}

function written({ low, high, isLowOpen, isHighOpen }: ModelBand): object {
  return {
    [isLowOpen ? "moreThan" : "atLeast"]: String(low),
    [isHighOpen ? "lessThan" : "atMost"]: String(high),
  };
}

function shown({ low, high, isLowOpen = false, isHighOpen = false }: Interval): string {
  return `${isLowOpen ? "(" : "["}${low.toFraction()}, ${high.toFraction()}${isHighOpen ? ")" : "]"}`;
}

describe("the look-through over all ways to fill random bands", () => {
  it("has the ends that an enumeration of all corners finds, closed just where they are reached", () => {
    let compared = 0;
    let open = 0;
    fc.assert(
      fc.property(group, (model) => {
        const expected = extremes(model);
        fc.pre(expected !== null);
        let foreign: Interval | undefined;
        try {
          const profile = reader.fromText(JSON.stringify({ entities: asEntities(model) }));
          foreign = ownershipOf(profile)?.foreign.lookThrough;
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          throw new Error(`${error.message} — but the corners give ${JSON.stringify(expected)}`);
        }
        compared += 1;
        if (foreign?.isLowOpen || foreign?.isHighOpen) open += 1;
        expect(foreign === undefined ? null : shown(foreign)).toBe(expected);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
    expect(compared).toBe(2_000);
    expect(open).toBeGreaterThan(200);
  }, 120_000);
});

describe("direct holders", () => {
  it("have together what the level leaves to them", () => {
    const investors = [
      { name: "Pearl", origin: "mainland", share: { moreThan: "50", atMost: "75" } },
      { name: "Albion", origin: "foreign", share: { atLeast: "20", lessThan: "60" } },
      { name: "Jade", origin: "hong-kong", share: "5" },
    ];
    const found = ownershipOf(reader.fromText(JSON.stringify({ investors })));
    if (found === null) throw new Error("there are holders");
    expect(shown(found.foreign.direct)).toBe("[25, 50)");
    expect(new Fraction(50).equals(found.foreign.direct.high)).toBe(true);
  });
});
