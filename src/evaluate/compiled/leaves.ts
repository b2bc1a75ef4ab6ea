import type { Leaf } from "../../rules/condition.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { valueKey } from "../tree.ts";
import { type Cells, choiceCells, listCells, nationalityCells, YES_NO_CELLS } from "./cells.ts";
import { type EncodedProfile, Look } from "./encoded-profile.ts";
import type { Level, Test } from "./level.ts";
import { dayCells, numberCells, shareCells } from "./ordered-cells.ts";

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
): { looks: number; testOf: TestOf } {
  const groups = new Map<string, { leaves: Leaf[]; document: string }>();
  for (const { document, leaves } of rules) {
    for (const leaf of leaves) {
      const key = lookKey(leaf, document, vocabulary);
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
    const look = new Look(index, leaf, document, () => cellsFor(leaf, leaves, vocabulary));
    for (const each of leaves) tests.set(each, compileLeaf(each, look));
    index += 1;
  }
  const testOf: TestOf = (leaf) => {
    const test = tests.get(leaf);
    if (test === undefined) throw new Error(`the test of ${leaf.fact} is not of this rulebook`);
    return test;
  };
  return { looks: index, testOf };
}

function compileLeaf(leaf: Leaf, look: Look): Test<EncodedProfile> {
  let levelIn: ((cell: number) => Level) | null = null;
  return (profile) => {
    levelIn ??= look.cells.levelsOf(leaf);
    return levelIn(profile.cell(look));
  };
}

/** Money is looked at in each currency apart, and a list of choices for each set of ids apart. */
function lookKey(leaf: Leaf, document: string, vocabulary: Vocabulary): string {
  const key = valueKey(leaf, document);
  if (leaf.bound.kind === "quantity") return `${key} in ${leaf.bound.unit}`;
  const isList = vocabulary.byId.get(leaf.fact)?.type === "choices" && leaf.bound.kind === "ids";
  return isList ? `${key} among ${leaf.bound.ids.toSorted().join(" ")}` : key;
}

function cellsFor(leaf: Leaf, leaves: readonly Leaf[], vocabulary: Vocabulary): Cells {
  const unit = leaf.bound.kind === "quantity" ? leaf.bound.unit : "";
  switch (vocabulary.byId.get(leaf.fact)?.type) {
    case "share":
      return shareCells(leaves);
    case "yes-no":
      return YES_NO_CELLS;
    case "choices":
      return listCells(leaves);
    case "nationality":
      return nationalityCells(leaves);
    case "date":
      return dayCells(leaves);
    case "money":
    case "area":
    case "duration":
    case "count":
      return numberCells(leaves, unit);
    default:
      return choiceCells(leaves);
  }
}
