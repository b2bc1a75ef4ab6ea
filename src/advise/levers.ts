import { factTypeOf } from "../fact-types/registry.ts";
import type { Situation } from "../logic/situation.ts";
import { judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { choiceLever, choicesLever } from "./choice-lever.ts";
import type { GoalLeaf } from "./goal.ts";
import { numberLever } from "./number-lever.ts";
import type { Lever } from "./option.ts";
import type { Reach } from "./reach.ts";
import { answersOfOneThing, isNumeric } from "./situation.ts";

/** Finds what a company can change; `keep` names facts that stay as they are. */
export type FindLevers = (situation: Situation, keep: readonly string[]) => Lever[];

/**
 * What the company can change of all that the tests look at, in the vocabulary's order: facts in its hands that
 * nobody asked to keep. To keep a share, its other side or the cap table keeps all three. What of a lever is the same
 * for every company is worked out once.
 */
export function createLevers(leaves: readonly GoalLeaf[], changeableIn: Reach["changeableIn"]): FindLevers {
  const tests = leaves.map(({ leaf }) => leaf);
  const made = new Map<Fact, (situation: Situation) => Lever>();
  const make = (fact: Fact): ((situation: Situation) => Lever) => {
    if (isNumeric(fact)) return (situation) => numberLever(fact, tests, situation);
    if (factTypeOf(fact).compared === "choices") return choicesLever(fact, tests);
    const lever = choiceLever(fact, tests);
    return () => lever;
  };
  const leverOf = (fact: Fact, situation: Situation): Lever => {
    const leverIn = made.get(fact) ?? make(fact);
    made.set(fact, leverIn);
    return leverIn(situation);
  };
  return (situation, keep) => {
    const { vocabulary } = situation;
    const { relations } = vocabulary;
    const kept = new Set(keep.flatMap((id) => answersOfOneThing(id, relations)));
    const side = namedShareSide(leaves, situation);
    return changeableIn(vocabulary)
      .filter((fact) => !kept.has(fact.id))
      .filter((fact) => !relations.shareSides.includes(fact.id) || fact.id === side)
      .map((fact) => leverOf(fact, situation));
  };
}

/** The side of the share that a requirement names: of one that is not met, else of the first, else of any test. */
function namedShareSide(leaves: readonly GoalLeaf[], { facts, vocabulary }: Situation): string | null {
  const { shareSides } = vocabulary.relations;
  const onShare = leaves.filter(({ leaf }) => shareSides.includes(leaf.fact));
  const required = onShare.filter(({ isRequirement }) => isRequirement);
  const failing = required.find(
    ({ leaf, status }) => judgeLeaf(leaf, valueAt(leaf, facts, status)).truth !== true,
  );
  return (failing ?? required[0] ?? onShare[0])?.leaf.fact ?? null;
}
