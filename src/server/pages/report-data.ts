import { answerReport } from "../../answers/answer-report.ts";
import { type SupportOf, supportWithout } from "../../answers/support.ts";
import type { Report } from "../../contract/report.ts";
import type { Language } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn } from "../../profile/days.ts";
import type { ReportData } from "../../report/html/standalone.tsx";
import type { Core } from "../core.ts";

/** Everything that a report is drawn from, on the profile's own day; today where it has none. */
export async function reportData(core: Core, profile: Profile, language: Language): Promise<ReportData> {
  const asOf = dayAskedIn(profile) ?? core.today();
  const situation = core.advisor.situation(profile, asOf);
  const advised = await core.advisor.reportIn(situation);
  const comparison = await core.compare(profile, asOf, { situation, findings: advised.findings });
  const report = answerReport(advised, core.rulebook, supportOf(core, profile));
  return { report, comparison, rulebook: core.rulebook, language };
}

/** The report alone, with the smallest changes that leave the facts named as they are. */
export async function reportKeeping(core: Core, profile: Profile, keep: readonly string[]): Promise<Report> {
  const situation = core.advisor.situation(profile, dayAskedIn(profile) ?? core.today());
  return answerReport(
    await core.advisor.reportIn(situation, { keep }),
    core.rulebook,
    supportOf(core, profile),
  );
}

function supportOf(core: Core, profile: Profile): SupportOf {
  return supportWithout(profile, core.rulebook.vocabulary);
}
