import type { ClientFlips } from "../../analyse/difference/clients.ts";
import type { Case, Region } from "../../analyse/difference/regions.ts";
import type { ProvisionDifference, RulebookDifference } from "../../analyse/difference/versions.ts";
import { canonicalProfile } from "../../profile/canonical.ts";

type Answers = Record<string, unknown>;

/** What a witness is called on the old side: its facts' older names, or the other document's city. */
export type OnOldSide = (profile: Answers, of: ProvisionDifference) => Answers;

/** The JSON form of a difference; with clients, each region names those whom it moves. */
export function differenceAsJson(
  { cells, changedCells, provisions }: RulebookDifference,
  onOldSide: OnOldSide,
  clients: ClientFlips | null,
): object {
  return {
    cells,
    changedCells,
    ...(clients === null ? {} : { clients: countsOf(clients) }),
    provisions: provisions.map((one) => provisionAsJson(one, onOldSide, clients)),
  };
}

function countsOf({ asOf, companies, unusable, flipped }: ClientFlips): object {
  return { asOf, companies, unusable, flipped };
}

function provisionAsJson(
  one: ProvisionDifference,
  onOldSide: OnOldSide,
  clients: ClientFlips | null,
): object {
  const { provision, comparedWith, kind, regions } = one;
  return {
    provision,
    ...(comparedWith === null ? {} : { comparedWith }),
    kind,
    regions: regions.map((region) => ({
      ...regionAsJson(region, (profile) => onOldSide(profile, one)),
      ...(clients === null ? {} : { clients: clients.byRegion.get(region) ?? [] }),
    })),
  };
}

function regionAsJson(region: Region, onOldSide: (profile: Answers) => Answers): object {
  const { where, old, new: now, direction, witness, beside } = region;
  const both = ({ asOf, profile }: Case): object => {
    const answers = canonicalProfile(profile);
    return { asOf, old: onOldSide(answers), new: answers };
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
