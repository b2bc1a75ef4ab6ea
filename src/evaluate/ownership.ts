import type {
  SharesBySource,
  ShownFactor,
  ShownHolder,
  ShownOwner,
  ShownOwnership,
  ShownStep,
} from "../contract/ownership.ts";
import { formatRational } from "../exact/rational.ts";
import { addScaled, formatScaled, NONE, toScaled } from "../exact/scaled.ts";
import { isBand, type Profile, type Share } from "../profile/answer.ts";
import { endingPart } from "../profile/band-readings.ts";
import { writeBand } from "../profile/bands.ts";
import { capitalOf } from "../profile/capital.ts";
import { decisiveStake, stakesIn } from "../profile/decisive-stake.ts";
import type { FactValue } from "../profile/facts.ts";
import {
  type BandedOwnership,
  type BySource,
  type ExactOwnership,
  type Ownership,
  ownershipOf,
  partOf,
  SOURCES,
  type Source,
} from "../profile/ownership.ts";
import type { OwnershipGraph } from "../profile/ownership-graph.ts";
import { type Factor, loopSteps, type OwnerStep, ownershipSteps } from "../profile/ownership-steps.ts";
import { sharesOf } from "../profile/shares.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { HOLDERS_NOT_GIVEN, notesOf } from "./ownership-notes.ts";
import { showReading } from "./reading.ts";

/** Nobody follows more by hand; what is worked out rests on all of them. */
const MOST_STEPS = 40;
const MOST_ROUTES = 40;

const explained = new WeakMap<Ownership, ShownOwnership>();

/** The report's account of a company's ownership; null where the profile says nothing of it. */
export function explainOwnership(profile: Profile, relations: Relations): ShownOwnership | null {
  const ownership = ownershipOf(profile);
  if (ownership === null) return givenShare(sharesOf(profile, relations).foreign);
  const known = explained.get(ownership);
  if (known !== undefined) return known;
  const shown = explain(ownership);
  explained.set(ownership, shown);
  return shown;
}

function explain(ownership: Ownership): ShownOwnership {
  return ownership.through === null ? explainBands(ownership) : explainExactly(ownership);
}

/** With more stakes it is not told apart what each end of a chain can have of the company. */
const MOST_STAKES_APART = 60;

/** Where ranges were given: what each source, and each end of the chains, can have over all ways to fill them. */
function explainBands(ownership: BandedOwnership): ShownOwnership {
  const { graph, leading, foreign } = ownership;
  const isLarge = stakesIn(graph) > MOST_STAKES_APART;
  const bySource = { direct: {} as SharesBySource, lookThrough: {} as SharesBySource };
  for (const source of SOURCES) {
    const { direct, lookThrough } = partOf(graph, (other) => other === source);
    if (direct.high.n !== 0n) bySource.direct = { ...bySource.direct, [source]: showReading(direct) };
    if (lookThrough.high.n !== 0n)
      bySource.lookThrough = { ...bySource.lookThrough, [source]: showReading(lookThrough) };
  }
  const partOfOwner = (owner: number): ShownOwner["lookThrough"] => {
    if (!leading.has(owner)) return "0";
    if (isLarge || graph.owners[owner]?.heldBy !== null) return null;
    return showReading(endingPart(graph, (other) => other === owner));
  };
  return {
    form: graph.form,
    owners: ownersOf(graph, partOfOwner),
    direct: { foreign: showReading(foreign.direct), bySource: bySource.direct, total: "100" },
    lookThrough: {
      foreign: showReading(foreign.lookThrough),
      bySource: bySource.lookThrough,
      total: "100",
      steps: [],
      loops: [],
    },
    ...exactFirst(ownership),
    notes: notesOf(graph, (owner) => leading.has(owner), []),
  };
}

