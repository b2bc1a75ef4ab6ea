import type { Case, Region } from "../../analyse/difference/regions.ts";
import type { ProvisionDifference, RulebookDifference } from "../../analyse/difference/versions.ts";
import { canonicalProfile } from "../../profile/canonical.ts";

type Answers = Record<string, unknown>;

/** What a witness is called on the old side: its facts' older names, or the other document's city. */
export type OnOldSide = (profile: Answers, of: ProvisionDifference) => Answers;

/** The JSON form of a difference (contract section 6). */
export function differenceAsJson(
  { cells, changedCells, provisions }: RulebookDifference,
  onOldSide: OnOldSide,
): object {
  return { cells, changedCells, provisions: provisions.map((one) => provisionAsJson(one, onOldSide)) };
}

function provisionAsJson(one: ProvisionDifference, onOldSide: OnOldSide): object {
  const { provision, comparedWith, kind, regions } = one;
  return {
    provision,
    ...(comparedWith === null ? {} : { comparedWith }),
    kind,
    regions: regions.map((region) => regionAsJson(region, (profile) => onOldSide(profile, one))),
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
