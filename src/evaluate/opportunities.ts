import type { Facts } from "../profile/facts.ts";
import type { DatedStatus } from "../rules/document.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { MatchedOpportunity } from "./report.ts";
import { foldCondition, judgeLeaf, valueAt } from "./tree.ts";

/**
 * The measures that a company may ask about: of its city, and for one of its activities, for its kind of applicant,
 * or for everyone there; and the procedures. A match says nothing of an outcome. Measures of documents that are not
 * in force are left out.
 */
export function matchOpportunities(
  rulebook: Rulebook,
  facts: Facts,
  statusOf: (document: string) => DatedStatus,
): MatchedOpportunity[] {
  const city = facts.get("city");
  const activities = facts.get("activities");
  if (city?.kind !== "choice") return [];
  return rulebook.opportunities.flatMap(
    ({ item, document, title, quote, effect, ...match }): MatchedOpportunity[] => {
      const { status } = statusOf(document);
      if (status === "expired" || status === "not-yet-in-force" || !match.cities.includes(city.id)) return [];
      const by = activities?.kind === "choices" && match.activities.some((id) => activities.ids.includes(id));
      const applicants =
        match.applicants !== null &&
        foldCondition(match.applicants, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth ===
          true;
      const because = by ? "activity" : applicants ? "applicant" : "everyone";
      if (because === "everyone" && match.shownToAll === null) return [];
      return [
        {
          item,
          status,
          title,
          ...(effect === null ? {} : { effect }),
          source: { document, quote },
          because,
        },
      ];
    },
  );
}
