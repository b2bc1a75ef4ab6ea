import { answerReport } from "../../answers/answer-report.ts";
import { joinReports } from "../../answers/join-reports.ts";
import { supportWithout } from "../../answers/support.ts";
import type { AdvisedReport, Report } from "../../contract/report.ts";
import type { Language } from "../../language/language.ts";
import { profileOfEachCity } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn } from "../../profile/days.ts";
import type { ReportData } from "../../report/html/standalone.tsx";
import type { Core } from "../core.ts";

/** Everything that a report is drawn from, on the profile's own day; today where it has none. */
export async function reportData(core: Core, profile: Profile, language: Language): Promise<ReportData> {
  const asOf = dayAskedIn(profile) ?? core.today();
  const [own = profile, ...others] = profileOfEachCity(profile, core.rulebook.vocabulary);
  const situation = core.advisor.situation(own, asOf);
  const advised = await core.advisor.reportIn(situation);
  const comparison = await core.compare(own, asOf, { situation, findings: advised.findings });
  const beside = await Promise.all(others.map((other) => core.advisor.report(other, asOf)));
  return {
    report: answered([advised, ...beside], profile, core),
    comparison,
    rulebook: core.rulebook,
    language,
  };
}

/** The report alone, with the smallest changes that leave the facts named as they are. */
export async function reportKeeping(core: Core, profile: Profile, keep: readonly string[]): Promise<Report> {
  const asOf = dayAskedIn(profile) ?? core.today();
  const profiles = profileOfEachCity(profile, core.rulebook.vocabulary);
  const reports = await Promise.all(profiles.map((one) => core.advisor.report(one, asOf, { keep })));
  return answered(reports, profile, core);
}

function answered(reports: readonly AdvisedReport[], profile: Profile, { rulebook }: Core): Report {
  return answerReport(joinReports(reports, profile), rulebook, supportWithout(profile, rulebook.vocabulary));
}
