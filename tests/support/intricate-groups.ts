/** Prime numbers of six digits, so that no two denominators have anything in common. */
const PRIMES = [
  999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907, 999_883, 999_863, 999_853, 999_809,
  999_773, 999_769, 999_763, 999_749, 999_727, 999_721, 999_683, 999_671, 999_667, 999_653, 999_631, 999_629,
];

const prime = (index: number): string => `1/${PRIMES[index % PRIMES.length]}`;

/** A share whose denominator has 41 digits, another one for each place. */
export function longShare(held: number, place: number): string {
  return `1/${10n ** 40n + BigInt(held * 16 + place) * 2n + 1n}`;
}

/** One company of a group in the graph form of a profile. */
export interface Member {
  readonly id: string;
  readonly rest?: string;
  readonly origin?: string;
  readonly holds: { readonly entity: string; readonly share: string }[];
}

/** A loop of so many companies, each held by the next few of it; the first holds the company. */
export function loopGroup(
  size: number,
  holders: number,
  shareOf: (held: number, place: number) => string = (held, place) => prime(held * holders + place),
): { entities: Member[] } {
  const entities = Array.from({ length: size }, (_, index): Member => {
    const rest = index % 2 === 0 ? "mainland" : "foreign";
    return { id: `e${index}`, rest, holds: index === 0 ? [{ entity: "company", share: "100" }] : [] };
  });
  for (let held = 0; held < size; held += 1) {
    for (let place = 0; place < holders; place += 1) {
      entities[(held + place + 1) % size]?.holds.push({ entity: `e${held}`, share: shareOf(held, place) });
    }
  }
  return { entities };
}

/** A table of so many layers, each held by the next and by so many others. */
export function layeredTable(layers: number, holders: number): { investors: object[] } {
  let level: object[] = [];
  for (let layer = layers - 1; layer >= 0; layer -= 1) {
    const others = Array.from({ length: holders }, (_, place) => ({
      name: `holder ${layer}-${place}`,
      origin: place % 2 === 0 ? "foreign" : "mainland",
      share: prime(layer * holders + place),
    }));
    const next = { name: `layer ${layer}`, share: prime(layer), holders: level };
    level = [{ rest: "mainland" }, ...others, ...(level.length === 0 ? [] : [next])];
  }
  return { investors: level };
}

/** So many layers without a loop: each company of a layer holds all of the layer below. */
export function layeredGroup(layers: number, width: number): { entities: Member[] } {
  const entities: Member[] = [{ id: "company", rest: "mainland", holds: [] }];
  for (let layer = 0; layer < layers; layer += 1) {
    for (let place = 0; place < width; place += 1) {
      const holds =
        layer === 0
          ? [{ entity: "company", share: prime(place) }]
          : Array.from({ length: width }, (_, below) => ({
              entity: `l${layer - 1}-${below}`,
              share: prime(layer * 7 + place * 3 + below),
            }));
      entities.push({ id: `l${layer}-${place}`, rest: place % 2 === 0 ? "foreign" : "mainland", holds });
    }
  }
  return { entities };
}

/**
 * A group as large ones are: so many companies below one another, shares of six decimals, and ten loops of so many
 * members, each loop above the one before, with holders outside.
 */
export function largeRealGroup(companies: number, loopSize: number): { entities: Member[] } {
  const decimals = ["12.345678", "11.456789", "9.876543", "7.654321"];
  const entities: Member[] = [{ id: "company", rest: "mainland", holds: [] }];
  const add = (id: string, ...held: string[]): void => {
    const holds = held.map((entity, place) => ({
      entity,
      share: decimals[(entities.length + place) % decimals.length] ?? "1.000001",
    }));
    entities.push({ id, rest: entities.length % 2 === 0 ? "foreign" : "mainland", holds });
  };
  for (let loop = 0; loop < 10; loop += 1) {
    const below = loop === 0 ? "company" : `loop-${loop - 1}-${loopSize - 1}`;
    for (let place = 0; place < loopSize; place += 1) {
      const next = `loop-${loop}-${(place + 1) % loopSize}`;
      add(`loop-${loop}-${place}`, next, ...(place === 0 ? [below] : []));
    }
  }
  const inLoops = entities.length;
  for (let index = inLoops; index <= companies; index += 1) {
    add(`holder-${index}`, entities[1 + Math.floor((index - inLoops) / 3)]?.id ?? "company");
  }
  return { entities };
}
