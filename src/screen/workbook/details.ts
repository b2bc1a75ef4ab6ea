import type { Outcome } from "../../rules/rule-schema.ts";
import { linesOfFile } from "../source/lines.ts";
import type screenWords from "../words.json";

/** A result as its part holds it: line, name, rule, outcome, facts that are missing, cells in words. */
export type ResultRow = readonly [number, string, string, Outcome, readonly string[], readonly string[]];

/** What is told of a row beside its results. */
export type Detail =
  | {
      readonly kind: "company";
      readonly line: number;
      readonly name: string;
      /** Cells of columns that describe the company. */
      readonly carried: readonly string[];
      readonly understood: readonly { readonly fact: string; readonly words: string }[];
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: "rejected";
      readonly line: number;
      readonly faults: readonly {
        readonly column: string;
        readonly value: string;
        readonly expected: string;
      }[];
      readonly cells: readonly string[];
    }
  | {
      readonly kind: "left-out";
      readonly line: number;
      readonly reason: keyof typeof screenWords.leftOut;
      readonly cells: readonly string[];
    };

/** The results of a part's file, one by one. */
export function* resultsIn(file: string): Generator<ResultRow> {
  for (const line of linesOfFile(file)) yield JSON.parse(line) as ResultRow;
}

/** The details of a part's file, one by one. */
export function* detailsIn(file: string): Generator<Detail> {
  for (const line of linesOfFile(file)) yield JSON.parse(line) as Detail;
}
