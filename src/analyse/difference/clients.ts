import { verdictOf } from "../../cells/dimensions.ts";
import { placeOf } from "../../cells/layouts.ts";
import { valueAt } from "../../logic/tree.ts";
import type { Profile } from "../../profile/answer.ts";
import type { Facts } from "../../profile/facts.ts";
import { factsOf } from "../../situation/facts.ts";
import type { Readings } from "../../profile/ownership.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { CoarseAxis, CoarseDimension } from "./coarse.ts";
import { type Region, sectionsOf } from "./regions.ts";
import type { VersionDifference } from "./versions.ts";

/** No dimension tests the document's status, so that any stands for it. */
const ANY_STATUS = "in-force";

/**
 * Finds the region in which a company lies on the day (YYYY-MM-DD) of the regions, by its answers alone and without
 * evaluating either rule; null where it lies in none, so that its outcome stays. The regions are those of one provision.
 */
export function createRegionFinder(
  regions: readonly Region[],
  vocabulary: Vocabulary,
  asOf: string,
): (profile: Profile) => Region | null {
  const placed = regions.map((region) => {
    const { days, box } = region.changed;
    const [, ...ofAxes] = box;
    if (days.days.join() !== asOf) throw new Error(`the regions are not those of ${asOf}`);
    return { region, sections: sectionsOf(days.dimensions, ofAxes) };
  });
  return (profile) => {
    const facts = factsOf(profile, vocabulary, asOf);
    const places = new Map<CoarseDimension, readonly number[]>();
    const placesIn = (dimension: CoarseDimension): readonly number[] => {
      const known = places.get(dimension) ?? locate(dimension, facts, vocabulary);
      places.set(dimension, known);
      return known;
    };
    const found = placed.find(({ sections }) =>
      sections.every(({ dimension, cells }) =>
        placesIn(dimension).every((place, axis) => cells[axis]?.includes(place)),
      ),
    );
    return found?.region ?? null;
  };
}

/** The cell of each axis in which a company lies. Throws where none holds it, as the cells together hold everyone. */
function locate(dimension: CoarseDimension, facts: Facts, vocabulary: Vocabulary): number[] {
  const { axes } = dimension;
  return axes.map((axis) => {
    const place =
      axes.length === 1 || axis.reading !== null
        ? placeByTests(dimension, axis.reading === null ? facts : inReading(axis.reading, facts, vocabulary))
        : placeOf(valueOn(axis, dimension, facts), axis);
    if (place < 0 || place >= axis.cells.length) throw new Error(`no cell of ${axis.fact} holds the company`);
    return place;
  });
}

/** The cell on which every test says what it says of these facts: cells between which no test tells are one. */
function placeByTests({ tests, points }: CoarseDimension, facts: Facts): number {
  const said = tests.map((leaf) => verdictOf(leaf, facts, ANY_STATUS).truth).join();
  const point = points.find(
    ({ at, verdicts }) =>
      at.every((cell) => cell === at[0]) && verdicts.map(({ truth }) => truth).join() === said,
  );
  return point?.at[0] ?? -1;
}

/** The facts as if a share's one reading were the other too. */
function inReading(reading: keyof Readings, facts: Facts, { relations }: Vocabulary): Facts {
  const shares = relations.shareSides.flatMap((id) => {
    const value = facts.get(id);
    return value?.kind === "share"
      ? [[id, { ...value, direct: value[reading], lookThrough: value[reading] }] as const]
      : [];
  });
  return new Map([...facts, ...shares]);
}

function valueOn({ fact, whole }: CoarseAxis, { tests }: CoarseDimension, facts: Facts) {
  const ratio = tests.find(
    (leaf) => leaf.fact === fact && leaf.bound.kind === "quantity" && leaf.bound.of === whole,
  );
  return whole === null || ratio === undefined ? facts.get(fact) : valueAt(ratio, facts, ANY_STATUS);
}

/** A client of a list. */
export interface Client {
  /** Where it stands in the list. */
  readonly line: number;
  /** Empty where it has none. */
  readonly name: string;
}

/** Who of a list gets another outcome, by the region that moved it. */
export interface ClientFlips {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly companies: number;
  /** Rows that could not be read. */
  readonly unusable: number;
  /** Companies with another outcome of any provision. */
  readonly flipped: number;
  readonly byRegion: ReadonlyMap<Region, readonly Client[]>;
}

/** Takes companies one by one and tells who flips. */
export interface FlipFinder {
  /** The regions that move a company. */
  add(line: number, profile: Profile): readonly Region[];
  addUnusable(): void;
  flips(): ClientFlips;
}

/** Finds who gets another outcome on a day (YYYY-MM-DD) by the difference of two versions on that day. */
export function createFlipFinder({ provisions, vocabulary }: VersionDifference, asOf: string): FlipFinder {
  const finders = provisions
    .filter(({ regions }) => regions.length > 0)
    .map(({ regions }) => createRegionFinder(regions, vocabulary, asOf));
  const byRegion = new Map<Region, Client[]>();
  const count = { companies: 0, unusable: 0, flipped: 0 };
  return {
    add: (line, profile) => {
      const found = finders.flatMap((find) => find(profile) ?? []).filter(isFlip);
      const name = profile.get("name");
      const client = { line, name: name?.kind === "text" ? name.text : "" };
      for (const region of found) {
        const known = byRegion.get(region);
        if (known === undefined) byRegion.set(region, [client]);
        else known.push(client);
      }
      count.companies += 1;
      if (found.length > 0) count.flipped += 1;
      return found;
    },
    addUnusable: () => {
      count.unusable += 1;
    },
    flips: () => ({ asOf, ...count, byRegion }),
  };
}

/** A rule that there was not, or is no more, is as one that does not apply. */
function isFlip({ old, new: now }: Region): boolean {
  return (old ?? "not-applicable") !== (now ?? "not-applicable");
}
