import type { Finding } from "../contract/finding.ts";
import type { AdvisedReport } from "../contract/report.ts";
import type { Profile } from "../profile/answer.ts";
import { canonicalProfile } from "../situation/canonical.ts";

/**
 * The reports of one company in several cities as one, for people to read side by side: each finding from the city that
 * it is about; one report alone stays as it is. `profile` names all of the cities. Throws where there is no report.
 */
export function joinReports([first, ...others]: readonly AdvisedReport[], profile: Profile): AdvisedReport {
  if (first === undefined) throw new Error("there is no report to join");
  if (others.length === 0) return first;
  const all = [first, ...others];
  return {
    ...first,
    profile: canonicalProfile(profile),
    warnings: once(all, "warnings", ({ code, facts }) => [code, ...facts].join(" ")),
    findings: first.findings.map((finding, index) =>
      concerned(
        all.flatMap((one) => one.findings[index] ?? []),
        finding,
      ),
    ),
    leads: once(all, "leads", ({ provision, kind }) => `${provision} ${kind}`),
    opportunities: once(all, "opportunities", ({ item }) => item),
    together: once(all, "together", ({ provisions }) => provisions.join(" ")),
    sensitivity: once(all, "sensitivity", ({ fact }) => fact).map((sensitivity) => ({
      ...sensitivity,
      provisions: all.flatMap((one) =>
        one.sensitivity
          .filter(({ fact }) => fact === sensitivity.fact)
          .flatMap(({ provisions }) => provisions),
      ),
    })),
    ahead: joinAhead(first, all),
  };
}

/** What changes by itself in any of the reports, the earliest first. */
function joinAhead({ ahead }: AdvisedReport, all: readonly AdvisedReport[]): AdvisedReport["ahead"] {
  const byPlace = new Map(
    all.flatMap((report) =>
      report.ahead.turns.map((turn) => [`${turn.day} ${turn.provision}`, turn] as const),
    ),
  );
  return {
    ...ahead,
    turns: [...byPlace.keys()].sort().flatMap((place) => byPlace.get(place) ?? []),
    standStill: [...new Set(all.flatMap((report) => report.ahead.standStill))],
  };
}

/** The finding of the city that the rule is about. */
function concerned(findings: readonly Finding[], otherwise: Finding): Finding {
  return findings.find(({ outcome }) => outcome !== "not-applicable") ?? otherwise;
}

type Parts = "warnings" | "leads" | "opportunities" | "together" | "sensitivity";

/** What the reports say in one of their parts, the same thing once. */
function once<P extends Parts>(
  reports: readonly AdvisedReport[],
  part: P,
  keyOf: (one: AdvisedReport[P][number]) => string,
): AdvisedReport[P][number][] {
  const known = new Map<string, AdvisedReport[P][number]>();
  for (const report of reports)
    for (const one of report[part]) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
  return [...known.values()];
}
