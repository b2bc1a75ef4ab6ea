import type { RulePair } from "../difference/documents.ts";
import type { RuleSide } from "../difference/parts.ts";
import { sideOf, type Version } from "../difference/versions.ts";
import { OBSERVATION_KINDS } from "../../rules/accepted-observations.ts";
import type { Observation } from "./observation.ts";
import { observeRule } from "./one-rule.ts";
import { observeLikes, observePair } from "./two-rules.ts";

/**
 * All that can be said of a rulebook from its rules alone, in the order of the kinds and then of the rules. Throws where
 * two rules have more combinations than can be worked out, or a pair of like rules names one that there is not.
 */
export function analyseRulebook(version: Version, likes: readonly RulePair[]): Observation[] {
  const sides = version.rules.map(({ id }) => knownSide(version, id));
  const found = [
    ...sides.flatMap((side) => observeRule(side, version.vocabulary)),
    ...sides.flatMap((first, place) =>
      sides.slice(place + 1).flatMap((second) => observePair(first, second, version.vocabulary)),
    ),
    ...likes.flatMap(([first, second]) =>
      observeLikes(knownSide(version, first).rule, knownSide(version, second).rule),
    ),
  ];
  return OBSERVATION_KINDS.flatMap((kind) => found.filter((one) => one.kind === kind));
}

function knownSide(version: Version, id: string): RuleSide {
  const side = sideOf(version, id);
  if (side === null) throw new Error(`there is no rule ${id}`);
  return side;
}
