import { FALSE, TRUTHS, type TruthRank, TRUE } from "../../logic/kleene.ts";
import { type Condition, fold, type Leaf } from "../../rules/condition.ts";
import { STATUSES, type Status } from "../../rules/document.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import { outcomeOf } from "../outcome.ts";

/** A condition, or a part of one, compiled: its truth rank for what it is given. */
export type Test<Given> = (given: Given) => TruthRank;

/** Compiles a tree by Kleene's logic, taking the test of each leaf from `compileLeaf`. */
export function compileCondition<Given>(
  condition: Condition,
  compileLeaf: (leaf: Leaf) => Test<Given>,
): Test<Given> {
  return fold<Test<Given>>(condition, {
    leaf: compileLeaf,
    all: least,
    any: greatest,
    not: (member) => (given) => TRUE - member(given),
  });
}

/** All of the tests; true where there is none. */
function least<Given>(tests: readonly Test<Given>[]): Test<Given> {
  const [first, second] = tests;
  if (first === undefined) return () => TRUE;
  if (second === undefined) return first;
  return (given) => {
    let rank = TRUE;
    for (const test of tests) {
      const other = test(given);
      if (other === FALSE) return FALSE;
      if (other < rank) rank = other;
    }
    return rank;
  };
}

function greatest<Given>(tests: readonly Test<Given>[]): Test<Given> {
  return (given) => {
    let rank = FALSE;
    for (const test of tests) {
      const other = test(given);
      if (other === TRUE) return TRUE;
      if (other > rank) rank = other;
    }
    return rank;
  };
}

/** A rule's outcome, as its place among OUTCOMES, by the truth ranks of its two trees: `applies * 3 + requires`. */
export type OutcomeTable = Uint8Array;

/** What outcomeOf says of every pair of truth ranks, by status, for rules with open conditions or without. */
export function outcomeTables(hasOpen: boolean): Readonly<Record<Status, OutcomeTable>> {
  const tables = STATUSES.map((status) => {
    const outcomes = TRUTHS.flatMap((applies) =>
      TRUTHS.map((requires) => outcomeOf(applies, () => requires, status, hasOpen)),
    );
    return [status, Uint8Array.from(outcomes, (outcome: Outcome) => OUTCOMES.indexOf(outcome))];
  });
  return Object.fromEntries(tables) as Record<Status, OutcomeTable>;
}
