import type { Leaf } from "../rules/condition.ts";
import { literal, type LeafContext, writeLeaf } from "./leaf.ts";

/** A constant need not be a column. */
const CONSTANTS = new Set([literal(true), literal(false), literal("unknown")]);

/** The columns in which the query works out every distinct test once for each row. */
export class TestColumns {
  readonly #names = new Map<string, string>();

  /** The name under which an expression stands, or the expression itself where it is a constant. */
  of(expression: string): string {
    if (CONSTANTS.has(expression)) return expression;
    const known = this.#names.get(expression);
    if (known !== undefined) return known;
    const name = `t${this.#names.size + 1}`;
    this.#names.set(expression, name);
    return name;
  }

  /** The column of a test. */
  test(leaf: Leaf, context: LeafContext): string {
    return this.of(writeLeaf(leaf, context));
  }

  /** All columns: what is worked out, and its name. */
  get all(): readonly (readonly [expression: string, name: string])[] {
    return [...this.#names];
  }
}
