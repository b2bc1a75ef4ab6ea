import type { Finding } from "../contract/finding.ts";
import { leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { ACTIVITIES, type Choice } from "../vocabulary/vocabulary.ts";

/** A finding with its rule. */
export interface Ruled<F extends Finding = Finding> {
  readonly finding: F;
  readonly rule: Rule;
}

/** How the findings about one activity belong together; `single` where the data say nothing of it. */
export type Together = NonNullable<Choice["findings"]>["kind"] | "single";

/** The findings about one activity in one city, and what they come to. */
export interface Verdict<F extends Finding = Finding> {
  readonly outcome: Outcome;
  readonly together: Together;
  /** In code-unit order of their provisions. */
  readonly all: readonly Ruled<F>[];
  /** Those that the verdict is of, the one whose status counts first; empty without findings. */
  readonly counting: readonly Ruled<F>[];
}

const activitiesByRule = new WeakMap<Rule, readonly string[]>();

/** The activities that a rule is about. */
export function activitiesOf(rule: Rule): readonly string[] {
  const known = activitiesByRule.get(rule);
  if (known !== undefined) return known;
  const activities = leavesOf(rule.applies).flatMap(({ fact, operator, bound }) =>
    fact === ACTIVITIES && operator === "includes" && bound.kind === "ids" ? bound.ids : [],
  );
  activitiesByRule.set(rule, activities);
  return activities;
}

const BEST_FIRST: readonly Outcome[] = [
  "eligible",
  "conditional",
  "undetermined",
  "ineligible",
  "not-in-force",
  "not-applicable",
];
const WORST_FIRST: readonly Outcome[] = [
  "ineligible",
  "undetermined",
  "not-in-force",
  "conditional",
  "eligible",
  "not-applicable",
];
const BEST_STANDING: readonly Status[] = [
  "in-force",
  "unsettled",
  "term-lapsed",
  "expired",
  "not-yet-in-force",
];

/**
 * What the findings about one activity in one city come to: of alternatives the best, of duties and stages the worst
 * of those that do not stand apart; these count only where no other is about the case.
 */
export function verdictOf<F extends Finding>(
  activity: Choice,
  city: string,
  findings: ReadonlyMap<string, F>,
  rulebook: Rulebook,
): Verdict<F> {
  const all = rulebook.rules
    .filter(
      (rule) =>
        rulebook.documents.get(rule.document)?.city === city && activitiesOf(rule).includes(activity.id),
    )
    .map((rule): Ruled<F> => {
      const finding = findings.get(rule.id);
      if (finding === undefined) throw new Error(`the report has no finding of ${rule.id}`);
      return { finding, rule };
    });
  const { kind = "single", apart = [] } = activity.findings ?? {};
  const main = all.filter(({ rule }) => !apart.includes(rule.id));
  const order = kind === "duties" || kind === "stages" ? WORST_FIRST : BEST_FIRST;
  const own = firstOf(main, order);
  const counting = own.outcome === "not-applicable" ? firstOf(all, BEST_FIRST) : own;
  return { together: kind, all, ...counting };
}

function firstOf<F extends Finding>(
  ruled: readonly Ruled<F>[],
  order: readonly Outcome[],
): Pick<Verdict<F>, "outcome" | "counting"> {
  const outcome = order.find((candidate) => ruled.some(({ finding }) => finding.outcome === candidate));
  if (outcome === undefined) return { outcome: "not-applicable", counting: [] };
  const counting = ruled.filter(({ finding }) => finding.outcome === outcome);
  return { outcome, counting: [...counting].sort(byStanding) };
}

function byStanding(one: Ruled, other: Ruled): number {
  const restates = ({ rule }: Ruled): number => (rule.open.some(({ kind }) => kind === "instrument") ? 1 : 0);
  const standing = ({ finding }: Ruled): number => BEST_STANDING.indexOf(finding.status);
  return (
    restates(one) - restates(other) ||
    standing(one) - standing(other) ||
    (one.rule.id < other.rule.id ? -1 : 1)
  );
}
