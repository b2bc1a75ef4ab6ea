import { type Rational, ZERO } from "../exact/rational.ts";
import { present } from "../input/present.ts";
import {
  COMPANY,
  type Entity,
  type Holder,
  isBand,
  type Origin,
  type Profile,
  type Share,
  sumOfShares,
} from "./answer.ts";
import type { Identifiers } from "./identifiers.ts";
import { remainderOf } from "./level-sum.ts";
import type { Oddity } from "./oddity.ts";
import { joinSameHolders } from "./same-holders.ts";

/** What one owner holds of another, in percent of the one held. */
export interface Stake<Part = Share> {
  readonly holder: number;
  readonly share: Part;
}

/** One holder, or the company itself (always the first). */
export interface Owner<Part = Share> {
  /** The name as given, else the id; empty where neither was given. */
  readonly name: string;
  readonly identifiers: Identifiers;
  readonly origin: Origin | null | undefined;
  /** Stands for holders that were not described one by one. */
  readonly isRest: boolean;
  /** null where its own holders were not given. */
  readonly heldBy: readonly Stake<Part>[] | null;
}

/** Who holds whom, whichever form it was given in. */
export interface OwnershipGraph<Part = Share> {
  readonly form: "investors" | "entities";
  /** The company first. */
  readonly owners: readonly Owner<Part>[];
  readonly oddities: readonly Oddity[];
}

/** Who holds whom, every share known exactly. */
export type ExactGraph = OwnershipGraph<Rational>;

/** Whether every share is known exactly. */
export function isExact(graph: OwnershipGraph): graph is ExactGraph {
  return graph.owners.every(({ heldBy }) => heldBy === null || heldBy.every(({ share }) => !isBand(share)));
}

/** The ownership that a profile describes; null where it gives neither `investors` nor `entities`. */
export function ownershipGraph(profile: Profile): OwnershipGraph | null {
  const investors = profile.get("investors");
  if (investors?.kind === "investors") return graphOfHolders(investors.holders, companyName(profile));
  const entities = profile.get("entities");
  return entities?.kind === "entities" ? graphOfEntities(entities.entities, companyName(profile)) : null;
}

function companyName(profile: Profile): string {
  const name = profile.get("name");
  return name?.kind === "text" ? name.text : "";
}

interface MutableOwner {
  name: string;
  identifiers: Identifiers;
  origin: Origin | null | undefined;
  isRest: boolean;
  heldBy: Stake[] | null;
}

/** The graph of a table of holders and their holders, to any depth. */
export function graphOfHolders(holders: readonly Holder[], company = ""): OwnershipGraph {
  const oddities: Oddity[] = [];
  const owners: MutableOwner[] = [
    { name: company, identifiers: {}, origin: undefined, isRest: false, heldBy: [] },
  ];
  const levels: { held: number; holders: readonly Holder[] }[] = [{ held: 0, holders }];
  for (const { held, holders: level } of levels) {
    const owner = owners[held];
    if (owner === undefined) continue;
    const stakes: Stake[] = [];
    const present = level.filter((holder) => {
      if (isBand(holder.share) || !holder.share.equals(ZERO)) return true;
      oddities.push({ code: "zero-share", holder: holder.name, of: owner.name });
      return false;
    });
    for (const holder of joinSameHolders(present, owner.name, oddities)) {
      const { name, identifiers, origin, share, isRest = false } = holder;
      stakes.push({ holder: owners.length, share });
      if (holder.holders !== null) levels.push({ held: owners.length, holders: holder.holders });
      owners.push({ name, identifiers, origin, isRest, heldBy: null });
    }
    owner.heldBy = stakes;
  }
  return { form: "investors", owners, oddities };
}

/** The graph of a group given by its entities. A holding of an entity that is not described is left out. */
export function graphOfEntities(entities: readonly Entity[], company = ""): OwnershipGraph {
  const described = entities.find((entity) => entity.id === COMPANY);
  const inOrder = [
    ...(described === undefined ? [] : [described]),
    ...entities.filter((e) => e !== described),
  ];
  const owners: MutableOwner[] = inOrder.map(({ id, name, identifiers, origin }) => ({
    name: name ?? (id === COMPANY ? company : id),
    identifiers,
    origin,
    isRest: false,
    heldBy: null,
  }));
  if (described === undefined) {
    owners.unshift({ name: company, identifiers: {}, origin: undefined, isRest: false, heldBy: null });
  }
  const shift = described === undefined ? 1 : 0;
  const places = new Map(inOrder.map(({ id }, index) => [id, index + shift]));
  places.set(COMPANY, 0);
  const oddities: Oddity[] = [];
  for (const entity of inOrder) addHoldings(entity, places, owners, oddities);
  for (const entity of inOrder) addRest(entity, owners[placeOf(entity, places)], owners);
  const leading = leadingToCompany(owners);
  owners.forEach(({ name, isRest }, index) => {
    if (!leading.has(index) && !isRest) oddities.push({ code: "holds-nothing-here", holder: name, of: "" });
  });
  return { form: "entities", owners, oddities };
}

/** The company and all that hold it by any route. */
function leadingToCompany(owners: readonly MutableOwner[]): ReadonlySet<number> {
  const leading = new Set([0]);
  for (const owner of leading) for (const { holder } of owners[owner]?.heldBy ?? []) leading.add(holder);
  return leading;
}

function placeOf({ id }: Entity, places: ReadonlyMap<string, number>): number {
  return present(places.get(id), `entity ${id}`);
}

function addHoldings(
  entity: Entity,
  places: ReadonlyMap<string, number>,
  owners: readonly MutableOwner[],
  oddities: Oddity[],
): void {
  const holder = placeOf(entity, places);
  const nameOf = (owner: number): string => present(owners[owner], `owner ${owner}`).name;
  const note = (code: Oddity["code"], held: number): void => {
    oddities.push({ code, holder: nameOf(holder), of: nameOf(held) });
  };
  const stakes = new Map<number, Share>();
  for (const { entity: id, share } of entity.holds) {
    const held = places.get(id);
    if (held === undefined) continue;
    const known = stakes.get(held);
    if (!isBand(share) && share.equals(ZERO)) note("zero-share", held);
    else stakes.set(held, known === undefined ? share : sumOfShares(known, share));
    if (known !== undefined) note("holders-merged", held);
  }
  for (const [held, share] of stakes) {
    const owner = owners[held];
    if (owner === undefined) continue;
    if (owner.heldBy === null) owner.heldBy = [{ holder, share }];
    else owner.heldBy.push({ holder, share });
  }
}

function addRest(entity: Entity, owner: MutableOwner | undefined, owners: MutableOwner[]): void {
  if (entity.rest === undefined || owner === undefined) return;
  const stakes = owner.heldBy ?? [];
  const share = remainderOf(stakes.map((stake) => stake.share));
  if (share === null || (!isBand(share) && share.lte(ZERO))) return;
  stakes.push({ holder: owners.length, share });
  owner.heldBy = stakes;
  owners.push({ name: "", identifiers: {}, origin: entity.rest, isRest: true, heldBy: null });
}
