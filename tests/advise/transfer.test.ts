import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transferTowards } from "../../src/advise/transfer.ts";
import { HUNDRED, parseFractionText, rational } from "../../src/exact/rational.ts";
import type { Holder } from "../../src/profile/answer.ts";
import { type Readings, workOut } from "../../src/profile/ownership.ts";
import { graphOfHolders, type Owner, type OwnershipGraph } from "../../src/profile/ownership-graph.ts";
import { afterTransfer } from "../proof/changes/applied.ts";
import { exactly } from "../support/exact-share.ts";
import { advisedFinding } from "../support/frozen.ts";

function holder(
  name: string,
  origin: Holder["origin"],
  share: number,
  holders: Holder[] | null = null,
): Holder {
  return { name, identifiers: {}, origin, share: rational(BigInt(share)), holders };
}

function foreignReadings(holders: readonly Holder[]): Readings {
  return workOut(graphOfHolders(holders)).foreign;
}

describe("transfers in a cap table", () => {
  test("seven points from the Hong Kong holder to mainland holders", async () => {
    const { changes } = await advisedFinding("jw-2022-1/1", {
      city: "jingwan",
      activities: ["star-survey"],
      investors: [
        { name: "A", origin: "mainland", share: "60" },
        { name: "B", origin: "hong-kong", share: "40" },
      ],
      legalRepresentativeNationality: "CN",
    });
    expect(changes).toEqual([
      [
        {
          fact: "chineseShare",
          from: "60",
          to: "67",
          transfer: { points: "7", from: [{ name: "B", origin: "hong-kong", points: "7" }], to: "mainland" },
        },
      ],
    ]);
  });

  test("where the readings differ there is no single number to change from", async () => {
    const { changes } = await advisedFinding("jw-2022-1/1", {
      city: "jingwan",
      activities: ["star-survey"],
      investors: [
        {
          name: "A",
          origin: "mainland",
          share: "50",
          holders: [{ name: "C", origin: "foreign", share: "100" }],
        },
        { name: "B", origin: "hong-kong", share: "50" },
      ],
      legalRepresentativeNationality: "CN",
    });
    expect(changes[0]?.[0]).toMatchObject({
      from: null,
      to: "67",
      readings: { direct: "50", lookThrough: "0" },
      transfer: {
        points: "67",
        from: [
          { name: "B", points: "17" },
          { name: "A", points: "50" },
        ],
      },
    });
  });

  test("an origin that is not known leaves nobody to take from", () => {
    expect(
      transferTowards(
        graphOfHolders([holder("A", undefined, 60), holder("B", "foreign", 40)]),
        rational(33n),
      ),
    ).toBeNull();
  });

  test("the sum stays 100, and no reading stays beyond the share aimed at", () => {
    const origin = fc.constantFrom<Holder["origin"]>("mainland", "hong-kong", "foreign");
    const level = (deeper: fc.Arbitrary<Holder[] | null>): fc.Arbitrary<Holder[]> =>
      fc
        .tuple(fc.integer({ min: 1, max: 99 }), origin, origin, deeper, deeper)
        .map(([share, one, other, above, others]) => [
          holder("A", one, share, above),
          holder("B", other, 100 - share, others),
        ]);
    const table = level(fc.option(level(fc.constant(null))));
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 100 }), (holders, aim) => {
        const foreign = rational(BigInt(aim));
        const before = foreignReadings(holders);
        const transfer = transferTowards(graphOfHolders(holders), foreign);
        if (transfer === null) return;
        const after = afterTransfer(holders, transfer);
        const sum = after.reduce((total, { share }) => total.add(exactly(share)), rational(0n));
        expect(sum.equals(HUNDRED)).toBe(true);
        expect(after.every(({ share }) => exactly(share).gt(0))).toBe(true);
        const { direct, lookThrough } = foreignReadings(after);
        const isLess = transfer.to === "mainland";
        for (const reading of [direct.low, lookThrough.low]) {
          expect(isLess ? reading.lte(foreign) : reading.gte(foreign)).toBe(true);
        }
        expect([direct.low, lookThrough.low].some((reading) => reading.equals(foreign))).toBe(true);
        expect(isLess ? before.direct.low.gte(foreign) : before.direct.low.lte(foreign)).toBe(true);
      }),
      { seed: 20260703, numRuns: 500 },
    );
  });
});

