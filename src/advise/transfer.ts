import type { Transfer } from "../contract/changes.ts";
import { isPoint } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, rational, ZERO } from "../exact/rational.ts";
import { type Holder, isBand } from "../profile/answer.ts";
import { foreignReadings } from "../profile/ownership.ts";

const WHOLE = rational(1n);

/** A direct holder with what can be taken from it, in percent of the company, and its foreign parts out of 1. */
interface Seat {
  readonly holder: Holder & { readonly share: Rational };
  readonly direct: Rational;
  readonly lookThrough: Rational;
}

/**
 * Whose points would pass to mainland or to foreign holders so that neither reading of the foreign share is on the
 * wrong side of `foreign` (in percent): first from the largest holders of the other side, then from those that are
 * so only by look-through. Null where an origin or a share is not known exactly, or where the readings lie on both sides.
 */
export function transferTowards(holders: readonly Holder[], foreign: Rational): Transfer | null {
  const seats = holders.map(seatOf).filter((seat) => seat !== null);
  if (seats.length < holders.length) return null;
  const { direct, lookThrough } = foreignReadings(holders);
  const isLess = direct.low.gte(foreign) && lookThrough.low.gte(foreign);
  if (!isLess && (direct.low.gt(foreign) || lookThrough.low.gt(foreign))) return null;
  const sided = isLess ? seats : seats.map(mirrored);
  const taken = take(sided, direct.low.sub(foreign).abs(), lookThrough.low.sub(foreign).abs());
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

function seatOf(holder: Holder): Seat | null {
  const { share } = holder;
  if (isBand(share)) return null;
  const alone: Holder = { ...holder, share: HUNDRED };
  const { direct, lookThrough } = foreignReadings([alone]);
  if (!isPoint(direct) || !isPoint(lookThrough)) return null;
  return {
    holder: { ...holder, share },
    direct: direct.low.div(HUNDRED),
    lookThrough: lookThrough.low.div(HUNDRED),
  };
}

/** The same holder seen from the other side: its Chinese parts. */
function mirrored({ holder, direct, lookThrough }: Seat): Seat {
  return { holder, direct: WHOLE.sub(direct), lookThrough: WHOLE.sub(lookThrough) };
}

/** What to take from whom so that both readings fall by so many points; null where it does not suffice. */
function take(seats: readonly Seat[], direct: Rational, lookThrough: Rational): Map<Holder, Rational> | null {
  const taken = new Map<Holder, Rational>();
  let directLeft = direct;
  let throughLeft = lookThrough;
  const takeFrom = (seat: Seat, wanted: Rational): void => {
    const points = wanted.gt(seat.holder.share) ? seat.holder.share : wanted;
    if (points.lte(ZERO)) return;
    taken.set(seat.holder, points);
    directLeft = directLeft.sub(points.mul(seat.direct));
    throughLeft = throughLeft.sub(points.mul(seat.lookThrough));
  };
  const bySize = [...seats].sort((a, b) => b.holder.share.compare(a.holder.share));
  for (const seat of bySize) {
    if (directLeft.lte(ZERO)) break;
    if (seat.direct.gt(ZERO)) takeFrom(seat, directLeft);
  }
  for (const seat of [...bySize].sort((a, b) => b.lookThrough.compare(a.lookThrough))) {
    if (throughLeft.lte(ZERO)) break;
    if (taken.has(seat.holder) || seat.lookThrough.lte(ZERO)) continue;
    takeFrom(seat, throughLeft.div(seat.lookThrough));
  }
  return directLeft.gt(ZERO) || throughLeft.gt(ZERO) ? null : taken;
}
