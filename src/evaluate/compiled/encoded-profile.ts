import type { Facts } from "../../profile/facts.ts";
import type { StatusOf } from "../engine.ts";
import { valueAt } from "../tree.ts";
import type { Look } from "./looks.ts";

/**
 * One company on one day, as the compiled rules read it: the cell of everything that they look at. A cell is worked
 * out when it is first asked for, and only once.
 */
export class EncodedProfile {
  readonly facts: Facts;
  readonly statusOf: StatusOf;
  readonly #cells: (number | undefined)[];

  constructor(facts: Facts, statusOf: StatusOf, looks: number) {
    this.facts = facts;
    this.statusOf = statusOf;
    this.#cells = new Array(looks);
  }

  /** The cell of what is looked at. */
  cell(look: Look): number {
    return this.#cells[look.index] ?? this.#encode(look);
  }

  #encode({ index, cells, leaf, document }: Look): number {
    const cell = cells.cellOf(valueAt(leaf, this.facts, this.statusOf(document)));
    this.#cells[index] = cell;
    return cell;
  }
}
