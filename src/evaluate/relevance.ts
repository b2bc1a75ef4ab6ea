import { FALSE, type Level, levelOf, TRUE, UNKNOWN } from "../logic/kleene.ts";
import type { Judged, JudgedLeaf } from "../logic/tree.ts";
import type { Status } from "../rules/document.ts";
import { outcomeTables } from "./compiled/level.ts";

/** A rule's two trees, judged by what is known so far. */
export interface JudgedTrees {
  readonly applies: Judged;
  readonly requires: Judged;
}

/** Whether a fact's answer can still be asked for. A kept "don't know" cannot: it stays unknown. */
export type CanBeAsked = (fact: string) => boolean;

/** A set of levels of truth, a bit for each. */
type Levels = number;

/** What the whole rule comes to at each level of one node, the rest of the rule being settled: three outcomes, three bits each. */
type Context = number;

const ALL_LEVELS: readonly Level[] = [FALSE, UNKNOWN, TRUE];
const SETS = 1 << ALL_LEVELS.length;
const BITS = 3;
const OUTCOME = (1 << BITS) - 1;
const UNSETTLED: Levels = bit(UNKNOWN);
/** What two sets of members come to in a group, by `first * SETS + second`. */
const JOINED = { all: joinedSets(Math.min), any: joinedSets(Math.max) };
const NEUTRAL: Readonly<Record<"all" | "any", Levels>> = { all: bit(TRUE), any: bit(FALSE) };
const MIRRORED = mirroredSets();
const OUTCOMES_AT = outcomeTables(false);

function bit(level: Level): Levels {
  return 1 << level;
}

function joinedSets(join: (first: Level, second: Level) => Level): Uint8Array {
  const sets = new Uint8Array(SETS * SETS);
  for (let pair = 0; pair < sets.length; pair += 1) {
    for (const first of ALL_LEVELS) {
      for (const second of ALL_LEVELS) {
        const isIn = (Math.floor(pair / SETS) & bit(first)) !== 0 && ((pair % SETS) & bit(second)) !== 0;
        if (isIn) sets[pair] = (sets[pair] ?? 0) | bit(join(first, second));
      }
    }
  }
  return sets;
}

function mirroredSets(): Uint8Array {
  const ofSet = (set: number): Levels =>
    ALL_LEVELS.reduce((mirrored, level) => mirrored | ((set & bit(level)) === 0 ? 0 : bit(TRUE - level)), 0);
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
  const outcome = (first: Level, second: Level): number => outcomes[first * ALL_LEVELS.length + second] ?? 0;
  const overApplies = new Set<Context>();
  const overRequires = new Set<Context>();
  const ofRequires = reachable(requires, canBeAsked);
  const ofApplies = reachable(applies, canBeAsked);
  for (const other of ALL_LEVELS) {
    if ((ofRequires & bit(other)) !== 0)
      note(
        contextOf((level) => outcome(level, other)),
        overApplies,
      );
    if ((ofApplies & bit(other)) !== 0)
      note(
        contextOf((level) => outcome(other, level)),
        overRequires,
      );
  }
  descend(applies, overApplies, canBeAsked, found);
  descend(requires, overRequires, canBeAsked, found);
  return found;
}

/** The levels that a tree can come to, leaf by leaf, when more is answered. */
function reachable(judged: Judged, canBeAsked: CanBeAsked): Levels {
  if (judged.kind === "leaf") return reachableByLeaf(judged, canBeAsked);
  const group = judged.kind === "any" ? "any" : "all";
  let levels = NEUTRAL[group];
  for (const member of judged.members) levels = joined(group, levels, reachable(member, canBeAsked));
  return judged.kind === "not" ? mirrored(levels) : levels;
}

function reachableByLeaf({ truth, leaf, verdict }: JudgedLeaf, canBeAsked: CanBeAsked): Levels {
  if (truth !== "unknown") return bit(levelOf(truth));
  let open = 0;
  for (const fact of verdict.missing) if (canBeAsked(fact)) open += 1;
  if (open === 0) return UNSETTLED;
  if (leaf.certainty === "orUnsettled") return bit(TRUE) | UNSETTLED;
  if (open === verdict.missing.length) return bit(TRUE) | bit(FALSE);
  // A part of an unknown whole: none of it is 0 % of any whole, and every other part stays unknown.
  const isOwnOpen = verdict.missing.includes(leaf.fact) && canBeAsked(leaf.fact);
  return isOwnOpen ? bit(TRUE) | UNSETTLED : UNSETTLED;
}

function joined(group: "all" | "any", first: Levels, second: Levels): Levels {
  return JOINED[group][first * SETS + second] ?? 0;
}

function mirrored(levels: Levels): Levels {
  return MIRRORED[levels] ?? 0;
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
    const levels = reachableByLeaf(judged, canBeAsked);
    for (const context of contexts) {
      if (!matters(context, levels)) continue;
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
    reached.forEach((levels, place) => {
      if (place !== index) beside = joined(group, beside, levels);
    });
    const inner = new Set<Context>();
    for (const context of contexts) {
      for (const other of ALL_LEVELS) {
        if ((beside & bit(other)) === 0) continue;
        const whole = (level: Level): Level =>
          group === "any" ? Math.max(level, other) : Math.min(level, other);
        note(
          contextOf((level) => outcomeIn(context, kind === "not" ? TRUE - whole(level) : whole(level))),
          inner,
        );
      }
    }
    descend(member, inner, canBeAsked, found);
  });
}

function contextOf(outcome: (level: Level) => number): Context {
  return outcome(FALSE) | (outcome(UNKNOWN) << BITS) | (outcome(TRUE) << (2 * BITS));
}

function outcomeIn(context: Context, level: Level): number {
  return (context >> (level * BITS)) & OUTCOME;
}

/** Whether two of some levels lead to two outcomes. */
function matters(context: Context, levels: Levels): boolean {
  let first = -1;
  for (const level of ALL_LEVELS) {
    if ((levels & bit(level)) === 0) continue;
    const outcome = outcomeIn(context, level);
    if (first !== -1 && outcome !== first) return true;
    first = outcome;
  }
  return false;
}

/** Takes in a context, unless nothing matters in it. */
function note(context: Context, contexts: Set<Context>): void {
  if (matters(context, SETS - 1)) contexts.add(context);
}
