import { formatRational } from "../exact/rational.ts";
import { present } from "../input/present.ts";
import { type Holder, isBand, type Share, sumOfShares } from "./answer.ts";
import { writeBand } from "./bands.ts";
import { IDENTIFIERS, plainIdentifier } from "./identifiers.ts";
import type { Oddity } from "./oddity.ts";

/**
 * One level with holders that are given twice joined into one, their shares added up: those of one identifier,
 * whatever they are called, and those of one name. Those that differ in origin, in an identifier or in their own
 * holders may be two persons, and stay apart; either way it is noted.
 */
export function joinSameHolders(level: readonly Holder[], of: string, oddities: Oddity[]): readonly Holder[] {
  const byMark = new Map<string, Holder[]>();
  for (const holder of level) {
    if (holder.isRest) continue;
    const marks = [`name ${holder.name}`, ...marksOf(holder)];
    const known = marks.map((mark) => byMark.get(mark)).find((holders) => holders !== undefined) ?? [];
    known.push(holder);
    for (const mark of marks) if (!byMark.has(mark)) byMark.set(mark, known);
  }
  const repeated = [...new Set(byMark.values())].filter((holders) => holders.length > 1);
  if (repeated.length === 0) return level;
  const joined = new Map<Holder, Holder | null>();
  for (const holders of repeated) joinOneName(holders, of, joined, oddities);
  return level.flatMap((holder) => {
    const result = joined.get(holder);
    return result === null ? [] : [result ?? holder];
  });
}

function marksOf({ identifiers }: Holder): string[] {
  return IDENTIFIERS.flatMap((kind) => {
    const given = identifiers[kind];
    return given === undefined ? [] : [`${kind} ${plainIdentifier(given)}`];
  });
}

/** Notes for each holder what stands in its place: the joined one for the first, null for the others. */
function joinOneName(
  holders: readonly Holder[],
  of: string,
  joined: Map<Holder, Holder | null>,
  oddities: Oddity[],
): void {
  const forms = formsOf(holders);
  const firsts = new Map<string, Holder>();
  for (const holder of holders) {
    const form = present(forms.get(holder), `form of ${holder.name}`);
    const first = firsts.get(form);
    if (first === undefined) {
      firsts.set(form, holder);
      continue;
    }
    const sum = joined.get(first) ?? first;
    joined.set(first, { ...sum, share: sumOfShares(sum.share, holder.share) });
    joined.set(holder, null);
    const named = first.name === holder.name ? holder.name : `${first.name} = ${holder.name}`;
    oddities.push({ code: "holders-merged", holder: named, of });
  }
  const [holder] = holders;
  if (firsts.size > 1 && holder !== undefined) oddities.push({ code: "same-name", holder: holder.name, of });
}

/** What holders are apart from their shares: equal where origin and own holders, to any depth, are the same. */
function formsOf(holders: readonly Holder[]): ReadonlyMap<Holder, string> {
  const all = [...holders];
  for (const holder of all) for (const above of holder.holders ?? []) all.push(above);
  const forms = new Map<Holder, string>();
  const numbers = new Map<string, number>();
  const numberOf = ({ name }: Holder, form: string | undefined): number =>
    present(numbers.get(present(form, `form of ${name}`)), `number of ${name}`);
  for (const holder of all.reverse()) {
    const own = holder.holders?.map(
      (above) => `${numberOf(above, forms.get(above))}:${writtenShare(above.share)}`,
    );
    const origin = holder.origin === undefined ? "not answered" : holder.origin;
    const marks = marksOf(holder);
    const person = marks.length === 0 ? [holder.name] : marks;
    const form = JSON.stringify([person, origin, holder.isRest ?? false, own?.sort() ?? null]);
    forms.set(holder, form);
    if (!numbers.has(form)) numbers.set(form, numbers.size);
  }
  return forms;
}

function writtenShare(share: Share): string {
  return isBand(share) ? JSON.stringify(writeBand(share, formatRational)) : formatRational(share);
}
