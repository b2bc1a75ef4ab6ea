import { type Band, bandOf, complement, type Interval, intersection, sumOf } from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { intervalOf, isBand } from "./answer.ts";
import { closedLoops } from "./band-readings.ts";
import { type BandedOwnership, workOut } from "./ownership.ts";
import type { Owner, OwnershipGraph } from "./ownership-graph.ts";

/** A share that is known only by its range, by the owner and the one held. */
export interface BandedStake {
  readonly owner: number;
  readonly of: number;
  readonly band: Band;
}

/** More shares than this are not tried one by one; those with the widest ranges are. */
const MOST_TRIED = 12;
/** In groups with more stakes the widest range is named, untried. */
const LARGEST_TRIED = 60;

/**
 * Of the shares known only by a range the one whose exact number would narrow the foreign share most: by which both
 * readings together are at most so wide, whichever end of its range it turns out to be. The first of equals.
 */
export function decisiveStake({ graph, leading }: BandedOwnership): BandedStake | null {
  const stakes = graph.owners
    .flatMap(({ heldBy }, of) =>
      (leading.has(of) ? (heldBy ?? []) : []).flatMap(({ holder, share }): BandedStake[] =>
        isBand(share) && !(graph.owners[holder]?.isRest ?? false) ? [{ owner: holder, of, band: share }] : [],
      ),
    )
    .map((stake) => ({ stake, width: widthOf(intervalOf(stake.band)) }))
    .sort((a, b) => b.width.compare(a.width))
    .slice(0, MOST_TRIED);
  if (stakesIn(graph) > LARGEST_TRIED) return stakes[0]?.stake ?? null;
  let best: { readonly stake: BandedStake; readonly left: Rational } | null = null;
  for (const { stake } of stakes) {
    const left = widthIfKnown(graph, stake);
    if (left !== null && (best === null || left.lt(best.left))) best = { stake, left };
  }
  return best?.stake ?? null;
}

/** How many times somebody holds somebody in a graph. */
export function stakesIn({ owners }: OwnershipGraph): number {
  return owners.reduce((sum, { heldBy }) => sum + (heldBy?.length ?? 0), 0);
}

/** How wide both readings together would be at most, were one share known; null where none of its ends can be. */
function widthIfKnown(graph: OwnershipGraph, { owner, of, band }: BandedStake): Rational | null {
  const level = graph.owners[of]?.heldBy ?? [];
  const others = sumOfAll(
    level.filter(({ holder }) => holder !== owner).map(({ share }) => intervalOf(share)),
  );
  const possible = intersection(intervalOf(band), complement(others, HUNDRED));
  if (possible === null) return null;
  const widths = [possible.low, possible.high].flatMap((share) => {
    const owners = graph.owners.map((one, index) =>
      index !== of || one.heldBy === null
        ? one
        : {
            ...one,
            heldBy: one.heldBy.map((stake) => (stake.holder === owner ? { ...stake, share } : stake)),
          },
    );
    const known = { ...graph, owners: owners.map(closed) };
    if (closedLoops(known).length > 0) return [];
    const { direct, lookThrough } = workOut(known).foreign;
    return [widthOf(direct).add(widthOf(lookThrough))];
  });
  const [first, ...more] = widths;
  return first === undefined ? null : more.reduce((one, other) => (one.gt(other) ? one : other), first);
}

/** The owner with every end of its holders' ranges counted, so that each end can be tried. */
function closed(owner: Owner): Owner {
  const heldBy = owner.heldBy?.map((stake) => {
    if (!isBand(stake.share)) return stake;
    const { low, high } = intervalOf(stake.share);
    return { ...stake, share: bandOf({ low, high }) };
  });
  return { ...owner, heldBy: heldBy ?? null };
}

function sumOfAll(intervals: readonly Interval[]): Interval {
  return intervals.reduce<Interval>(sumOf, { low: ZERO, high: ZERO });
}

function widthOf({ low, high }: Interval): Rational {
  return high.sub(low);
}
