import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromScaled, NONE } from "../../src/exact/scaled.ts";
import { InputError, type Problem } from "../../src/input/problem.ts";
import { ownershipOf } from "../../src/profile/ownership.ts";
import { effortOf } from "../../src/profile/ownership-effort.ts";
import {
  largeRealGroup,
  layeredGroup,
  layeredTable,
  longShare,
  loopGroup,
} from "../support/intricate-groups.ts";
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

describe("an ownership that would take too much", () => {
  it.each([
    ["a loop of 50 companies with 10 holders each", loopGroup(50, 10)],
    ["60 layers of 5 companies without a loop", layeredGroup(60, 5)],
    ["a table of 60 layers with 20 holders each", layeredTable(60, 20)],
  ])("is refused before it is worked out: %s", (_name, group) => {
    const [problem, ...others] = problemsOf(group);
    expect(others).toEqual([]);
    expect([problem?.code, problem?.path]).toEqual(["ownership-too-intricate", Object.keys(group)]);
    expect(problem?.expected.en).toContain("decimals of at most 6 places");
    expect(problem?.expected["zh-CN"]).toContain("至多6位小数");
  });

  it("is refused with fractions of 41 digits too", () => {
    expect(problemsOf(loopGroup(16, 10, longShare))).not.toEqual([]);
  });

  it("names the companies whose holders weigh most", () => {
    const [inTable] = problemsOf(layeredTable(60, 20));
    expect(inTable?.found).toMatch(/^layer \d+, layer \d+, layer \d+$/);
    const apart = loopGroup(50, 10).entities.map(({ holds, ...entity }) => ({
      ...entity,
      holds: [...holds, { entity: "beside", share: "1/60" }],
    }));
    const [inGroup] = problemsOf({ entities: [{ id: "beside", rest: "mainland" }, ...apart] });
    expect(inGroup?.found).toMatch(/^e\d+, e\d+, e\d+$/);
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
        if (ownership?.through == null) throw new Error("the group has no ownership");
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
