import type { Request, Response, Router } from "express";
import { ResultPage } from "../../../web/pages/result.tsx";
import { answerReport } from "../../answers/answer-report.ts";
import type { Language } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { canonicalProfile } from "../../profile/canonical.ts";
import { dayAskedIn } from "../../profile/days.ts";
import { renderHtml, type ReportData, reportProps } from "../../report/html/standalone.tsx";
import { renderJson } from "../../report/json.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { viewReport } from "../../report/view.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { savedProfile, withCase } from "./held.tsx";
import { page } from "./routes.ts";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";

/** The result of a case, and its files. */
export function resultRoutes(router: Router, setting: PageSetting): void {
  const { core } = setting;
  page(
    router,
    "/case/:case/result",
    withCase(setting, async (found, request, response) => {
      await sendResult(savedProfile(found, core), found.id, request, response, setting);
    }),
  );
  page(
    router,
    "/case/:case/profile.json",
    withCase(setting, (found, _request, response) => {
      sendProfile(savedProfile(found, core), response);
    }),
  );
  page(
    router,
    "/case/:case/report.:extension",
    withCase(setting, async (found, request, response) => {
      const { language } = contextOf(request, setting);
      const data = await reportData(core, savedProfile(found, core), language);
      const extension = String(request.params.extension);
      const file = FILES[extension];
      if (file === undefined) throw new Failure("not-found");
      response
        .set("Cache-Control", "no-store")
        .attachment(`zhunru-report.${extension}`)
        .type(file.type)
        .send(file.write(data, setting));
    }),
  );
}

interface ReportFile {
  readonly type: string;
  write(data: ReportData, setting: PageSetting): string;
}

const FILES: Readonly<Record<string, ReportFile>> = {
  html: { type: "html", write: (data, { assets }) => renderHtml(data, assets.style.text, false) },
  json: { type: "application/json", write: ({ report }) => renderJson(report) },
  md: {
    type: "text/markdown; charset=utf-8",
    write: ({ report, rulebook, language }) =>
      renderMarkdown(viewReport(report, rulebook, language, false), language),
  },
};

/** Everything that a report is drawn from, on the profile's own day; today where it has none. */
async function reportData(core: Core, profile: Profile, language: Language): Promise<ReportData> {
  const asOf = dayAskedIn(profile) ?? core.today();
  const [advised, comparison] = await Promise.all([
    core.advisor.report(profile, asOf),
    core.compare(profile, asOf),
  ]);
  const report = answerReport(advised, core.rulebook);
  return { report, comparison, rulebook: core.rulebook, language };
}

/** Sends the page of a result; without a case's id for one that the browser cannot keep. */
export async function sendResult(
  profile: Profile,
  caseId: string | null,
  request: Request,
  response: Response,
  setting: PageSetting,
): Promise<void> {
  const context = contextOf(request, setting);
  const data = await reportData(setting.core, profile, context.language);
  const report = reportProps(
    data,
    (provision) => `/provisions/${provision}`,
    false,
    caseId === null ? null : (fact) => `/case/${caseId}/question/${fact}`,
  );
  sendPage(response, <ResultPage context={context} caseId={caseId} report={report} />);
}

/** Sends a profile as a file. */
export function sendProfile(profile: Profile, response: Response): void {
  response
    .set("Cache-Control", "no-store")
    .attachment("zhunru-profile.json")
    .type("application/json")
    .send(`${JSON.stringify(canonicalProfile(profile), null, 2)}\n`);
}
