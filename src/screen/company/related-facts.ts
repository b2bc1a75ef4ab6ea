import { factsOfLeaf, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/** Answers that are read together: one of them may stand in for, or contradict, another. */
const TOGETHER: readonly (readonly string[])[] = [
  ["foreignShare", "chineseShare", "investors", "entities"],
  ["originalFloorArea", "addedServiceFloorArea"],
];

/** The answers on which everything depends that is said of one rule: its outcome, its reasons and its changes. */
export function answersBehind(rule: Rule, vocabulary: Vocabulary): string[] {
  return answersOf([...leavesOf(rule.applies), ...leavesOf(rule.requires)], vocabulary);
}

/** The answers on which the truth of some tests depends. */
export function answersOf(leaves: readonly Leaf[], vocabulary: Vocabulary): string[] {
  const answers = new Set(leaves.flatMap(factsOfLeaf).flatMap((id) => answersTo(id, vocabulary)));
  for (const group of TOGETHER) {
    if (group.some((id) => answers.has(id))) for (const id of group) answers.add(id);
  }
  return [...answers].filter((id) => vocabulary.byId.has(id));
}

/** The answers from which a fact's value follows: its own, or those of what it is worked out from. */
function answersTo(id: string, vocabulary: Vocabulary): string[] {
  const fact = vocabulary.byId.get(id);
  if (fact?.elapsedSince !== undefined) return [fact.elapsedSince];
  if (fact?.derivedFrom !== undefined) return [id, fact.derivedFrom];
  return fact?.type === "money" ? [id, "exchangeRates", `${id}Date`] : [id];
}
