import { FALSE, type TruthRank, truthRankOf, TRUE, UNKNOWN } from "../logic/kleene.ts";
import type { Judged, JudgedLeaf } from "../logic/tree.ts";
import type { Status } from "../rules/document.ts";
import { outcomeTables } from "./compiled/truth-rank.ts";

/** A rule's two trees, judged by what is known so far. */
export interface JudgedTrees {
  readonly applies: Judged;
  readonly requires: Judged;
}

/** Whether a fact's answer can still be asked for. A kept "don't know" cannot: it stays unknown. */
export type CanBeAsked = (fact: string) => boolean;

/** A set of ranks of truth, a bit for each. */
type TruthRanks = number;

/** What the whole rule comes to at each rank of one node, the rest of the rule being settled: three outcomes, three bits each. */
type Context = number;

const TRUTH_RANKS: readonly TruthRank[] = [FALSE, UNKNOWN, TRUE];
const SETS = 1 << TRUTH_RANKS.length;
const BITS = 3;
const OUTCOME = (1 << BITS) - 1;
const UNSETTLED: TruthRanks = bit(UNKNOWN);
/** What two sets of members come to in a group, by `first * SETS + second`. */
const JOINED = { all: joinedSets(Math.min), any: joinedSets(Math.max) };
const NEUTRAL: Readonly<Record<"all" | "any", TruthRanks>> = { all: bit(TRUE), any: bit(FALSE) };
const MIRRORED = mirroredSets();
const OUTCOMES_AT = outcomeTables(false);

function bit(rank: TruthRank): TruthRanks {
  return 1 << rank;
}

function joinedSets(join: (first: TruthRank, second: TruthRank) => TruthRank): Uint8Array {
  const sets = new Uint8Array(SETS * SETS);
  for (let pair = 0; pair < sets.length; pair += 1) {
    for (const first of TRUTH_RANKS) {
      for (const second of TRUTH_RANKS) {
        const isIn = (Math.floor(pair / SETS) & bit(first)) !== 0 && ((pair % SETS) & bit(second)) !== 0;
        if (isIn) sets[pair] = (sets[pair] ?? 0) | bit(join(first, second));
      }
    }
  }
  return sets;
}

function mirroredSets(): Uint8Array {
  const ofSet = (set: number): TruthRanks =>
    TRUTH_RANKS.reduce((mirrored, rank) => mirrored | ((set & bit(rank)) === 0 ? 0 : bit(TRUE - rank)), 0);
  return Uint8Array.from({ length: SETS }, (_, set) => ofSet(set));
}

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
  const outcomes = OUTCOMES_AT[status];
  const outcome = (first: TruthRank, second: TruthRank): number =>
    outcomes[first * TRUTH_RANKS.length + second] ?? 0;
  const overApplies = new Set<Context>();
  const overRequires = new Set<Context>();
  const ofRequires = reachable(requires, canBeAsked);
  const ofApplies = reachable(applies, canBeAsked);
  for (const other of TRUTH_RANKS) {
    if ((ofRequires & bit(other)) !== 0)
      note(
        contextOf((rank) => outcome(rank, other)),
        overApplies,
      );
    if ((ofApplies & bit(other)) !== 0)
      note(
        contextOf((rank) => outcome(other, rank)),
        overRequires,
      );
  }
  descend(applies, overApplies, canBeAsked, found);
  descend(requires, overRequires, canBeAsked, found);
  return found;
}

/** The ranks that a tree can come to, leaf by leaf, when more is answered. */
function reachable(judged: Judged, canBeAsked: CanBeAsked): TruthRanks {
  if (judged.kind === "leaf") return reachableByLeaf(judged, canBeAsked);
  const group = judged.kind === "any" ? "any" : "all";
  let ranks = NEUTRAL[group];
  for (const member of judged.members) ranks = joined(group, ranks, reachable(member, canBeAsked));
  return judged.kind === "not" ? mirrored(ranks) : ranks;
}

function reachableByLeaf({ truth, leaf, verdict }: JudgedLeaf, canBeAsked: CanBeAsked): TruthRanks {
  if (truth !== "unknown") return bit(truthRankOf(truth));
  let open = 0;
  for (const fact of verdict.missing) if (canBeAsked(fact)) open += 1;
  if (open === 0) return UNSETTLED;
  if (leaf.certainty === "orUnsettled") return bit(TRUE) | UNSETTLED;
  if (open === verdict.missing.length) return bit(TRUE) | bit(FALSE);
  // A part of an unknown whole: none of it is 0 % of any whole, and every other part stays unknown.
  const isOwnOpen = verdict.missing.includes(leaf.fact) && canBeAsked(leaf.fact);
  return isOwnOpen ? bit(TRUE) | UNSETTLED : UNSETTLED;
}

function joined(group: "all" | "any", first: TruthRanks, second: TruthRanks): TruthRanks {
  return JOINED[group][first * SETS + second] ?? 0;
}

function mirrored(ranks: TruthRanks): TruthRanks {
  return MIRRORED[ranks] ?? 0;
}

function descend(
  judged: Judged,
  contexts: ReadonlySet<Context>,
  canBeAsked: CanBeAsked,
  found: Set<string>,
): void {
  if (contexts.size === 0) return;
  if (judged.kind === "leaf") {
    if (judged.truth !== "unknown") return;
    const ranks = reachableByLeaf(judged, canBeAsked);
    for (const context of contexts) {
      if (!matters(context, ranks)) continue;
      for (const fact of judged.verdict.missing) if (canBeAsked(fact)) found.add(fact);
      return;
    }
    return;
  }
  const { kind, members } = judged;
  const group = kind === "any" ? "any" : "all";
  const reached = members.map((member) => reachable(member, canBeAsked));
  members.forEach((member, index) => {
    let beside = NEUTRAL[group];
    reached.forEach((ranks, place) => {
      if (place !== index) beside = joined(group, beside, ranks);
    });
    const inner = new Set<Context>();
    for (const context of contexts) {
      for (const other of TRUTH_RANKS) {
        if ((beside & bit(other)) === 0) continue;
        const whole = (rank: TruthRank): TruthRank =>
          group === "any" ? Math.max(rank, other) : Math.min(rank, other);
        note(
          contextOf((rank) => outcomeIn(context, kind === "not" ? TRUE - whole(rank) : whole(rank))),
          inner,
        );
      }
    }
    descend(member, inner, canBeAsked, found);
  });
}

function contextOf(outcome: (rank: TruthRank) => number): Context {
  return outcome(FALSE) | (outcome(UNKNOWN) << BITS) | (outcome(TRUE) << (2 * BITS));
}

function outcomeIn(context: Context, rank: TruthRank): number {
  return (context >> (rank * BITS)) & OUTCOME;
}

/** Whether two of some ranks lead to two outcomes. */
function matters(context: Context, ranks: TruthRanks): boolean {
  let first = -1;
  for (const rank of TRUTH_RANKS) {
    if ((ranks & bit(rank)) === 0) continue;
    const outcome = outcomeIn(context, rank);
    if (first !== -1 && outcome !== first) return true;
    first = outcome;
  }
  return false;
}

/** Takes in a context, unless nothing matters in it. */
function note(context: Context, contexts: Set<Context>): void {
  if (matters(context, SETS - 1)) contexts.add(context);
}
