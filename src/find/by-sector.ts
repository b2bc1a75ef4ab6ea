import type { Words } from "../language/language.ts";
import { type Fold, fold } from "../rules/condition.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Pointers, Sectors } from "../rules/search-data.ts";
import { ACTIVITIES } from "../vocabulary/vocabulary.ts";
import words from "./words.json" with { type: "json" };

/** A section of the national classification of industries, or null for what belongs to no single one. */
export interface Sector {
  readonly code: string | null;
  readonly title: Words;
}

/** Those of one sector, in the order given. */
export interface OfSector<T> extends Sector {
  readonly members: readonly T[];
}

/** What may stand in a sector, by kind and id. */
export interface Placed {
  readonly kind: "activity" | "item" | "measure" | "pointer";
  readonly id: string;
}

/** The activities that an item is for, by its rules and as a measure; none where it is for all or says otherwise. */
export function activitiesByItem({ rules, opportunities }: Rulebook): ReadonlyMap<string, readonly string[]> {
  const activities = new Map<string, readonly string[]>();
  for (const { item, applies } of rules)
    activities.set(item, [...(activities.get(item) ?? []), ...fold(applies, NAMED)]);
  for (const { item, activities: own } of opportunities)
    activities.set(item, [...(activities.get(item) ?? []), ...own]);
  return activities;
}

const NAMED: Fold<readonly string[]> = {
  leaf: ({ fact, bound }) => (fact === ACTIVITIES && bound.kind === "ids" ? bound.ids : []),
  all: (members) => members.flat(),
  any: (members) => members.flat(),
  not: () => [],
};

/**
 * Tells the sector of activities, items and pointers, as a hint and no test: the first section that leads there; of an
 * item or pointer that none leads to, that of the first activity that it is for.
 */
export function createSectorOf(
  { sections }: Sectors,
  pointers: Pointers,
  rulebook: Rulebook,
): (placed: Placed) => Sector {
  const sectors = new Map<string, Sector>();
  for (const { code, title, divisions, ...own } of sections) {
    for (const { activities, items, pointers } of [own, ...divisions]) {
      const keys = [
        ...activities.map((id) => `activity ${id}`),
        ...items.map((id) => `item ${id}`),
        ...pointers.map((id) => `pointer ${id}`),
      ];
      for (const key of keys) if (!sectors.has(key)) sectors.set(key, { code, title });
    }
  }
  for (const { id, activities, items } of pointers.pointers) {
    const own = [...activities.map((one) => `activity ${one}`), ...items.map((one) => `item ${one}`)];
    const [sector] = own.flatMap((key) => sectors.get(key) ?? []);
    if (sector !== undefined && !sectors.has(`pointer ${id}`)) sectors.set(`pointer ${id}`, sector);
  }
  for (const [item, [activity]] of activitiesByItem(rulebook)) {
    const own = sectors.get(`activity ${activity}`);
    if (own !== undefined && !sectors.has(`item ${item}`)) sectors.set(`item ${item}`, own);
  }
  const none: Sector = { code: null, title: words.acrossSectors };
  return ({ kind, id }) => sectors.get(`${kind === "measure" ? "item" : kind} ${id}`) ?? none;
}

/** Groups by sector; a sector stands where its first member stood. */
export function groupBySector<T>(members: readonly T[], sectorOf: (member: T) => Sector): OfSector<T>[] {
  const groups = new Map<string | null, { readonly sector: Sector; readonly members: T[] }>();
  for (const member of members) {
    const sector = sectorOf(member);
    const group = groups.get(sector.code) ?? { sector, members: [] };
    group.members.push(member);
    groups.set(sector.code, group);
  }
  return [...groups.values()].map(({ sector, members: own }) => ({ ...sector, members: own }));
}
