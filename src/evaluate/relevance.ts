import { every, negate, some, type Truth } from "../logic/kleene.ts";
import type { Judged, JudgedLeaf } from "../logic/tree.ts";
import type { Status } from "../rules/document.ts";
import { outcomeOf } from "./outcome.ts";

/** A rule's two trees, judged by what is known so far. */
export interface JudgedTrees {
  readonly applies: Judged;
  readonly requires: Judged;
}

/** Whether a fact's answer can still be asked for. A kept "don't know" cannot: it stays unknown. */
export type CanBeAsked = (fact: string) => boolean;

const TRUTHS: readonly Truth[] = [true, false, "unknown"];

/** What the whole rule comes to for each truth of one node, the rest of the rule being settled in one way. */
type Context = (truth: Truth) => string;

/**
 * The facts whose answer can still change a rule's outcome: for each, some way of answering all the others makes
 * two of its answers lead to two outcomes. Sharper than the unknown leaves of the tree: what a "don't know", or a
 * text that settles nothing, already keeps open asks for nothing more.
 */
export function factsThatCanChange(
  { applies, requires }: JudgedTrees,
  status: Status,
  canBeAsked: CanBeAsked,
): Set<string> {
  const found = new Set<string>();
  const outcome = (first: Truth, second: Truth): string => outcomeOf(first, () => second, status, false);
  const overApplies = [...reachable(requires, canBeAsked)].map(
    (second): Context =>
      (truth) =>
        outcome(truth, second),
  );
  const overRequires = [...reachable(applies, canBeAsked)].map(
    (first): Context =>
      (truth) =>
        outcome(first, truth),
  );
  descend(applies, distinct(overApplies), canBeAsked, found);
  descend(requires, distinct(overRequires), canBeAsked, found);
  return found;
}

/** The truths that a tree can come to, leaf by leaf, when more is answered. */
function reachable(judged: Judged, canBeAsked: CanBeAsked): Set<Truth> {
  if (judged.kind === "leaf") return new Set(reachableByLeaf(judged, canBeAsked));
  const members = judged.members.map((member) => reachable(member, canBeAsked));
  return judged.kind === "not" ? mapped(combined("all", members), negate) : combined(judged.kind, members);
}

function reachableByLeaf({ truth, leaf, verdict }: JudgedLeaf, canBeAsked: CanBeAsked): readonly Truth[] {
  if (truth !== "unknown") return [truth];
  const open = verdict.missing.filter(canBeAsked);
  if (open.length === 0) return ["unknown"];
  if (leaf.certainty === "orUnsettled") return [true, "unknown"];
  if (open.length === verdict.missing.length) return [true, false];
  // A part of an unknown whole: none of it is 0 % of any whole, and every other part stays unknown.
  return open.includes(leaf.fact) ? [true, "unknown"] : ["unknown"];
}

function mapped(truths: ReadonlySet<Truth>, change: (truth: Truth) => Truth): Set<Truth> {
  return new Set([...truths].map(change));
}

function combined(kind: "all" | "any", members: readonly ReadonlySet<Truth>[]): Set<Truth> {
  let truths = new Set<Truth>([kind === "all"]);
  for (const member of members) {
    truths = new Set([...truths].flatMap((one) => [...member].map((other) => joined(kind, one, other))));
  }
  return truths;
}

function joined(kind: "all" | "any", one: Truth, other: Truth): Truth {
  return kind === "all" ? every([one, other]) : some([one, other]);
}

function descend(
  judged: Judged,
  contexts: readonly Context[],
  canBeAsked: CanBeAsked,
  found: Set<string>,
): void {
  if (contexts.length === 0) return;
  if (judged.kind === "leaf") {
    const truths = reachableByLeaf(judged, canBeAsked);
    if (contexts.some((context) => new Set(truths.map(context)).size > 1)) {
      for (const fact of judged.verdict.missing) if (canBeAsked(fact)) found.add(fact);
    }
    return;
  }
  const { kind, members } = judged;
  const group = kind === "any" ? "any" : "all";
  members.forEach((member, index) => {
    const beside = combined(
      group,
      members.filter((_, other) => other !== index).map((other) => reachable(other, canBeAsked)),
    );
    const inner = contexts.flatMap((context) =>
      [...beside].map(
        (other): Context =>
          (truth) => {
            const whole = joined(group, truth, other);
            return context(kind === "not" ? negate(whole) : whole);
          },
      ),
    );
    descend(member, distinct(inner), canBeAsked, found);
  });
}

/** One context of each kind, and none for which nothing matters. */
function distinct(contexts: readonly Context[]): Context[] {
  const kinds = new Map<string, Context>();
  for (const context of contexts) {
    const outcomes = TRUTHS.map(context);
    if (new Set(outcomes).size > 1) kinds.set(outcomes.join(" "), context);
  }
  return [...kinds.values()];
}
