import type { Judged, JudgedLeaf } from "../logic/tree.ts";
import type { Status } from "../rules/document.ts";
import type { JudgedRule } from "./engine.ts";
import { factsThatCanChange } from "./relevance.ts";

/**
 * The facts whose answer could still change the outcome, the most decisive first: those of the gate, then those
 * that one answer could fail the whole by, then those inside groups of alternatives.
 */
export function missingFacts({ applies, requires }: JudgedRule, status: Status): string[] {
  const canChange =
    isAllFree(applies) && isAllFree(requires)
      ? null
      : factsThatCanChange({ applies, requires }, status, () => true);
  const found = new Map<string, number>();
  const note = (facts: readonly string[], rank: number): void => {
    for (const fact of facts) {
      if (canChange?.has(fact) === false) continue;
      const known = found.get(fact);
      if (known === undefined || rank < known) found.set(fact, rank);
    }
  };
  collect(applies, 0, note);
  collect(requires, 2, note);
  return [...found].sort(([, a], [, b]) => a - b).map(([fact]) => fact);
}

/**
 * Whether more answers can make a test met and unmet alike, or it is decided already. Where that holds of all tests,
 * every unknown one in an unknown group can still turn the whole.
 */
function isFree({ truth, leaf, verdict }: JudgedLeaf): boolean {
  return truth !== "unknown" || (leaf.certainty === "settled" && verdict.missing.length > 0);
}

function isAllFree(judged: Judged): boolean {
  return judged.kind === "leaf" ? isFree(judged) : judged.members.every(isAllFree);
}

function collect(judged: Judged, rank: number, note: (facts: readonly string[], rank: number) => void): void {
  if (judged.truth !== "unknown") return;
  if (judged.kind === "leaf") note(judged.verdict.missing, rank);
  else for (const member of judged.members) collect(member, judged.kind === "all" ? rank : rank + 1, note);
}
