import { HUNDRED } from "../exact/rational.ts";
import { multiplyScaled, NONE, type Scaled, toScaled } from "../exact/scaled.ts";
import type { Ownership } from "./ownership.ts";

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

/**
 * How every share of the look-through came about. A route runs from its owner to the company, or to an owner whose
 * share an earlier step worked out (one with several routes of its own, in a loop, or far up), so that the steps
 * grow with the stakes and not with the number of routes.
 */
export function ownershipSteps(ownership: Ownership): { steps: OwnerStep[]; loops: LoopStep[] } {
  const { graph, through } = ownership;
  const held = holdingsOf(ownership);
  const inLoop = new Set(through.loops.flat());
  const loops = through.loops.map((loop) => ({
    members: loop.map((owner) => ({
      owner,
      terms: (held[owner] ?? []).map(({ of, share }) => ({ holder: owner, of, share, workedOut: false })),
    })),
  }));
  const routes: (Route | null)[] = graph.owners.map(() => null);
  const steps: OwnerStep[] = [];
  for (const owner of inOrderFromCompany(ownership, held)) {
    const total = through.shares[owner] ?? NONE;
    if (inLoop.has(owner) || owner === 0) {
      routes[owner] = workedOutRoute(owner, total);
      continue;
    }
    const own = (held[owner] ?? []).map(({ of, share }) =>
      extend(routes[of] ?? null, { holder: owner, of, share }),
    );
    const isEnd = graph.owners[owner]?.heldBy === null;
    const [only] = own;
    const isLong = (only?.factors.length ?? 0) >= LONGEST_ROUTE;
    if (isEnd || own.length > 1 || isLong || only === undefined) {
      steps.push({ owner, routes: own, total });
      routes[owner] = workedOutRoute(owner, total);
    } else routes[owner] = only;
  }
  return { steps, loops };
}

interface Holding {
  readonly of: number;
  readonly share: Scaled;
}

/** What each owner holds, for those that lead to the company. */
function holdingsOf({ graph, through }: Ownership): Holding[][] {
  const held: Holding[][] = graph.owners.map(() => []);
  graph.owners.forEach(({ heldBy }, of) => {
    if (through.shares[of]?.n === 0n) return;
    for (const { holder, share } of heldBy ?? []) held[holder]?.push({ of, share: toScaled(share) });
  });
  return held;
}

/** Every owner that leads to the company, after all that it holds outside its own loop. */
function inOrderFromCompany({ graph, through }: Ownership, held: readonly (readonly Holding[])[]): number[] {
  const loopOf = new Map(through.loops.flatMap((loop) => loop.map((owner) => [owner, loop] as const)));
  const waitsFor = held.map(
    (holdings, owner) => holdings.filter(({ of }) => !isSameLoop(loopOf, owner, of)).length,
  );
  const order: number[] = [];
  const ready = waitsFor.flatMap((count, owner) =>
    count === 0 && through.shares[owner]?.n !== 0n ? [owner] : [],
  );
  for (const owner of ready) {
    order.push(owner);
    for (const { holder } of graph.owners[owner]?.heldBy ?? []) {
      if (isSameLoop(loopOf, holder, owner)) continue;
      waitsFor[holder] = (waitsFor[holder] ?? 0) - 1;
      if (waitsFor[holder] === 0) ready.push(holder);
    }
  }
  return order;
}

function isSameLoop(loopOf: ReadonlyMap<number, readonly number[]>, a: number, b: number): boolean {
  const loop = loopOf.get(a);
  return loop !== undefined && loop === loopOf.get(b);
}

function workedOutRoute(owner: number, total: Scaled): Route {
  if (owner === 0 && total.n === 100n && total.tens === 0) return { factors: [], product: total };
  return { factors: [{ holder: owner, of: 0, share: total, workedOut: true }], product: total };
}

function extend(route: Route | null, { holder, of, share }: Omit<Factor, "workedOut">): Route {
  const before = route?.product ?? toScaled(HUNDRED);
  const product = multiplyScaled(before, { ...share, tens: share.tens + 2 });
  return { factors: [{ holder, of, share, workedOut: false }, ...(route?.factors ?? [])], product };
}