/** A graph after a transfer: the holders told have so much less, and one new holder has it. */
function graphAfter(graph: OwnershipGraph, transfer: NonNullable<ReturnType<typeof transferTowards>>) {
  const [company, ...others] = graph.owners;
  const left = new Map(transfer.from.map(({ name, points }) => [name, points]));
  const stakes = (company?.heldBy ?? []).map(({ holder, share }) => {
    const taken = parseFractionText(left.get(graph.owners[holder]?.name ?? "") ?? "0");
    if (taken === null) throw new Error("no number");
    return { holder, share: exactly(share).sub(taken) };
  });
  const points = parseFractionText(transfer.points);
  if (company === undefined || points === null) throw new Error("no company");
  const added: Owner = { ...ownerOf("new", transfer.to), heldBy: null };
  const own = { ...company, heldBy: [...stakes, { holder: graph.owners.length, share: points }] };
  return { ...graph, owners: [own, ...others, added] };
}

function ownerOf(name: string, origin: Owner["origin"]): Owner {
  return { name, identifiers: {}, origin, isRest: false, heldBy: null };
}

describe("transfers in a group", () => {
  const group = (companyHolds: object[] = []) => ({
    city: "jingwan",
    activities: ["star-survey"],
    legalRepresentativeNationality: "CN",
    entities: [
      { id: "company", holds: companyHolds },
      {
        id: "A",
        origin: "hong-kong",
        holds: [
          { entity: "company", share: "40" },
          { entity: "B", share: "50" },
        ],
      },
      { id: "B", origin: "mainland", holds: [{ entity: "company", share: "60" }] },
      {
        id: "C",
        origin: "mainland",
        holds: [{ entity: "B", share: companyHolds.length === 0 ? "50" : "40" }],
      },
    ],
  });

  test("from the direct holder first, then from whom its owners hold through", async () => {
    const { changes } = await advisedFinding("jw-2022-1/1", group());
    expect(changes[0]?.[0]).toMatchObject({
      to: "67",
      readings: { direct: "60", lookThrough: "30" },
      transfer: {
        points: "67",
        from: [
          { name: "A", origin: "hong-kong", points: "7" },
          { name: "B", origin: "mainland", points: "60" },
        ],
        to: "mainland",
      },
    });
  });

  test("is not told where the company holds a part of its own holder", async () => {
    const { changes } = await advisedFinding("jw-2022-1/1", group([{ entity: "B", share: "10" }]));
    expect(changes[0]?.[0]).toMatchObject({ to: "67" });
    expect(changes[0]?.[0]).not.toHaveProperty("transfer");
  });

  test("in graphs with cross-holdings and loops, no reading stays beyond the share aimed at", () => {
    const origin = fc.constantFrom<Owner["origin"]>("mainland", "hong-kong", "foreign");
    const member = fc.record({
      origin,
      held: fc.option(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 })),
      end: origin,
    });
    let told = 0;
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 98 }),
        fc.integer({ min: 0, max: 100 }),
        (members, first, aim) => {
          const heldBy = ({ held }: (typeof members)[number], index: number): Owner["heldBy"] =>
            held === null
              ? null
              : [
                  ...[...new Set(held)]
                    .filter((other) => other !== index)
                    .map((other) => ({ holder: other + 1, share: rational(20n) })),
                  {
                    holder: index + 5,
                    share: rational(BigInt(100 - 20 * new Set(held.filter((other) => other !== index)).size)),
                  },
                ];
          const company: Owner = {
            ...ownerOf("company", undefined),
            heldBy: [
              { holder: 1, share: rational(BigInt(first)) },
              { holder: 2, share: rational(BigInt(99 - first)) },
              { holder: 3, share: rational(1n) },
            ],
          };
          const middle = members.map((own, index) => ({
            ...ownerOf(`m${index}`, own.origin),
            heldBy: heldBy(own, index),
          }));
          const ends = members.map(({ end }, index) => ownerOf(`e${index}`, end));
          const graph: OwnershipGraph = {
            form: "entities",
            owners: [company, ...middle, ...ends],
            oddities: [],
          };
          const foreign = rational(BigInt(aim));
          const transfer = transferTowards(graph, foreign);
          if (transfer === null) return;
          told += 1;
          const { direct, lookThrough } = workOut(graphAfter(graph, transfer)).foreign;
          const isLess = transfer.to === "mainland";
          for (const reading of [direct.low, lookThrough.low]) {
            expect(isLess ? reading.lte(foreign) : reading.gte(foreign)).toBe(true);
          }
          expect([direct.low, lookThrough.low].some((reading) => reading.equals(foreign))).toBe(true);
        },
      ),
      { seed: 20261122, numRuns: 1_000 },
    );
    expect(told).toBeGreaterThan(300);
  });
});
