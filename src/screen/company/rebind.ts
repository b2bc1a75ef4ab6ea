import type { Finding } from "../../contract/finding.ts";
import { whereFrom } from "../../advise/change-set.ts";
import { explainNumber } from "../../evaluate/requirement.ts";
import { valueAt } from "../../logic/tree.ts";
import type { Profile } from "../../profile/answer.ts";
import type { Facts } from "../../profile/facts.ts";
import { leavesOf } from "../../rules/condition.ts";
import type { Status } from "../../rules/document.ts";
import type { Rule } from "../../rules/rulebook.ts";

/** The finding of another company whose numbers stand on the same sides of all bounds: the same, with its numbers. */
export function rebind(
  finding: Finding,
  rule: Rule,
  numbers: ReadonlySet<string>,
  company: { readonly profile: Profile; readonly facts: Facts },
  status: Status,
): Finding {
  const leaves = leavesOf(rule.requires);
  return {
    ...finding,
    requirements: finding.requirements.map((requirement, index) => {
      const leaf = leaves[index];
      if (leaf === undefined || !numbers.has(leaf.fact)) return requirement;
      const value = valueAt(leaf, company.facts, status);
      return { ...requirement, ...explainNumber(value, leaf.bound, requirement.result) };
    }),
    changes: finding.changes.map((set) =>
      set.map((change) =>
        numbers.has(change.fact) ? { ...change, ...whereFrom(change.fact, company) } : change,
      ),
    ),
  };
}
