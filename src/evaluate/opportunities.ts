import type { MatchedOpportunity } from "../contract/report.ts";
import { foldCondition, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Facts } from "../profile/facts.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { StatusOf } from "../logic/situation.ts";

/**
 * The measures that a company may ask about: of its city, or of every city where it is not known, and for one of its
 * activities or for its kind of applicant; those that are for everyone where its city is known; and the procedures.
 * A match says nothing of an outcome. Measures of documents that are not in force are left out.
 */
export function matchOpportunities(
  rulebook: Rulebook,
  facts: Facts,
  statusOf: StatusOf,
): MatchedOpportunity[] {
  const city = facts.get("city");
  const activities = facts.get("activities");
  const isHere = (cities: readonly string[]): boolean => city?.kind !== "choice" || cities.includes(city.id);
  return rulebook.opportunities.flatMap((match): MatchedOpportunity[] => {
    if (!isHere(match.cities)) return [];
    const { item, document, title, quote, translation, effect } = match;
    const status = statusOf(document);
    if (status === "expired" || status === "not-yet-in-force") return [];
    const by = activities?.kind === "choices" && match.activities.some((id) => activities.ids.includes(id));
    const applicants =
      !by &&
      match.applicants !== null &&
      foldCondition(match.applicants, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth === true;
    const because = by ? "activity" : applicants ? "applicant" : "everyone";
    if (because === "everyone" && (match.shownToAll === null || city?.kind !== "choice")) return [];
    return [
      {
        item,
        status,
        title,
        ...(effect === null ? {} : { effect }),
        source: { document, quote, translation },
        because,
      },
    ];
  });
}
