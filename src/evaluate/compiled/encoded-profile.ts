import type { Partition } from "../../cells/identity-cells.ts";
import type { StatusOf } from "../../logic/situation.ts";
import { valueAt } from "../../logic/tree.ts";
import type { Facts } from "../../profile/facts.ts";
import type { Leaf } from "../../rules/condition.ts";
import type { Candidates } from "./gate.ts";

/**
 * One thing that tests look at: a fact, in a unit or as a part of another; numbered. The cells of its values are laid
 * out when it is first looked at.
 */
export class Operand {
  readonly index: number;
  /** One of the leaves that look at it. */
  readonly leaf: Leaf;
  readonly document: string;
  readonly #layOut: () => Partition;
  #cells: Partition | null = null;

  constructor(index: number, leaf: Leaf, document: string, layOut: () => Partition) {
    this.index = index;
    this.leaf = leaf;
    this.document = document;
    this.#layOut = layOut;
  }

  get cells(): Partition {
    this.#cells ??= this.#layOut();
    return this.#cells;
  }
}

/** The cells of one company, by the index of what is looked at; undefined where one was not asked for yet. */
export type EncodedCells = (number | undefined)[];

/**
 * One company on one day, as the compiled rules read it: the cell of everything that they look at. A cell is worked
 * out when it is first asked for, and only once.
 */
export class EncodedProfile {
  readonly facts: Facts;
  readonly statusOf: StatusOf;
  readonly candidates: Candidates;
  readonly #cells: EncodedCells;

  /** `cells` is where the cells go, by the index of what is looked at; what stood there is forgotten. */
  constructor(facts: Facts, statusOf: StatusOf, candidates: Candidates, cells: EncodedCells) {
    this.facts = facts;
    this.statusOf = statusOf;
    this.candidates = candidates;
    this.#cells = cells.fill(undefined);
  }

  /** The cell of what is looked at. */
  cell(operand: Operand): number {
    return this.#cells[operand.index] ?? this.#encode(operand);
  }

  #encode(operand: Operand): number {
    const { index, leaf, document, cells } = operand;
    const cell = cells.cellOf(valueAt(leaf, this.facts, this.statusOf(document)));
    this.#cells[index] = cell;
    return cell;
  }
}
