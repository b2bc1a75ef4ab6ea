import type { Transfer } from "../contract/changes.ts";
import { isPoint } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, rational, ZERO } from "../exact/rational.ts";
import { present } from "../input/present.ts";
import { isBand } from "../profile/answer.ts";
import { workOut } from "../profile/ownership.ts";
import type { Owner, OwnershipGraph, Stake } from "../profile/ownership-graph.ts";

const WHOLE = rational(1n);
/** With more owners behind the direct holders, told once for each of them, no transfer is looked for. */
const MOST_OWNERS_BEHIND = 20_000;

/** A direct holder with what can be taken from it, in percent of the company, and its foreign parts out of 1. */
interface Seat {
  readonly owner: Owner;
  readonly share: Rational;
  readonly direct: Rational;
  readonly lookThrough: Rational;
}

/**
 * Whose points would pass to mainland or to foreign holders so that neither reading of the foreign share is on the
 * wrong side of `foreign` (in percent): first from the largest holders of the other side, then from those that are
 * so only by look-through. Null where an origin or a share is not known exactly, where the readings lie on both sides,
 * or where the company holds a part of its own holders, so that a transfer would change what the others have too.
 */
export function transferTowards(graph: OwnershipGraph, foreign: Rational): Transfer | null {
  const stakes = graph.owners[0]?.heldBy ?? [];
  const seats = seatsOf(graph, stakes);
  if (seats === null) return null;
  const sumBy = (part: "direct" | "lookThrough"): Rational =>
    seats.reduce((sum, seat) => sum.add(seat.share.mul(seat[part])), ZERO);
  const [direct, lookThrough] = [sumBy("direct"), sumBy("lookThrough")];
  const isLess = direct.gte(foreign) && lookThrough.gte(foreign);
  if (!isLess && (direct.gt(foreign) || lookThrough.gt(foreign))) return null;
  const sided = isLess ? seats : seats.map(mirrored);
  const taken = take(sided, direct.sub(foreign).abs(), lookThrough.sub(foreign).abs());
  if (taken === null || taken.size === 0) return null;
  const sum = [...taken.values()].reduce((total, points) => total.add(points), ZERO);
  return {
    points: formatRational(sum),
    from: [...taken].map(([{ name, origin }, points]) => ({
      name,
      origin: origin ?? null,
      points: formatRational(points),
    })),
    to: isLess ? "mainland" : "foreign",
  };
}

/** Each direct holder with its parts; null where one is not known exactly, or is held by the company. */
function seatsOf(graph: OwnershipGraph, stakes: readonly Stake[]): Seat[] | null {
  const seats: Seat[] = [];
  let behind = 0;
  for (const { holder, share } of stakes) {
    const members = ownersBehind(graph, holder);
    behind += members.length;
    const owner = graph.owners[holder];
    if (owner === undefined || isBand(share) || members.includes(0) || behind > MOST_OWNERS_BEHIND)
      return null;
    const { direct, lookThrough } = workOut(heldBy(graph, members)).foreign;
    if (!isPoint(direct) || !isPoint(lookThrough)) return null;
    const parts = { direct: direct.low.div(HUNDRED), lookThrough: lookThrough.low.div(HUNDRED) };
    seats.push({ owner, share, ...parts });
  }
  return seats;
}

/** An owner and all that hold it by any route. */
function ownersBehind({ owners }: OwnershipGraph, owner: number): number[] {
  const behind = new Set([owner]);
  for (const member of behind) for (const { holder } of owners[member]?.heldBy ?? []) behind.add(holder);
  return [...behind];
}

/** A company that the first of some owners has all of, with those owners alone. */
function heldBy({ form, owners }: OwnershipGraph, members: readonly number[]): OwnershipGraph {
  const places = new Map(members.map((member, index) => [member, index + 1]));
  const placeOf = (member: number): number => present(places.get(member), `owner ${member}`);
  const behind = members.flatMap((member): Owner[] => {
    const owner = owners[member];
    if (owner === undefined) return [];
    const held = owner.heldBy?.map(({ holder, share }) => ({ holder: placeOf(holder), share })) ?? null;
    return [{ ...owner, heldBy: held }];
  });
  const company: Owner = {
    name: "",
    identifiers: {},
    origin: undefined,
    isRest: false,
    heldBy: [{ holder: 1, share: HUNDRED }],
  };
  return { form, owners: [company, ...behind], oddities: [] };
}

/** The same holder seen from the other side: its Chinese parts. */
function mirrored({ direct, lookThrough, ...seat }: Seat): Seat {
  return { ...seat, direct: WHOLE.sub(direct), lookThrough: WHOLE.sub(lookThrough) };
}

/** What to take from whom so that both readings fall by so many points; null where it does not suffice. */
function take(seats: readonly Seat[], direct: Rational, lookThrough: Rational): Map<Owner, Rational> | null {
  const taken = new Map<Owner, Rational>();
  let directLeft = direct;
  let throughLeft = lookThrough;
  const takeFrom = (seat: Seat, wanted: Rational): void => {
    const points = wanted.gt(seat.share) ? seat.share : wanted;
    if (points.lte(ZERO)) return;
    taken.set(seat.owner, points);
    directLeft = directLeft.sub(points.mul(seat.direct));
    throughLeft = throughLeft.sub(points.mul(seat.lookThrough));
  };
  const bySize = [...seats].sort((a, b) => b.share.compare(a.share));
  for (const seat of bySize) {
    if (directLeft.lte(ZERO)) break;
    if (seat.direct.gt(ZERO)) takeFrom(seat, directLeft);
  }
  for (const seat of [...bySize].sort((a, b) => b.lookThrough.compare(a.lookThrough))) {
    if (throughLeft.lte(ZERO)) break;
    if (taken.has(seat.owner) || seat.lookThrough.lte(ZERO)) continue;
    takeFrom(seat, throughLeft.div(seat.lookThrough));
  }
  return directLeft.gt(ZERO) || throughLeft.gt(ZERO) ? null : taken;
}
