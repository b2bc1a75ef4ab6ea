import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCondition, outcomeTables } from "../../../src/evaluate/compiled/truth-rank.ts";
import { outcomeOf } from "../../../src/evaluate/outcome.ts";
import type { Truth } from "../../../src/logic/kleene.ts";
import { truthRankOf, truthOf } from "../../../src/logic/kleene.ts";
import { foldCondition, judgeLeaf } from "../../../src/logic/tree.ts";
import type { Condition, Leaf } from "../../../src/rules/condition.ts";
import { STATUSES } from "../../../src/rules/document.ts";
import { OUTCOMES } from "../../../src/rules/rule-schema.ts";
import { condition } from "./invented.ts";

const SEED = 20221220;
const TRUTHS: readonly Truth[] = [false, "unknown", true];

/** A leaf that stands for one truth value, which its name tells. */
function leafOf(truth: Truth): Leaf {
  const leaf = condition({ name: `is-${truth}`, fact: "isOpen", operator: "is", value: true });
  if (leaf.kind !== "leaf") throw new Error("no leaf");
  return leaf;
}

function truthOfLeaf({ name }: Leaf): Truth {
  return TRUTHS.find((truth) => name === `is-${truth}`) ?? false;
}

describe("trees of ranks", () => {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => {
    const members = fc.array(tie("tree"), { minLength: 1, maxLength: 4 });
    return {
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom(...TRUTHS).map((truth): Condition => leafOf(truth)),
        members.map((all): Condition => ({ kind: "all", members: all })),
        members.map((any): Condition => ({ kind: "any", members: any })),
        tie("tree").map((member): Condition => ({ kind: "not", member })),
      ),
    };
  });

  it("come to what the fold of the same tree comes to", () => {
    fc.assert(
      fc.property(tree, (any) => {
        const compiled = compileCondition<null>(any, (leaf) => () => truthRankOf(truthOfLeaf(leaf)));
        const folded = foldCondition(any, (leaf) => ({
          ...judgeLeaf(leaf, { kind: "yes-no", value: true }),
          truth: truthOfLeaf(leaf),
        }));
        expect(truthOf(compiled(null))).toBe(folded.truth);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it("hold where nothing is asked", () => {
    expect(truthOf(compileCondition<null>({ kind: "all", members: [] }, () => () => 0)(null))).toBe(true);
  });
});

describe("tables of outcomes", () => {
  it.each([true, false])("say what outcomeOf says, with something open: %s", (hasOpen) => {
    const tables = outcomeTables(hasOpen);
    for (const status of STATUSES) {
      for (const applies of TRUTHS) {
        for (const requires of TRUTHS) {
          const code = tables[status][truthRankOf(applies) * 3 + truthRankOf(requires)] ?? -1;
          expect(OUTCOMES[code]).toBe(outcomeOf(applies, () => requires, status, hasOpen));
        }
      }
    }
  });
});
