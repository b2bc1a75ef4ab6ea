import { complement, type Interval } from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import type { Holder } from "./answer.ts";

/** A share in percent in its two readings: of who holds the company itself, and along every chain of holders. */
export interface Readings {
  readonly direct: Interval;
  readonly lookThrough: Interval;
}

/** Both readings of the foreign share of a cap table; an origin that is not given leaves an interval. */
export function foreignReadings(holders: readonly Holder[]): Readings {
  return {
    direct: foreignShare(holders.map((holder) => ({ holder, share: holder.share }))),
    lookThrough: foreignShare(endHolders(holders)),
  };
}

/** The other side of every reading: the Chinese share from the foreign one, and back. */
export function otherSide(readings: Readings): Readings {
  return {
    direct: complement(readings.direct, HUNDRED),
    lookThrough: complement(readings.lookThrough, HUNDRED),
  };
}

/** Whether any holder that decides one of the readings has an origin that was not answered at all. */
export function lacksOrigin(holders: readonly Holder[]): boolean {
  return [...holders, ...endHolders(holders).map((part) => part.holder)].some(
    (holder) => holder.origin === undefined,
  );
}

interface Part {
  readonly holder: Holder;
  /** In percent of the company. */
  readonly share: Rational;
}

/** The holders at the ends of all chains, each with its product of shares along the chain. */
function endHolders(holders: readonly Holder[]): Part[] {
  const ends: Part[] = [];
  const waiting: Part[] = holders.map((holder) => ({ holder, share: holder.share }));
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.holder.holders === null) ends.push(part);
    for (const above of part.holder.holders ?? []) {
      waiting.push({ holder: above, share: part.share.mul(above.share).div(HUNDRED) });
    }
  }
  return ends;
}

function foreignShare(parts: readonly Part[]): Interval {
  let low = ZERO;
  let high = ZERO;
  for (const { holder, share } of parts) {
    if (holder.origin === "mainland") continue;
    high = high.add(share);
    if (holder.origin !== undefined && holder.origin !== null) low = low.add(share);
  }
  return { low, high };
}
