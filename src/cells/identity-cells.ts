import { type TruthRank, truthRankOf } from "../logic/kleene.ts";
import { judge } from "../logic/operators.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Leaf } from "../rules/condition.ts";
import { PLACES } from "../vocabulary/countries.ts";

/**
 * A division of all values of a fact into finitely many cells, so that no test of the rulebook tells two values of
 * one cell apart. Cell 0 holds whatever is not known.
 */
export interface Partition {
  /** The cell of a value. */
  cellOf(value: FactValue): number;
  /** A leaf's truth rank in each cell. */
  truthRanksOf(leaf: Leaf): (cell: number) => TruthRank;
}

/** Works the truth rank of each cell out once, when it is first asked for. */
export function remembered(rankIn: (cell: number) => TruthRank): (cell: number) => TruthRank {
  const known: (TruthRank | undefined)[] = [];
  return (cell) => {
    const found = known[cell];
    if (found !== undefined) return found;
    const rank = rankIn(cell);
    known[cell] = rank;
    return rank;
  };
}

/** An unknown value, as the example of cell 0. */
const NOTHING: FactValue = { kind: "unknown", reason: "not-answered", missing: [] };

/** The truth ranks that the operators themselves give to an example of each cell. */
function byExamples(
  leaf: Leaf,
  exampleOf: (cell: number) => FactValue | undefined,
): (cell: number) => TruthRank {
  const { fact, operator, certainty, bound } = leaf;
  return remembered((cell) =>
    truthRankOf(judge(fact, exampleOf(cell) ?? NOTHING, operator, certainty, bound).truth),
  );
}

/** Partition of values that tests compare by identity: one for each example, the last for all other known values too. */
function identityCells(examples: readonly FactValue[]): Partition {
  const cells = new Map(examples.map((example, index) => [identityOf(example), index + 1]));
  return {
    cellOf: (value) => (value.kind === "unknown" ? 0 : (cells.get(identityOf(value)) ?? examples.length)),
    truthRanksOf: (leaf) => byExamples(leaf, (cell) => examples[cell - 1]),
  };
}

function identityOf(value: FactValue): string | boolean | null {
  if (value.kind === "choice") return value.id;
  if (value.kind === "nationality") return value.code;
  return value.kind === "yes-no" ? value.value : null;
}

/** The ids that the bounds of tests name, each once. */
export function idsOf(leaves: readonly Leaf[]): string[] {
  return [
    ...new Set(
      leaves.flatMap(({ bound }) => (bound.kind === "ids" ? [...bound.ids, ...bound.unsettledFor] : [])),
    ),
  ];
}

/** No id of a vocabulary: it stands for those that no bound names. */
const ANOTHER = "";

/** Partition of a yes or no. */
export const YES_NO_CELLS = identityCells([true, false].map((value) => ({ kind: "yes-no", value })));

/** Partition of a choice: one for each id that a bound names, one for all others. */
export function choiceCells(leaves: readonly Leaf[]): Partition {
  return identityCells([...idsOf(leaves), ANOTHER].map((id) => ({ kind: "choice", id })));
}

/** Partition of a nationality: one for each that a bound names and for the places that are none, one for all others. */
export function nationalityCells(leaves: readonly Leaf[]): Partition {
  const codes = new Set([...idsOf(leaves), ...PLACES, ANOTHER]);
  return identityCells([...codes].map((code) => ({ kind: "nationality", code })));
}

/** Partition of a list of choices for tests that look for the same ids: none of them is in it, or one at least. */
export function listCells(leaves: readonly Leaf[]): Partition {
  const ids = idsOf(leaves);
  const examples: readonly FactValue[] = [NOTHING, { kind: "choices", ids: [] }, { kind: "choices", ids }];
  return {
    cellOf: (value) => {
      if (value.kind !== "choices") return 0;
      return value.ids.some((id) => ids.includes(id)) ? 2 : 1;
    },
    truthRanksOf: (leaf) => byExamples(leaf, (cell) => examples[cell]),
  };
}
