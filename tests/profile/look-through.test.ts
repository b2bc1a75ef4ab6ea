import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { formatRational } from "../../src/exact/rational.ts";
import { fromScaled, NONE } from "../../src/exact/scaled.ts";
import { writeShare } from "../../src/profile/fractions.ts";
import { type ExactOwnership, ownershipOf, SOURCES } from "../../src/profile/ownership.ts";
import { reader } from "../support/rulebook.ts";
import { anyOrigin, asEntities, byTakingOut, type ModelGroup, randomGroup } from "./random-group.ts";

const SEED = 20_260_522;

function ownership(profile: object): ExactOwnership {
  const found = ownershipOf(reader.fromText(JSON.stringify(profile)));
  if (found?.through == null) throw new Error("the profile says nothing of who owns the company");
  return found;
}

function sumBySource(sums: ExactOwnership["direct"]): Fraction {
  return SOURCES.reduce((sum, source) => sum.add(fromScaled(sums.get(source) ?? NONE)), new Fraction(0));
}

function readings({ foreign }: ExactOwnership): string[] {
  const { direct, lookThrough } = foreign;
  return [direct.low, direct.high, lookThrough.low, lookThrough.high].map(formatRational);
}

interface Layer {
  readonly name?: string;
  readonly origin?: string;
  readonly share?: string;
  holders?: object[];
}

describe("the look-through of random groups with loops", () => {
  it("is what taking entities out one by one comes to, for every end holder", () => {
    fc.assert(
      fc.property(randomGroup, (group) => {
        const { graph, through } = ownership({ entities: asEntities(group) });
        for (const [end, part] of byTakingOut(group)) {
          const owner = graph.owners.findIndex(({ name }) => name === `e${end}`);
          expect(formatRational(fromScaled(through.shares[owner] ?? NONE))).toBe(
            formatRational(part.mul(100)),
          );
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("adds up to exactly 100 over all origins, in both readings", () => {
    fc.assert(
      fc.property(randomGroup, (group) => {
        const { direct, lookThrough } = ownership({ entities: asEntities(group) });
        expect(formatRational(sumBySource(direct))).toBe("100");
        expect(formatRational(sumBySource(lookThrough))).toBe("100");
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("does not change when entities and holdings are given in another order", () => {
    const shuffled = randomGroup.chain((group) =>
      fc.tuple(
        fc.constant(group),
        fc.shuffledSubarray([...group.stakes], { minLength: group.stakes.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([group, stakes]) => {
        const other: ModelGroup = { ...group, stakes };
        expect(readings(ownership({ entities: asEntities(other).reverse() }))).toEqual(
          readings(ownership({ entities: asEntities(group) })),
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

const flatTable = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), origin: anyOrigin }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) => {
    const whole = rows.reduce((sum, { weight }) => sum + weight, 0);
    return rows.map(({ weight, origin }, index) => ({
      name: `holder ${index}`,
      ...(origin === undefined ? {} : { origin }),
      share: writeShare(new Fraction(weight * 100, whole)),
    }));
  });

describe("a table of holders", () => {
  it("has one reading where it is flat", () => {
    fc.assert(
      fc.property(flatTable, (investors) => {
        const { foreign } = ownership({ investors });
        expect(foreign.direct).toEqual(foreign.lookThrough);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("does not change when it is reordered, or when a holder is given in two parts", () => {
    fc.assert(
      fc.property(flatTable, fc.boolean(), (investors, hasHolders) => {
        const above = [
          { name: "above", origin: "foreign", share: "1/3" },
          { name: "beside", origin: "mainland", share: "2/3" },
        ];
        const [first, ...others] = investors.map((holder) =>
          hasHolders ? { ...holder, holders: above } : holder,
        );
        const [part = "0", whole = "100"] = first?.share.split("/") ?? [];
        const half = writeShare(new Fraction(part).mul(50).div(whole));
        const split = [...others, { ...first, share: half }, { ...first, share: half }].reverse();
        expect(readings(ownership({ investors: split }))).toEqual(
          readings(ownership({ investors: [first, ...others] })),
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("agrees with the same group given as a graph", () => {
    const investors = [
      {
        name: "X",
        origin: "mainland",
        share: 50,
        holders: [
          { name: "B", origin: "foreign", share: 60 },
          { name: "C", origin: "mainland", share: 40 },
        ],
      },
      { name: "B", origin: "foreign", share: 50 },
    ];
    const entities = [
      { id: "x", origin: "mainland", holds: [{ entity: "company", share: 50 }] },
      {
        id: "b",
        origin: "foreign",
        holds: [
          { entity: "x", share: 60 },
          { entity: "company", share: 50 },
        ],
      },
      { id: "c", origin: "mainland", holds: [{ entity: "x", share: 40 }] },
    ];
    expect(readings(ownership({ investors }))).toEqual(["50", "50", "80", "80"]);
    expect(readings(ownership({ entities }))).toEqual(["50", "50", "80", "80"]);
  });
});

describe("large tables", () => {
  it("are read to a depth of 1,000 without a stack overflow", () => {
    const deep: Layer = {};
    let level = deep;
    for (let depth = 0; depth < 1_000; depth += 1) {
      const next: Layer = { name: `layer ${depth}`, origin: "mainland", share: "99.9999" };
      level.holders = [next, { name: `outsider ${depth}`, origin: "foreign", share: "0.0001" }];
      level = next;
    }
    const { foreign, lookThrough } = ownership({ investors: deep.holders });
    expect(formatRational(foreign.direct.low)).toBe("0.0001");
    const mainland = new Fraction("0.999999").pow(new Fraction(1_000))?.mul(100) ?? new Fraction(0);
    expect(foreign.lookThrough.low.equals(new Fraction(100).sub(mainland))).toBe(true);
    expect(formatRational(sumBySource(lookThrough))).toBe("100");
  });

  it("solve a loop of 50 entities", () => {
    const entities = Array.from({ length: 50 }, (_, index) => ({
      id: `e${index}`,
      origin: "mainland",
      holds: [
        { entity: `e${(index + 1) % 50}`, share: 50 },
        ...(index === 0 ? [{ entity: "company", share: 100 }] : []),
      ],
    }));
    const outside = {
      id: "outside",
      origin: "foreign",
      holds: entities.map(({ id }) => ({ entity: id, share: 50 })),
    };
    expect(readings(ownership({ entities: [...entities, outside] }))).toEqual(["0", "0", "100", "100"]);
  });
});
