import type { Words } from "../../language/language.ts";
import { ACCEPTED_OBSERVATIONS, type AcceptedObservations } from "../../rules/accepted-observations.ts";
import { type Fault, lineOfPlace, tell } from "../../rules/fault.ts";
import { type DataFiles, textOf } from "../../rules/files.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { keyOf, type Observation } from "./observation.ts";

/** Why the authors accept an observation; null where they have not said so. */
export function reasonFor(observation: Observation, accepted: AcceptedObservations): Words | null {
  const key = keyOf(observation);
  return accepted.find(({ observations }) => observations.some((one) => keyOf(one) === key))?.why ?? null;
}

/**
 * What authors must mend or accept: observations that nobody accepted, and accepted ones that can no longer be made.
 */
export function faultsOfObservations(
  observations: readonly Observation[],
  accepted: AcceptedObservations,
  { rules }: Pick<Rulebook, "rules">,
  files: DataFiles,
): Fault[] {
  const made = new Set(observations.map(keyOf));
  const fresh = observations.filter((one) => reasonFor(one, accepted) === null);
  const stale = accepted.flatMap(({ observations: own }, entry) =>
    own.flatMap((one, index) =>
      made.has(keyOf(one)) ? [] : [{ one, place: `[${entry}].observations[${index}]` }],
    ),
  );
  return [
    ...fresh.map((one): Fault => {
      const file = rules.find(({ id }) => id === one.rules[0])?.file ?? ACCEPTED_OBSERVATIONS;
      const message = tell(`observed-${one.kind}`, {
        rule: one.rules[0] ?? "",
        other: one.rules[1] ?? "",
        about: one.about ?? "",
        file: ACCEPTED_OBSERVATIONS,
      });
      return { file, line: null, place: "", message };
    }),
    ...stale.map(({ one, place }): Fault => {
      const line = lineOfPlace(textOf(files, ACCEPTED_OBSERVATIONS), place);
      return {
        file: ACCEPTED_OBSERVATIONS,
        line,
        place,
        message: tell("observed-no-more", { key: keyOf(one) }),
      };
    }),
  ];
}
