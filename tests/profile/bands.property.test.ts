import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { compileRulebook } from "../../src/evaluate/compiled/compile.ts";
import type { Interval } from "../../src/exact/interval.ts";
import { InputError } from "../../src/input/problem.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { ownershipOf } from "../../src/profile/ownership.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";
import { extremes, type ModelBand, type ModelBandedGroup } from "./by-corners.ts";

const SEED = 20_261_122;

const end = fc.integer({ min: 0, max: 20 }).map((step) => step * 5);
const band: fc.Arbitrary<ModelBand> = fc
  .tuple(end, end, fc.boolean(), fc.boolean())
  .map(([one, other, isLowOpen, isHighOpen]) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return low === high
      ? { low, high, isLowOpen: false, isHighOpen: false }
      : { low, high, isLowOpen, isHighOpen };
  });

const ORIGINS = ["mainland", "foreign", "hong-kong"] as const;

/** A company and up to two more that are held by one another and by two or three ends. */
const group: fc.Arbitrary<ModelBandedGroup> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.constantFrom(...ORIGINS), { minLength: 2, maxLength: 3 }),
  )
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
            .chain((holders) =>
              fc.tuple(...holders.map((holder) => band.map((of) => ({ holder, band: of })))),
            ),
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

/** Companies with ranges of shares or of an amount, each with a narrower one inside. */
const narrowed: fc.Arbitrary<readonly [object, object]> = fc
  .tuple(
    fc.array(fc.tuple(band, fc.constantFrom(...ORIGINS)), { minLength: 2, maxLength: 4 }),
    band,
    band,
    fc.constantFrom("social-survey", "domestic-internet-vpn", "investment-company"),
    fc.constantFrom("investors", "foreignShare", "chineseShare"),
    fc.infiniteStream(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())),
  )
  .map(([holders, share, assets, activity, given, choices]) => {
    const narrower = (of: ModelBand): ModelBand => {
      const [isLowMoved, isHighMoved, isLowOpen, isHighOpen] = choices.next().value;
      const low = isLowMoved && of.low + 5 < of.high ? of.low + 5 : of.low;
      const high = isHighMoved && of.high - 5 > low ? of.high - 5 : of.high;
      const isPoint = low === high;
      return {
        low,
        high,
        isLowOpen: !isPoint && (low > of.low ? isLowOpen : of.isLowOpen || isLowOpen),
        isHighOpen: !isPoint && (high < of.high ? isHighOpen : of.isHighOpen || isHighOpen),
      };
    };
    const profileOf = (change: (of: ModelBand) => ModelBand): object => ({
      city: "guangzhou",
      activities: [activity],
      legalRepresentativeNationality: "CN",
      servesOnlyLocalForeignInvestedEnterprises: true,
      legalForm: "joint-venture",
      investorTotalAssets: { ...inMillions(change(assets)), currency: "USD" },
      [given]:
        given === "investors"
          ? holders.map(([of, origin], place) => ({ name: `h${place}`, origin, share: written(change(of)) }))
          : written(change(share)),
    });
    return [profileOf((of) => of), profileOf(narrower)] as const;
  });

/** From 0 to 400 million, in steps of 20. */
function inMillions({ low, high, isLowOpen, isHighOpen }: ModelBand): object {
  return written({ low: low * 4_000_000, high: high * 4_000_000, isLowOpen, isHighOpen });
}

function tryToRead(profile: object): Profile | null {
  try {
    return reader.fromText(JSON.stringify(profile));
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

describe("narrowing a range", () => {
  it("never overturns a decided outcome", () => {
    const compiled = compileRulebook(rulebook);
    const outcomesOf = (profile: Profile): string[] => {
      const { facts, statuses } = evaluator.situation(profile, IN_FORCE);
      return compiled.outcomes(compiled.encode(facts, statuses.statusOf));
    };
    let decided = 0;
    let settled = 0;
    fc.assert(
      fc.property(narrowed, ([wide, narrow]) => {
        const [before, after] = [tryToRead(wide), tryToRead(narrow)];
        fc.pre(before !== null && after !== null);
        if (before === null || after === null) return;
        const outcomes = outcomesOf(after);
        outcomesOf(before).forEach((outcome, rule) => {
          if (outcome === "undetermined") {
            if (outcomes[rule] !== "undetermined") settled += 1;
            return;
          }
          decided += 1;
          expect(outcomes[rule], rulebook.rules[rule]?.id).toBe(outcome);
        });
      }),
      { seed: SEED, numRuns: 2_000 },
    );
    expect(decided).toBeGreaterThan(1_000);
    expect(settled).toBeGreaterThan(100);
  }, 60_000);

  it("has the same verdicts by the compiled rules as by the evaluator", async () => {
    const compiled = compileRulebook(rulebook);
    await fc.assert(
      fc.asyncProperty(narrowed, async ([wide]) => {
        const profile = tryToRead(wide);
        fc.pre(profile !== null);
        if (profile === null) return;
        const found = await evaluator.findings(profile, IN_FORCE);
        const { facts, statuses } = evaluator.situation(profile, IN_FORCE);
        expect(compiled.outcomes(compiled.encode(facts, statuses.statusOf))).toEqual(
          found.map(({ outcome }) => outcome),
        );
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
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
