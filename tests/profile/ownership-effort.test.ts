import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromScaled, NONE } from "../../src/exact/scaled.ts";
import { InputError, type Problem } from "../../src/input/problem.ts";
import { effortOf } from "../../src/profile/ownership-effort.ts";
import { ownershipOf } from "../../src/profile/ownership.ts";
import { largeRealGroup, layeredGroup, loopGroup } from "../support/intricate-groups.ts";
import { reader } from "../support/rulebook.ts";
import { asEntities, randomGroup } from "./random-group.ts";

const SEED = 20_261_121;

function problemsOf(profile: object): readonly Problem[] {
  try {
    reader.fromText(JSON.stringify(profile));
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}

/** Forty digits each, no two alike. */
const long = (held: number, place: number): string => `1/${10n ** 40n + BigInt(held * 16 + place) * 2n + 1n}`;

describe("an ownership that would take too much", () => {
  it.each([
    ["a loop of 50 companies with 10 holders each", loopGroup(50, 10)],
    ["a loop of 16 companies with 10 holders each and long fractions", loopGroup(16, 10, long)],
    ["60 layers of 5 companies without a loop", layeredGroup(60, 5)],
  ])("is refused before it is worked out: %s", (_name, group) => {
    const [problem, ...others] = problemsOf(group);
    expect(others).toEqual([]);
    expect([problem?.code, problem?.path]).toEqual(["ownership-too-intricate", ["entities"]]);
    expect(problem?.expected.en).toContain("decimals of at most 6 places");
    expect(problem?.expected["zh-CN"]).toContain("至多6位小数");
  });

  it("names the companies whose holders weigh most", () => {
    const [problem] = problemsOf(loopGroup(16, 10, (held, place) => (held < 2 ? "1/30" : long(held, place))));
    expect(problem?.found.split(", ")).toHaveLength(3);
    const table = [
      { name: "plain", share: "50", origin: "mainland", holders: [{ rest: "mainland" }] },
      {
        name: "intricate",
        share: "50",
        holders: [
          ...Array.from({ length: 60 }, (_, place) => ({
            name: `holder ${place}`,
            share: "1/97",
            holders: [
              ...Array.from({ length: 6 }, (_holder, above) => ({
                name: `above ${above}`,
                share: long(place, above),
              })),
              { rest: "foreign" },
            ],
          })),
          { rest: "foreign" },
        ],
      },
    ];
    const [inTable] = problemsOf({ investors: table });
    expect([inTable?.code, inTable?.path]).toEqual(["ownership-too-intricate", ["investors"]]);
    expect(inTable?.found).toMatch(/^holder \d+, holder \d+, holder \d+$/);
  });
});

describe("the groups that there are", () => {
  it.each([3, 5, 10])("of 1,000 companies with six decimals and ten loops of %i stay", (loopSize) => {
    const group = largeRealGroup(1_000, loopSize);
    expect(group.entities).toHaveLength(1_001);
    expect(problemsOf(group)).toEqual([]);
  });

  it("with a loop of 50, thirds and sevenths stay", () => {
    expect(problemsOf(loopGroup(50, 1, (held) => (held % 2 === 0 ? "1/3" : "2/7")))).toEqual([]);
    expect(problemsOf(loopGroup(40, 1))).toEqual([]);
  });
});

describe("the reckoned length of a denominator", () => {
  it("is never less than the length that comes out", () => {
    fc.assert(
      fc.property(randomGroup, (group) => {
        const ownership = ownershipOf(reader.fromText(JSON.stringify({ entities: asEntities(group) })));
        if (ownership === null) throw new Error("the group has no ownership");
        const { denominators } = effortOf(ownership.graph);
        ownership.through.shares.forEach((share, owner) => {
          const bits = fromScaled(share ?? NONE).d.toString(2).length - 1;
          expect(bits).toBeLessThanOrEqual((denominators[owner] ?? 0) + 1);
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
