import { isRuledOut } from "../../evaluate/evaluate.ts";
import { GATES, judgeLeaf, valueAt } from "../../logic/tree.ts";
import type { Facts } from "../../profile/facts.ts";
import { type Condition, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Item } from "../../rules/items.ts";
import type { Rule } from "../../rules/rulebook.ts";
import { ACTIVITIES } from "../../vocabulary/vocabulary.ts";

/** Rules of all cities about one thing, and the items, with or without rules, that say the like. */
export interface Measure {
  readonly rules: readonly Rule[];
  readonly items: readonly string[];
  readonly activities: readonly string[];
}

/** Whether a rule is about what the company seeks: neither place nor activity keeps it away, nor is either unknown. */
export function isSought(applies: Condition, facts: Facts): boolean {
  if (isRuledOut(applies, facts)) return false;
  const gates = leavesOf(applies).filter((leaf) => GATES.includes(leaf.fact));
  return gates.every((leaf) => judgeLeaf(leaf, valueAt(leaf, facts, "in-force")).truth !== "unknown");
}

/**
 * Puts rules together whose items are alike, directly or by a third one, and which are about an activity in common;
 * without an activity, those that carry the same case after the colon.
 */
export function measuresOf(
  rules: readonly Rule[],
  items: readonly Item[],
  sought: readonly string[],
): Measure[] {
  const alike = groupsOfLikeItems(items);
  const measures: { rules: Rule[]; items: readonly string[]; activities: Set<string> }[] = [];
  for (const rule of rules) {
    const group = alike.get(rule.item) ?? [rule.item];
    const activities = soughtBy(rule, sought);
    const joined = { rules: [rule], items: group, activities: new Set(activities) };
    for (const other of measures.filter(
      (measure) => measure.items === group && belong(rule, activities, measure),
    )) {
      measures.splice(measures.indexOf(other), 1);
      joined.rules = [...other.rules, ...joined.rules];
      for (const activity of other.activities) joined.activities.add(activity);
    }
    measures.push(joined);
  }
  const place = ({ activities }: Measure): number => sought.indexOf(activities[0] ?? "");
  return measures
    .map(({ rules: joined, items: group, activities }) => ({
      rules: joined,
      items: group,
      activities: sought.filter((activity) => activities.has(activity)),
    }))
    .sort((a, b) => place(a) - place(b) || ((a.rules[0]?.id ?? "") < (b.rules[0]?.id ?? "") ? -1 : 1));
}

function belong(
  rule: Rule,
  activities: readonly string[],
  measure: { readonly rules: readonly Rule[]; readonly activities: ReadonlySet<string> },
): boolean {
  if (activities.length > 0) return activities.some((activity) => measure.activities.has(activity));
  return measure.activities.size === 0 && measure.rules.some((other) => caseOf(other) === caseOf(rule));
}

function caseOf(rule: Rule): string {
  return rule.id.split(":")[1] ?? "";
}

function soughtBy(rule: Rule, sought: readonly string[]): string[] {
  const ids = leavesOf(rule.applies)
    .filter((leaf) => leaf.fact === ACTIVITIES)
    .flatMap(idsOf);
  return sought.filter((activity) => ids.includes(activity));
}

function idsOf({ bound }: Leaf): readonly string[] {
  return bound.kind === "ids" ? bound.ids : [];
}

/** For each item that is like another, its whole group, one list for all of its members. */
function groupsOfLikeItems(items: readonly Item[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const { id, like } of items) {
    const joined = [...new Set([id, ...(like ?? [])].flatMap((member) => groups.get(member) ?? [member]))];
    for (const member of joined) groups.set(member, joined);
  }
  return groups;
}
