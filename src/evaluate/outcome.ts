import type { Truth } from "../logic/kleene.ts";
import type { Status } from "../rules/document.ts";
import type { Outcome } from "../rules/rule-schema.ts";

/** Days on which outcomes are worked out, and nothing is more than conditional. */
export function isTermOpen(status: Status): boolean {
  return status === "term-lapsed" || status === "unsettled";
}

/** The outcome of a rule: the one definition, for both evaluators. */
export function outcomeOf(applies: Truth, requires: () => Truth, status: Status, hasOpen: boolean): Outcome {
  if (applies === false) return "not-applicable";
  if (status === "not-yet-in-force" || status === "expired") return "not-in-force";
  if (applies === "unknown") return "undetermined";
  const met = requires();
  if (met === false) return "ineligible";
  if (met === "unknown") return "undetermined";
  return hasOpen || isTermOpen(status) ? "conditional" : "eligible";
}
