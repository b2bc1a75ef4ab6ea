import { comparedAs } from "../fact-types/measure.ts";
import { valueKey } from "../logic/tree.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { choiceCells, listCells, nationalityCells, type Partition, YES_NO_CELLS } from "./identity-cells.ts";
import { dayCells, numberCells, shareCells } from "./ordered-cells.ts";

/** Money is looked at in each currency apart, and a list of choices for each set of ids apart. */
export function operandKey(leaf: Leaf, document: string, vocabulary: Vocabulary): string {
  const key = valueKey(leaf, document);
  if (leaf.bound.kind === "quantity") return `${key} in ${leaf.bound.unit}`;
  const isList = comparedAs(leaf.fact, vocabulary) === "choices" && leaf.bound.kind === "ids";
  return isList ? `${key} among ${leaf.bound.ids.toSorted().join(" ")}` : key;
}

/** The partition of what some tests look at, all of which have one operandKey. */
export function partitionOf(leaves: readonly Leaf[], vocabulary: Vocabulary): Partition {
  const [leaf] = leaves;
  if (leaf === undefined) throw new Error("no test looks at it");
  const unit = leaf.bound.kind === "quantity" ? leaf.bound.unit : "";
  switch (comparedAs(leaf.fact, vocabulary)) {
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
    case "quantity":
      return numberCells(leaves, unit);
    default:
      return choiceCells(leaves);
  }
}
