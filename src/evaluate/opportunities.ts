import type { Facts } from "../profile/facts.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { StatusOf } from "./engine.ts";
import type { MatchedOpportunity } from "./report.ts";
import { foldCondition, judgeLeaf, valueAt } from "./tree.ts";

/**
 * The measures that a company may ask about: of its city, and for one of its activities or for its kind of
 * applicant. A match says nothing of an outcome. Measures of documents that are not in force are left out.
 */
export function matchOpportunities(
  rulebook: Rulebook,
  facts: Facts,
  statusOf: StatusOf,
): MatchedOpportunity[] {
  const city = facts.get("city");
  const activities = facts.get("activities");
  if (city?.kind !== "choice") return [];
  return rulebook.opportunities.flatMap(
    ({ item, document, title, quote, ...match }): MatchedOpportunity[] => {
      const status = statusOf(document);
      if (status === "expired" || status === "not-yet-in-force" || !match.cities.includes(city.id)) return [];
      const by = activities?.kind === "choices" && match.activities.some((id) => activities.ids.includes(id));
      const applicants =
        match.applicants !== null &&
        foldCondition(match.applicants, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth ===
          true;
      if (!by && !applicants) return [];
      return [{ item, status, title, source: { document, quote }, because: by ? "activity" : "applicant" }];
    },
  );
}
