import { complement, type Interval, intersection, isPoint, point } from "../exact/interval.ts";
import { HUNDRED } from "../exact/rational.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { intervalOf, type Profile } from "./answer.ts";
import { type FactValue, notGiven, type UnknownFact, type UnknownReason } from "./facts.ts";
import { lacksOrigin, type Ownership, otherSide, ownershipOf, type Readings } from "./ownership.ts";

/** A share that is held for others, or a company that is controlled by contract: no answer tells what counts. */
export const OPEN_SHARE: UnknownFact = { kind: "unknown", reason: "text-unsettled", missing: [] };

/** Whether shares are held for others, or the company is controlled by contract: no test of a share is then settled. */
export function areSharesOpen(profile: Profile, { sharesOpenBy }: Relations): boolean {
  const answer = sharesOpenBy === null ? null : profile.get(sharesOpenBy);
  return answer?.kind === "yes-no" && answer.value;
}

/** The foreign and the Chinese share of a profile. */
export interface Shares {
  readonly foreign: FactValue;
  readonly chinese: FactValue;
}

/** The shares that a profile gives, or that follow from its holders; a share given directly stands for both readings. */
export function sharesOf(profile: Profile, relations: Relations): Shares {
  const stated = statedForeignShare(profile, relations);
  const ownership = ownershipOf(profile);
  if (ownership !== null) return fromTable(ownership, stated);
  if (stated === null) {
    return {
      foreign: unknownShare(profile, relations.foreignShare),
      chinese: unknownShare(profile, relations.chineseShare),
    };
  }
  const { interval, fact } = stated;
  const both = { direct: interval, lookThrough: interval };
  if (isPoint(interval)) return asShares(both, null);
  return asShares(both, { kind: "unknown", reason: "do-not-know", missing: [fact] }, true);
}

function unknownShare(profile: Profile, fact: string | null): UnknownFact {
  if (fact === null) return { kind: "unknown", reason: "not-answered", missing: [] };
  return notGiven(fact, profile.get(fact) === null ? null : undefined);
}

/** A share that was given directly, and the fact that it was given as. */
export interface StatedShare {
  readonly interval: Interval;
  readonly fact: string;
}

/** The share that a profile gives for a fact, as the interval of what it can be; null where it gives none. */
export function givenShare(profile: Profile, fact: string | null): Interval | null {
  const answer = fact === null ? null : profile.get(fact);
  if (answer?.kind === "share") return point(answer.value);
  return answer?.kind === "share-band" ? intervalOf(answer.band) : null;
}

/**
 * The foreign share that was given directly, or as the rest of the Chinese one; null where neither was. Where both
 * were, what fits both.
 */
export function statedForeignShare(
  profile: Profile,
  { foreignShare, chineseShare }: Relations,
): StatedShare | null {
  const foreign = givenShare(profile, foreignShare);
  const chinese = givenShare(profile, chineseShare);
  const rest = chinese === null ? null : complement(chinese, HUNDRED);
  if (foreign === null || foreignShare === null)
    return rest === null || chineseShare === null ? null : { interval: rest, fact: chineseShare };
  if (rest === null || isPoint(foreign)) return { interval: foreign, fact: foreignShare };
  return { interval: intersection(foreign, rest) ?? foreign, fact: foreignShare };
}

/** The table's readings; a share that is also stated settles each reading in which it is possible. */
function fromTable(ownership: Ownership, stated: StatedShare | null): Shares {
  const table = ownership.foreign;
  const settle = (reading: Interval): Interval =>
    stated === null ? reading : (intersection(reading, stated.interval) ?? reading);
  const readings = { direct: settle(table.direct), lookThrough: settle(table.lookThrough) };
  const certain = isPoint(readings.direct) && isPoint(readings.lookThrough);
  const reason: UnknownReason = lacksOrigin(ownership) ? "not-answered" : "do-not-know";
  const isBanded = ownership.through === null || (stated !== null && !isPoint(stated.interval));
  const uncertain: UnknownFact = { kind: "unknown", reason, missing: [ownership.graph.form] };
  return asShares(readings, certain ? null : uncertain, isBanded);
}

function asShares(foreign: Readings, uncertain: UnknownFact | null, isBanded = false): Shares {
  const banded = isBanded ? { isBanded } : {};
  return {
    foreign: { kind: "share", ...foreign, uncertain, ...banded },
    chinese: { kind: "share", ...otherSide(foreign), uncertain, ...banded },
  };
}
