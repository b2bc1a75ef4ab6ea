import { type Facts, type FactValue, notAnswered, ratioOf } from "../profile/facts.ts";
import { type Condition, fold, type Leaf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { ACTIVITIES, CITY } from "../vocabulary/vocabulary.ts";
import { every, negate, some, type Truth } from "./kleene.ts";
import { judge, type Verdict } from "./operators.ts";

/** A leaf with the value it looked at and what came of it. */
export interface JudgedLeaf {
  readonly kind: "leaf";
  readonly truth: Truth;
  readonly leaf: Leaf;
  readonly value: FactValue;
  readonly verdict: Verdict;
}

/** A condition tree with a truth value at every node. */
export type Judged =
  | JudgedLeaf
  | { readonly kind: "all" | "any" | "not"; readonly truth: Truth; readonly members: readonly Judged[] };

/** The fact that says how a rule's own document stands on the day asked about; no profile can give it. */
export const DOCUMENT_STATUS = "documentStatus";

/** The facts by which most rules are out of the question, where their tests stand in the root of `applies`. */
export const GATES: readonly string[] = [CITY, ACTIVITIES];

/** Whether it is not even known yet if place and activity are the provision's. Takes the facts that its finding misses. */
export function isGateOpen(missing: readonly string[]): boolean {
  return missing.some((fact) => GATES.includes(fact));
}

/** The key of what a leaf looks at: a fact, or one fact as a part of another. */
export function valueKey(leaf: Leaf, document: string): string {
  if (leaf.fact === DOCUMENT_STATUS) return `${DOCUMENT_STATUS} of ${document}`;
  return leaf.bound.kind === "quantity" && leaf.bound.of !== null
    ? `${leaf.fact} / ${leaf.bound.of}`
    : leaf.fact;
}

/** Whatever tells the value of a fact. */
export type FactLookup = Pick<Facts, "get">;

/** The value of what a leaf of a document's rule looks at. */
export function valueAt(leaf: Leaf, facts: FactLookup, status: Status): FactValue {
  if (leaf.fact === DOCUMENT_STATUS) return { kind: "choice", id: status };
  const own = facts.get(leaf.fact) ?? notAnswered(leaf.fact);
  if (leaf.bound.kind !== "quantity" || leaf.bound.of === null) return own;
  return ratioOf(own, facts.get(leaf.bound.of) ?? notAnswered(leaf.bound.of));
}

/** The verdict of one leaf on a value. */
export function judgeLeaf(leaf: Leaf, value: FactValue): JudgedLeaf {
  const verdict = judge(leaf.fact, value, leaf.operator, leaf.certainty, leaf.bound);
  return { kind: "leaf", truth: verdict.truth, leaf, value, verdict };
}

/** Kleene's fold of a group over its members. */
export function foldGroup(kind: "all" | "any" | "not", members: readonly Judged[]): Judged {
  const truths = members.map((member) => member.truth);
  if (kind === "not") return { kind, truth: negate(every(truths)), members };
  return { kind, truth: kind === "all" ? every(truths) : some(truths), members };
}

/** Folds a condition, taking each leaf's verdict from `judgeOne`. */
export function foldCondition(condition: Condition, judgeOne: (leaf: Leaf) => JudgedLeaf): Judged {
  return fold<Judged>(condition, {
    leaf: judgeOne,
    all: (members) => foldGroup("all", members),
    any: (members) => foldGroup("any", members),
    not: (member) => foldGroup("not", [member]),
  });
}

/** Every judged leaf of the tree, in its order. */
export function judgedLeaves(judged: Judged): JudgedLeaf[] {
  return judged.kind === "leaf" ? [judged] : judged.members.flatMap(judgedLeaves);
}
