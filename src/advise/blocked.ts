import type { Blocker, BlockReason } from "../contract/changes.ts";
import type { Situation } from "../logic/situation.ts";
import { type FactLookup, judgeLeaf, valueAt } from "../logic/tree.ts";
import { type Condition, factsOfLeaf, fold, type Leaf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { requirementOf } from "../rules/requirement.ts";
import type { Rule } from "../rules/rulebook.ts";
import { type Goal, withValues } from "./goal.ts";
import type { FindLevers } from "./levers.ts";
import type { Lever } from "./option.ts";
import { answersOfOneThing } from "./situation.ts";
import { looksAt } from "./ways.ts";

/**
 * Why nothing would help: the requirements that no change in the company's hands can meet, where one of them alone
 * keeps its rule from being met; or, where each could be met and not all at once, all that are not met now.
 */
export function blockersOf(
  goal: Goal,
  findLevers: FindLevers,
  situation: Situation,
  keep: readonly string[],
): Blocker[] {
  const levers = findLevers(situation, keep);
  const kept = new Set(keep.flatMap((id) => answersOfOneThing(id, situation.vocabulary.relations)));
  const blockers = goal.rules.flatMap((rule) => {
    const status = goal.statusOf(rule.document);
    const standing = { situation, levers, status, kept };
    return blockingLeaves(rule.requires, standing).map((leaf) =>
      blocker(rule, leaf, reasonOf(leaf, standing)),
    );
  });
  return blockers.length > 0 ? blockers : conflicts(goal, situation);
}

interface Standing {
  readonly situation: Situation;
  readonly levers: readonly Lever[];
  readonly status: Status;
  readonly kept: ReadonlySet<string>;
}

/** Empty where the tree can be true as far as single tests go. */
function blockingLeaves(condition: Condition, standing: Standing): Leaf[] {
  return fold<Leaf[]>(condition, {
    leaf: (leaf) => (isInReach(leaf, standing) ? [] : [leaf]),
    all: (members) => members.flat(),
    any: (members) => (members.some((leaves) => leaves.length === 0) ? [] : members.flat()),
    not: () => [],
  });
}

function isInReach(leaf: Leaf, { situation: { facts }, levers, status }: Standing): boolean {
  const holds = (values: FactLookup): boolean =>
    judgeLeaf(leaf, valueAt(leaf, values, status)).truth === true;
  if (holds(facts)) return true;
  return levers
    .filter((lever) => lever.touches.some((fact) => looksAt(leaf, fact)))
    .some((lever) => lever.classes.some((values) => values !== null && holds(withValues(facts, values))));
}

function reasonOf(leaf: Leaf, { situation, status, kept }: Standing): BlockReason {
  const { facts, vocabulary } = situation;
  if (leaf.certainty === "unsettled") return "text-unsettled";
  const looked = factsOfLeaf(leaf).map((id) => vocabulary.byId.get(id)?.elapsedSince ?? id);
  const isOut = looked.some((id) => vocabulary.byId.get(id)?.inCompanyHands === false);
  if (looked.some((id) => kept.has(id) && vocabulary.byId.get(id)?.inCompanyHands)) return "kept";
  const { reason } = judgeLeaf(leaf, valueAt(leaf, facts, status)).verdict;
  if (reason === "rate-missing") return reason;
  if (!isOut) return "conflict";
  return reason === "not-answered" || reason === "do-not-know" ? "answer-wanted" : "not-in-company-hands";
}

function conflicts(goal: Goal, { facts }: Situation): Blocker[] {
  return goal.leaves
    .filter(
      ({ isRequirement, leaf, status }) =>
        isRequirement && judgeLeaf(leaf, valueAt(leaf, facts, status)).truth !== true,
    )
    .map(({ rule, leaf }) => blocker(rule, leaf, "conflict"));
}

function blocker(rule: Rule, leaf: Leaf, reason: BlockReason): Blocker {
  const { id, label, quote, translation } = requirementOf(rule, leaf);
  return {
    provision: rule.id,
    requirement: id,
    fact: leaf.fact,
    reason,
    label,
    quote,
    translation,
  };
}
