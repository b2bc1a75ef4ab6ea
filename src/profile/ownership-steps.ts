import { multiplyScaled, NONE, type Scaled, toScaled } from "../exact/scaled.ts";
import { groupsInOrder } from "./loops.ts";
import type { ExactOwnership } from "./ownership.ts";

/** One factor of a route: what `holder` holds of `of`; or what it has of the company, worked out in an earlier step. */
export interface Factor {
  readonly holder: number;
  readonly of: number;
  /** In percent. */
  readonly share: Scaled;
  readonly workedOut: boolean;
}

/** One route by which an owner has a part of the company: its factors from the owner to the company. */
export interface Route {
  readonly factors: readonly Factor[];
  /** In percent of the company. */
  readonly product: Scaled;
}

/** What one owner has of the company: the sum over its routes. */
export interface OwnerStep {
  readonly owner: number;
  readonly routes: readonly Route[];
  readonly total: Scaled;
}

/** One equation of a loop: what a member has is what it has of others, by what these have; 100 for the company itself. */
export interface LoopStep {
  readonly members: readonly { readonly owner: number; readonly terms: readonly Factor[] }[];
}

/** Routes longer than this are told in two steps. */
const LONGEST_ROUTE = 6;

/** The equations of the loops that lead to the company. */
export function loopSteps({ graph, through }: ExactOwnership): LoopStep[] {
  return through.loops.map((loop) => {
    const members = new Map(loop.map((owner) => [owner, { owner, terms: [] as Factor[] }]));
    graph.owners.forEach(({ heldBy }, of) => {
      if (through.shares[of]?.n === 0n) return;
      for (const { holder, share } of heldBy ?? []) {
        members.get(holder)?.terms.push({ holder, of, share: toScaled(share), workedOut: false });
      }
    });
    return { members: [...members.values()] };
  });
}

/**
 * How every share of the look-through came about. A route runs from its owner to the company, or to an owner whose
 * share an earlier step worked out (one with several routes of its own, in a loop, or far up), so that the steps
 * grow with the stakes and not with the number of routes.
 */
export function* ownershipSteps(ownership: ExactOwnership): Generator<OwnerStep> {
  const { graph, through } = ownership;
  const held = holdingsOf(ownership);
  const workedOut = new Set([0, ...through.loops.flat()]);
  const routes: (Route | null)[] = graph.owners.map(() => null);
  for (const owner of groupsInOrder(graph).flat()) {
    const total = through.shares[owner] ?? NONE;
    if (total.n === 0n) continue;
    const own = (held[owner] ?? []).map(({ of, share }) => extend(routes[of] ?? null, owner, of, share));
    const [only] = own;
    const isEnd = graph.owners[owner]?.heldBy === null;
    const isShort = own.length === 1 && only !== undefined && only.factors.length < LONGEST_ROUTE;
    if (workedOut.has(owner)) routes[owner] = workedOutRoute(owner, total);
    else if (isShort && !isEnd) routes[owner] = only;
    else {
      if (!isEnd) routes[owner] = workedOutRoute(owner, total);
      yield { owner, routes: own, total };
    }
  }
}

interface Holding {
  readonly of: number;
  readonly share: Scaled;
}

/** What each owner holds, for those that lead to the company. */
function holdingsOf({ graph, through }: ExactOwnership): Holding[][] {
  const held: Holding[][] = graph.owners.map(() => []);
  graph.owners.forEach(({ heldBy }, of) => {
    if (through.shares[of]?.n === 0n) return;
    for (const { holder, share } of heldBy ?? []) held[holder]?.push({ of, share: toScaled(share) });
  });
  return held;
}

function workedOutRoute(owner: number, total: Scaled): Route {
  if (owner === 0 && total.n === 100n && total.tens === 0) return { factors: [], product: total };
  return { factors: [{ holder: owner, of: 0, share: total, workedOut: true }], product: total };
}

function extend(route: Route | null, holder: number, of: number, share: Scaled): Route {
  const factor = { holder, of, share, workedOut: false };
  if (route === null || route.factors.length === 0) return { factors: [factor], product: share };
  const { n, tens, rest } = multiplyScaled(route.product, share);
  return { factors: [factor, ...route.factors], product: { n, tens: tens + 2, rest } };
}
