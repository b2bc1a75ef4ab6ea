import type { CurrencyPair } from "../../src/interview/outlook.ts";

/** The value by which a choice of many says that none is meant. */
export const NONE_OF_THESE = "none-of-these";

/** One thing that is wrong with what was given, in the page's language. */
export interface ShownError {
  /** The id of the field to which it belongs. */
  readonly field: string;
  readonly text: string;
}

/** What stands in the fields of a form when it is shown: the answer so far, or what was just typed. */
export interface Filled {
  /** The values by name, as a form sends them. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly pair: CurrencyPair | null;
  /** How many rows the table of holders has. */
  readonly rows: number;
}

/** The first value of a field; empty where it has none. */
export function firstOf(filled: Filled, name: string): string {
  return filled.values[name]?.[0] ?? "";
}
