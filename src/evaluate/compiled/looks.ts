import type { Leaf } from "../../rules/condition.ts";
import { leavesOf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { valueKey } from "../tree.ts";
import { type Cells, choiceCells, listCells, nationalityCells, yesNoCells } from "./cells.ts";
import { dayCells, numberCells, shareCells } from "./ordered-cells.ts";

/** One thing that tests look at: a fact, in a unit or as a part of another; numbered, with the cells of its values. */
export interface Look {
  readonly index: number;
  readonly cells: Cells;
  /** One of the leaves that look at it. */
  readonly leaf: Leaf;
  readonly document: string;
}

/** Finds the look of a leaf of a rule. */
export type LookOf = (leaf: Leaf, rule: Rule) => Look;

/** Everything that the tests of the rules look at, in the order of `index`. */
export function looksOf(rules: readonly Rule[], vocabulary: Vocabulary): { looks: Look[]; lookOf: LookOf } {
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
  const byKey = new Map<string, Look>();
  for (const [key, { leaves, document }] of groups) {
    const [leaf] = leaves;
    if (leaf === undefined) continue;
    byKey.set(key, { index: byKey.size, cells: cellsFor(leaf, leaves, vocabulary), leaf, document });
  }
  const lookOf: LookOf = (leaf, rule) => {
    const look = byKey.get(keys.get(leaf) ?? "");
    if (look === undefined) throw new Error(`${rule.id}: the test of ${leaf.fact} is not of this rulebook`);
    return look;
  };
  return { looks: [...byKey.values()], lookOf };
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
