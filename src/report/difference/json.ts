import type { ClientFlips } from "../../analyse/difference/clients.ts";
import type { Case, Region } from "../../analyse/difference/regions.ts";
import type { ProvisionDifference, RulebookDifference } from "../../analyse/difference/versions.ts";
import { canonicalProfile } from "../../situation/canonical.ts";
import type { LoneFacts } from "./view.ts";

/** Answers as `check` takes them. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * A witness as each side takes it: the old one by its facts' older names or with the other document's city, each
 * without what it has no question for.
 */
export interface OnEachSide {
  readonly old: (profile: Answers) => Answers;
  readonly new: (profile: Answers) => Answers;
}

/** The JSON form of a difference; with clients, each region names those whom it moves. */
export function differenceAsJson(
  { cells, changedCells, provisions }: RulebookDifference,
  sides: OnEachSide,
  lone: LoneFacts | null,
  clients: ClientFlips | null,
): object {
  return {
    cells,
    changedCells,
    ...(lone === null || lone.old.length + lone.new.length === 0
      ? {}
      : { factsOfOneSide: { old: lone.old.map(({ id }) => id), new: lone.new.map(({ id }) => id) } }),
    ...(clients === null ? {} : { clients: countsOf(clients) }),
    provisions: provisions.map((one) => provisionAsJson(one, sides, clients)),
  };
}

function countsOf({ asOf, companies, unusable, flipped }: ClientFlips): object {
  return { asOf, companies, unusable, flipped };
}

function provisionAsJson(
  { provision, comparedWith, kind, regions }: ProvisionDifference,
  sides: OnEachSide,
  clients: ClientFlips | null,
): object {
  return {
    provision,
    ...(comparedWith === null ? {} : { comparedWith }),
    kind,
    regions: regions.map((region) => ({
      ...regionAsJson(region, sides),
      ...(clients === null ? {} : { clients: clients.byRegion.get(region) ?? [] }),
    })),
  };
}

function regionAsJson(region: Region, sides: OnEachSide): object {
  const { where, old, new: now, direction, witness, beside } = region;
  const both = ({ asOf, profile }: Case): object => {
    const answers = canonicalProfile(profile);
    return { asOf, old: sides.old(answers), new: sides.new(answers) };
  };
  return {
    where,
    old,
    new: now,
    direction,
    witness: both(witness),
    beside: beside === null ? null : both(beside),
  };
}
