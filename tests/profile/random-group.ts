import Fraction from "fraction.js";
import fc from "fast-check";
import { ORIGINS } from "../../src/profile/answer.ts";
import { writeShare } from "../../src/profile/fractions.ts";

/** A stake of the model group: `holder` has `weight` parts of what `held` is divided into. */
export interface ModelStake {
  readonly holder: number;
  readonly held: number;
  readonly weight: number;
}

/** A group whose entity 0 is the company; entities from `ends` on hold and are held by nobody. */
export interface ModelGroup {
  readonly size: number;
  readonly ends: number;
  readonly origins: readonly (string | null | undefined)[];
  readonly stakes: readonly ModelStake[];
}

/** Any origin, "don't know", or none. */
export const anyOrigin = fc.constantFrom(...ORIGINS, null, undefined);

/**
 * Random groups, most with loops: each entity below `ends` is held by an end holder and by any others, itself and the
 * company included.
 */
export const randomGroup: fc.Arbitrary<ModelGroup> = fc
  .record({ inner: fc.integer({ min: 1, max: 6 }), outer: fc.integer({ min: 1, max: 4 }) })
  .chain(({ inner, outer }) => {
    const size = inner + outer;
    const stakesOf = (held: number) =>
      fc
        .tuple(
          fc.record({
            holder: fc.integer({ min: inner, max: size - 1 }),
            weight: fc.integer({ min: 1, max: 9 }),
          }),
          fc.uniqueArray(
            fc.record({
              holder: fc.integer({ min: 0, max: inner - 1 }),
              weight: fc.integer({ min: 1, max: 9 }),
            }),
            { selector: ({ holder }) => holder, maxLength: 4 },
          ),
        )
        .map(([end, others]) => [end, ...others].map((stake) => ({ ...stake, held })));
    return fc
      .tuple(
        fc.tuple(...Array.from({ length: inner }, (_, held) => stakesOf(held))),
        fc.array(anyOrigin, { minLength: size, maxLength: size }),
      )
      .map(([stakes, origins]) => ({ size, ends: inner, origins, stakes: stakes.flat() }));
  });

/** What `stake` is of the one held, as a fraction of the whole. */
export function partOf({ stakes }: ModelGroup, stake: ModelStake): Fraction {
  const whole = stakes.filter(({ held }) => held === stake.held).reduce((sum, { weight }) => sum + weight, 0);
  return new Fraction(stake.weight, whole);
}

/** The group in the graph form of a profile. */
export function asEntities(group: ModelGroup): object[] {
  return Array.from({ length: group.size }, (_, index) => ({
    id: index === 0 ? "company" : `e${index}`,
    ...(group.origins[index] === undefined ? {} : { origin: group.origins[index] }),
    holds: group.stakes
      .filter(({ holder }) => holder === index)
      .map((stake) => {
        const share = writeShare(partOf(group, stake).mul(100));
        return { entity: stake.held === 0 ? "company" : `e${stake.held}`, share };
      }),
  }));
}

/**
 * What each end holder has of the company, as a fraction, by another way than the program's: one entity after the
 * other is taken out, and what it held goes to those who hold it, in proportion.
 */
export function byTakingOut(group: ModelGroup): ReadonlyMap<number, Fraction> {
  const parts = new Map<string, Fraction>();
  const key = (holder: number, held: number): string => `${holder} ${held}`;
  const get = (holder: number, held: number): Fraction => parts.get(key(holder, held)) ?? new Fraction(0);
  for (const stake of group.stakes) {
    parts.set(key(stake.holder, stake.held), get(stake.holder, stake.held).add(partOf(group, stake)));
  }
  for (let gone = group.ends - 1; gone >= 0; gone -= 1) {
    const outside = new Fraction(1).sub(get(gone, gone));
    for (let holder = 0; holder < group.size; holder += 1) {
      if (holder === gone) continue;
      parts.set(key(holder, gone), get(holder, gone).div(outside));
    }
    parts.delete(key(gone, gone));
    if (gone === 0) break;
    for (let held = 0; held < gone; held += 1) {
      const moved = get(gone, held);
      parts.delete(key(gone, held));
      for (let holder = 0; holder < group.size; holder += 1) {
        if (holder === gone) continue;
        parts.set(key(holder, held), get(holder, held).add(moved.mul(get(holder, gone))));
      }
    }
  }
  const ends = Array.from({ length: group.size - group.ends }, (_, index) => group.ends + index);
  return new Map(ends.map((end) => [end, get(end, 0)]));
}
