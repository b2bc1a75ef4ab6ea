import { statusesOn } from "../logic/situation.ts";
import type { Profile } from "../profile/answer.ts";
import { factsOf } from "../situation/facts.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { compileRulebook } from "./compiled/compile.ts";

/** Works the outcome of every rule out for profiles on one day (YYYY-MM-DD), in the rulebook's order, without reasons. */
export function outcomesOn(rulebook: Rulebook, asOf: string): (profile: Profile) => readonly Outcome[] {
  const compiled = compileRulebook(rulebook);
  const { statusOf } = statusesOn(rulebook, asOf);
  return (profile) =>
    compiled.outcomes(compiled.encode(factsOf(profile, rulebook.vocabulary, asOf), statusOf));
}
