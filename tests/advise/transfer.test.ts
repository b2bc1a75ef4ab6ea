import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transferTowards } from "../../src/advise/transfer.ts";
import { HUNDRED, rational } from "../../src/exact/rational.ts";
import type { Holder } from "../../src/profile/answer.ts";
import { foreignReadings } from "../../src/profile/ownership.ts";
import { afterTransfer } from "../proof/changes/applied.ts";
import { exactly } from "../support/exact-share.ts";
import { advisedFinding } from "./support.ts";

function holder(
  name: string,
  origin: Holder["origin"],
  share: number,
  holders: Holder[] | null = null,
): Holder {
  return { name, identifiers: {}, origin, share: rational(BigInt(share)), holders };
}

describe("transfers in a cap table", () => {
  test("seven points from the Hong Kong holder to mainland holders", async () => {
    const { changes } = await advisedFinding("gz-2022-212/1-12", {
      city: "guangzhou",
      activities: ["social-survey"],
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
    const { changes } = await advisedFinding("gz-2022-212/1-12", {
      city: "guangzhou",
      activities: ["social-survey"],
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
      transferTowards([holder("A", undefined, 60), holder("B", "foreign", 40)], rational(33n)),
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
        const transfer = transferTowards(holders, foreign);
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
