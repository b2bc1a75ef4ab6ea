import type { Leaf } from "../../rules/condition.ts";
import { leavesOf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { valueKey } from "../tree.ts";
import { type Cells, choiceCells, listCells, nationalityCells, yesNoCells } from "./cells.ts";
import type { EncodedProfile, Look } from "./encoded-profile.ts";
import type { Test } from "./level.ts";
import { dayCells, numberCells, shareCells } from "./ordered-cells.ts";

/** Finds the compiled test of a leaf; leaves that test alike share one. */
export type TestOf = (leaf: Leaf) => Test<EncodedProfile>;

/** The tests of all leaves of the rules, and how many things they look at. */
export function compileLeaves(
  rules: readonly Rule[],
  vocabulary: Vocabulary,
): { looks: number; testOf: TestOf } {
  const groups = new Map<string, { leaves: Leaf[]; document: string }>();
  const keys = new Map<Leaf, string>();
  for (const rule of rules) {
    for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
      const key = lookKey(leaf, rule.document, vocabulary);
      keys.set(leaf, key);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { leaves: [leaf], document: rule.document });
      else group.leaves.push(leaf);
    }
  }
  const looks = new Map<string, Look>();
  for (const [key, { leaves, document }] of groups) {
    const [leaf] = leaves;
    if (leaf === undefined) continue;
    looks.set(key, { index: looks.size, cells: cellsFor(leaf, leaves, vocabulary), leaf, document });
  }
  const tests = new Map<string, Test<EncodedProfile>>();
  const testOf: TestOf = (leaf) => {
    const look = looks.get(keys.get(leaf) ?? "");
    if (look === undefined) throw new Error(`the test of ${leaf.fact} is not of this rulebook`);
    const key = `${look.index} ${leaf.certainty}:${leaf.operator} ${leaf.raw.value}`;
    const known = tests.get(key);
    if (known !== undefined) return known;
    const levelAt = look.cells.levelsOf(leaf);
    const test: Test<EncodedProfile> = (profile) => levelAt(profile.cell(look));
    tests.set(key, test);
    return test;
  };
  return { looks: looks.size, testOf };
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
      return yesNoCells();
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