function exactFirst(ownership: BandedOwnership): Pick<ShownOwnership, "exactFirst"> {
  const stake = decisiveStake(ownership);
  if (stake === null) return {};
  const { owner, of, band } = stake;
  return { exactFirst: { owner, of, share: writeBand(band, formatRational) } };
}

/** The owners with what each has of the company, looked through. */
function ownersOf(
  graph: OwnershipGraph,
  lookThroughOf: (owner: number) => ShownOwner["lookThrough"],
): ShownOwner[] {
  const capital = capitalOf(graph);
  return graph.owners.map(({ name, origin, isRest, heldBy }, index) => ({
    name,
    origin: origin ?? "unknown",
    isRest,
    capital: capital[index] ?? "unknown",
    lookThrough: lookThroughOf(index),
    holders: heldBy?.map(({ holder, share }) => ({ owner: holder, share: showHeld(share) })) ?? null,
  }));
}

function showHeld(share: Share): ShownHolder["share"] {
  return isBand(share) ? writeBand(share, formatRational) : formatScaled(toScaled(share));
}

function explainExactly(ownership: ExactOwnership): ShownOwnership {
  const { graph, through } = ownership;
  const shares = through.shares.map(formatScaled);
  const shareOf = (owner: number): string => {
    const share = shares[owner];
    if (share === undefined) throw new Error(`there is no owner ${owner}`);
    return share;
  };
  return {
    form: graph.form,
    owners: ownersOf(graph, shareOf),
    direct: { foreign: showReading(ownership.foreign.direct), ...showSources(ownership.direct) },
    lookThrough: {
      foreign: showReading(ownership.foreign.lookThrough),
      ...showSources(ownership.lookThrough),
      ...firstSteps(ownership),
      loops: loopSteps(ownership).map(({ members }) => ({
        members: members.map(({ owner, terms }) => ({
          owner,
          terms: terms.map(({ of, share }) => ({ of, share: formatScaled(share) })),
          solved: shareOf(owner),
        })),
      })),
    },
    notes: notesOf(graph, (owner) => through.shares[owner]?.n !== 0n, through.loops),
  };
}

function firstSteps(
  ownership: ExactOwnership,
): Pick<ShownOwnership["lookThrough"], "steps" | "stepsLeftOut"> {
  const steps: ShownStep[] = [];
  let count = 0;
  for (const step of ownershipSteps(ownership)) {
    count += 1;
    if (count <= MOST_STEPS) steps.push(showStep(step));
  }
  return count > steps.length ? { steps, stepsLeftOut: count - steps.length } : { steps };
}

function showStep({ owner, routes, total }: OwnerStep): ShownStep {
  const shown = routes.slice(0, MOST_ROUTES).map(({ factors, product }) => ({
    factors: factors.map(showFactor),
    product: formatScaled(product),
  }));
  const [only] = shown;
  const isSum = routes.length !== 1 || only === undefined;
  const told = { owner, routes: shown, total: isSum ? formatScaled(total) : only.product };
  return routes.length > shown.length ? { ...told, routesLeftOut: routes.length - shown.length } : told;
}

function showFactor({ holder, of, share, workedOut }: Factor): ShownFactor {
  return { owner: holder, of, share: formatScaled(share), workedOut };
}

function showSources(sums: BySource): { bySource: SharesBySource; total: string } {
  let total = NONE;
  const bySource: Partial<Record<Source, string>> = {};
  for (const source of SOURCES) {
    const share = sums.get(source);
    if (share === undefined) continue;
    bySource[source] = formatScaled(share);
    total = addScaled(total, share);
  }
  return { bySource, total: formatScaled(total) };
}

function givenShare(foreign: FactValue): ShownOwnership | null {
  if (foreign.kind !== "share") return null;
  const given = { foreign: showReading(foreign.direct), bySource: {}, total: "100" };
  return {
    form: "share",
    owners: [],
    direct: given,
    lookThrough: { ...given, steps: [], loops: [] },
    notes: HOLDERS_NOT_GIVEN,
  };
}
