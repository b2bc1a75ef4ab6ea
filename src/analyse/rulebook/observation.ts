import type { ObservationKind } from "../../rules/accepted-observations.ts";
import type { Leaf } from "../../rules/condition.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Case } from "../difference/regions.ts";

/** One thing said of one rule or of two. */
export interface Observation {
  readonly kind: ObservationKind;
  readonly rules: readonly string[];
  /** The test, the outcome, or the fact that is spoken of; null where the rules say it all. */
  readonly about: string | null;
  /** Of each rule the tests that are spoken of: one that never decides, or those whose bounds differ. */
  readonly tests: readonly (readonly Leaf[])[];
  /** Of a clash: a company that shows it, with the outcome of each rule. */
  readonly shown: (Case & { readonly outcomes: readonly Outcome[] }) | null;
}

/** A test as rule authors write it. */
export function showTest({ raw }: Leaf): string {
  return `${raw.fact} ${raw.operator} ${[raw.value].flat().join(", ")}`;
}

/** What tells an observation from all others of a rulebook. */
export function keyOf(one: {
  readonly kind: ObservationKind;
  readonly rules: readonly string[];
  readonly about?: string | null | undefined;
}): string {
  return [one.kind, ...one.rules, one.about ?? ""].join(" ");
}
