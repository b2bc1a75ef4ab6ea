import { complement, highEnd, type Interval, intervalFrom, lowEnd, point } from "../exact/interval.ts";
import { HUNDRED } from "../exact/rational.ts";
import { addScaled, fromScaled, NONE, type Scaled, toScaled } from "../exact/scaled.ts";
import { type Answer, ORIGINS, type Origin, type Profile } from "./answer.ts";
import { directPart, endingPart, leadingTo } from "./band-readings.ts";
import { type LookThrough, lookThrough } from "./look-through.ts";
import {
  type ExactGraph,
  isExact,
  type Owner,
  type OwnershipGraph,
  ownershipGraph,
} from "./ownership-graph.ts";

/** A share in percent in its two readings: of who holds the company itself, and along every chain of holders. */
export interface Readings {
  readonly direct: Interval;
  readonly lookThrough: Interval;
}

/** Where a share comes from; `unknown` where its origin was not given or is not known. */
export type Source = Origin | "unknown";
export const SOURCES: readonly Source[] = [...ORIGINS, "unknown"];

/** The percent of the company that comes from each source; together exactly 100. */
export type BySource = ReadonlyMap<Source, Scaled>;

/** Who owns a company, worked out in both readings. */
export interface ExactOwnership {
  readonly graph: ExactGraph;
  readonly through: LookThrough;
  readonly direct: BySource;
  readonly lookThrough: BySource;
  /** The foreign share. */
  readonly foreign: Readings;
}

/** Who owns a company where some share is known only by its range: what can be, over all ways to fill the ranges. */
export interface BandedOwnership {
  readonly graph: OwnershipGraph;
  readonly through: null;
  /** The owners that can have a part of the company, the company itself included. */
  readonly leading: ReadonlySet<number>;
  readonly foreign: Readings;
}

export type Ownership = ExactOwnership | BandedOwnership;

const workedOut = new WeakMap<Answer, Ownership>();

/** The origins of who holds the company itself and of who ends each chain; null where nobody is named. */
export function originsOfOwners(profile: Profile): ReadonlySet<Source> | null {
  const ownership = ownershipOf(profile);
  if (ownership === null) return null;
  if (ownership.through === null)
    return new Set(decidingOwners(ownership.graph, ownership.leading).map(sourceOf));
  const shares = [...ownership.direct, ...ownership.lookThrough];
  return new Set(shares.flatMap(([source, share]) => (share.n === 0n ? [] : [source])));
}

/** The ownership that a profile's table or graph describes; null where it gives neither. */
export function ownershipOf(profile: Profile): Ownership | null {
  const investors = profile.get("investors");
  const answer = investors?.kind === "investors" ? investors : profile.get("entities");
  if (answer?.kind !== "investors" && answer?.kind !== "entities") return null;
  const known = workedOut.get(answer);
  if (known !== undefined && known.graph.owners[0]?.name === nameOf(profile)) return known;
  const graph = ownershipGraph(profile);
  if (graph === null) return null;
  const ownership = workOut(graph);
  workedOut.set(answer, ownership);
  return ownership;
}

function nameOf(profile: Profile): string {
  const name = profile.get("name");
  return name?.kind === "text" ? name.text : "";
}

/** Both readings of a graph in which every loop has an owner outside it. */
export function workOut(graph: OwnershipGraph): Ownership {
  return isExact(graph) ? workOutExactly(graph) : workOutBands(graph);
}

/** What the owners of a source can have in each reading: directly, and at the ends of all chains. */
export function partOf(graph: OwnershipGraph, isMeant: (source: Source) => boolean): Readings {
  const isCounted = (owner: number): boolean => isMeant(sourceOf(graph.owners[owner]));
  return { direct: directPart(graph, isCounted), lookThrough: endingPart(graph, isCounted) };
}

/** Every origin but mainland is foreign; what is unknown could be either. */
function workOutBands(graph: OwnershipGraph): BandedOwnership {
  const most = partOf(graph, (source) => source !== "mainland");
  const leading = leadingTo(graph);
  const isKnown = decidingOwners(graph, leading).every(
    ({ origin }) => origin !== undefined && origin !== null,
  );
  if (isKnown) return { graph, through: null, leading, foreign: most };
  const least = partOf(graph, (source) => source !== "mainland" && source !== "unknown");
  const foreign = {
    direct: span(least.direct, most.direct),
    lookThrough: span(least.lookThrough, most.lookThrough),
  };
  return { graph, through: null, leading, foreign };
}

/** From the low end of one interval to the high end of another. */
function span(least: Interval, most: Interval): Interval {
  return intervalFrom(lowEnd(least), highEnd(most));
}

/** The direct holders that can have a part, and the ends of all chains that can. */
function decidingOwners(graph: OwnershipGraph, leading: ReadonlySet<number>): Owner[] {
  const direct = new Set(graph.owners[0]?.heldBy?.map((stake) => stake.holder));
  return graph.owners.filter(
    ({ heldBy }, index) => leading.has(index) && (direct.has(index) || heldBy === null),
  );
}

function workOutExactly(graph: ExactGraph): ExactOwnership {
  const through = lookThrough(graph);
  const direct = new Map<Source, Scaled>();
  const byEnds = new Map<Source, Scaled>();
  for (const { holder, share } of graph.owners[0]?.heldBy ?? []) {
    addTo(direct, sourceOf(graph.owners[holder]), toScaled(share));
  }
  graph.owners.forEach((owner, index) => {
    if (owner.heldBy === null) addTo(byEnds, sourceOf(owner), through.shares[index] ?? NONE);
  });
  return {
    graph,
    through,
    direct,
    lookThrough: byEnds,
    foreign: { direct: foreignPart(direct), lookThrough: foreignPart(byEnds) },
  };
}

/** The other side of every reading: the Chinese share from the foreign one, and back. */
export function otherSide(readings: Readings): Readings {
  const direct = complement(readings.direct, HUNDRED);
  const isOne = readings.direct === readings.lookThrough;
  return { direct, lookThrough: isOne ? direct : complement(readings.lookThrough, HUNDRED) };
}

/** Whether any holder that decides one of the readings has an origin that was not answered at all. */
export function lacksOrigin(ownership: Ownership): boolean {
  const { graph, through } = ownership;
  if (through === null)
    return decidingOwners(graph, ownership.leading).some(({ origin }) => origin === undefined);
  const direct = new Set(graph.owners[0]?.heldBy?.map((stake) => stake.holder));
  return graph.owners.some(
    ({ origin, heldBy }, index) =>
      origin === undefined &&
      (direct.has(index) || (heldBy === null && (through.shares[index] ?? NONE).n !== 0n)),
  );
}

/** What an owner counts as. */
export function sourceOf(owner: Owner | undefined): Source {
  return owner?.origin ?? "unknown";
}

function addTo(sums: Map<Source, Scaled>, source: Source, share: Scaled): void {
  sums.set(source, addScaled(sums.get(source) ?? NONE, share));
}

/** Every origin but mainland is foreign; what is unknown could be either. */
function foreignPart(sums: BySource): Interval {
  let low = NONE;
  for (const [source, share] of sums) {
    if (source !== "mainland" && source !== "unknown") low = addScaled(low, share);
  }
  const known = fromScaled(low);
  const unknown = sums.get("unknown") ?? NONE;
  return unknown.n === 0n ? point(known) : { low: known, high: known.add(fromScaled(unknown)) };
}
