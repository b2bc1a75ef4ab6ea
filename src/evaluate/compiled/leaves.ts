import { operandKey, partitionOf } from "../../cells/partition.ts";
import type { TruthRank } from "../../logic/kleene.ts";
import type { Leaf } from "../../rules/condition.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { type EncodedProfile, Operand } from "./encoded-profile.ts";
import type { Test } from "./truth-rank.ts";

/** The tests of one rule, and the document that it stands in. */
export interface LeavesOfRule {
  readonly document: string;
  readonly leaves: readonly Leaf[];
}

/** Finds the compiled test of a leaf. */
export type TestOf = (leaf: Leaf) => Test<EncodedProfile>;

/** Compiles the tests of many rules together, since the cells of a fact lie between the bounds of all of them. */
export function compileLeaves(
  rules: readonly LeavesOfRule[],
  vocabulary: Vocabulary,
): { operands: number; testOf: TestOf } {
  const groups = new Map<string, { leaves: Leaf[]; document: string }>();
  for (const { document, leaves } of rules) {
    for (const leaf of leaves) {
      const key = operandKey(leaf, document, vocabulary);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { leaves: [leaf], document });
      else group.leaves.push(leaf);
    }
  }
  const tests = new Map<Leaf, Test<EncodedProfile>>();
  let index = 0;
  for (const { leaves, document } of groups.values()) {
    const [leaf] = leaves;
    if (leaf === undefined) continue;
    const operand = new Operand(index, leaf, document, () => partitionOf(leaves, vocabulary));
    for (const each of leaves) tests.set(each, compileLeaf(each, operand));
    index += 1;
  }
  const testOf: TestOf = (leaf) => {
    const test = tests.get(leaf);
    if (test === undefined) throw new Error(`the test of ${leaf.fact} is not of this rulebook`);
    return test;
  };
  return { operands: index, testOf };
}

function compileLeaf(leaf: Leaf, operand: Operand): Test<EncodedProfile> {
  let rankIn: ((cell: number) => TruthRank) | null = null;
  return (profile) => {
    rankIn ??= operand.cells.truthRanksOf(leaf);
    return rankIn(profile.cell(operand));
  };
}
