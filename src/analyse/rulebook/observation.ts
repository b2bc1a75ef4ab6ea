import type { Outcome } from "../../rules/rule-schema.ts";
import type { Case } from "../difference/regions.ts";

/**
 * What can be said of a rulebook from its rules alone. `never-decides`: a test that could be left out without any
 * company's outcome changing. `never-reached`: an outcome that no company has. `implied`: whoever meets the first rule
 * meets the second one too, both of one document and about the same activity. `clash`: one company meets one rule and
 * fails the other on the same activity, where the rules are alternatives. `bounds-differ`: like rules of two documents
 * that compare one fact with other numbers.
 */
export const OBSERVATION_KINDS = [
  "never-decides",
  "never-reached",
  "implied",
  "clash",
  "bounds-differ",
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** One thing said of one rule or of two. */
export interface Observation {
  readonly kind: ObservationKind;
  readonly rules: readonly string[];
  /** The test, the outcome, or the fact that is spoken of; null where the rules say it all. */
  readonly about: string | null;
  /** Of bounds that differ: each rule's own. */
  readonly bounds: readonly string[];
  /** Of a clash: a company that shows it, with the outcome of each rule. */
  readonly shown: (Case & { readonly outcomes: readonly Outcome[] }) | null;
}

/** What tells an observation from all others of a rulebook. */
export function keyOf({ kind, rules, about }: Pick<Observation, "kind" | "rules" | "about">): string {
  return [kind, ...rules, about ?? ""].join(" ");
}
