import { comparedAs } from "../../fact-types/measure.ts";
import { factsOfLeaf, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/** The answers on which everything depends that is said of one rule: its outcome, its reasons and its changes. */
export function answersBehind(rule: Rule, vocabulary: Vocabulary): string[] {
  return answersOf([...leavesOf(rule.applies), ...leavesOf(rule.requires)], vocabulary);
}

/** The answers on which the truth of some tests depends, with those that may stand in for them or contradict them. */
export function answersOf(leaves: readonly Leaf[], vocabulary: Vocabulary): string[] {
  const answers = new Set(leaves.flatMap(factsOfLeaf).flatMap((id) => answersTo(id, vocabulary)));
  const { ownership, sharesOpenBy, parts } = vocabulary.relations;
  const ownerships = sharesOpenBy === null ? ownership : [...ownership, sharesOpenBy];
  for (const group of [ownerships, ...parts.map(({ fact, of }) => [fact, of])]) {
    if (group.some((id) => answers.has(id))) for (const id of group) answers.add(id);
  }
  return [...answers].filter((id) => vocabulary.byId.has(id));
}

/** The answers from which a fact's value follows: its own, or those of what it is worked out from. */
function answersTo(id: string, vocabulary: Vocabulary): string[] {
  const fact = vocabulary.byId.get(id);
  if (fact?.elapsedSince !== undefined) return [fact.elapsedSince];
  if (fact?.derivedFrom !== undefined) return [id, fact.derivedFrom];
  const date = vocabulary.relations.dateOf.get(id);
  return comparedAs(id, vocabulary) === "money"
    ? [id, "exchangeRates", ...(date === undefined ? [] : [date])]
    : [id];
}
