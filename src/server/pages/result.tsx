import type { Request, Response, Router } from "express";
import { renderToString } from "preact-render-to-string";
import { ResultPage } from "../../../web/pages/result.tsx";
import type { Profile } from "../../profile/answer.ts";
import { canonicalProfile, savedAnswers } from "../../profile/canonical.ts";
import { dayAskedIn } from "../../profile/days.ts";
import { renderHtml, type ReportData, reportProps } from "../../report/html/standalone.tsx";
import { renderJson } from "../../report/json.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { viewReport } from "../../report/view.ts";
import { keepNumbersWholeIn } from "../../report/html/whole-numbers.ts";
import { WhatIf } from "../../../web/pages/what-if.tsx";
import { forgetAttempt, keepAttempt, keptAttempt } from "../case/attempt.ts";
import { addressOfCase, type Case } from "../case/case.ts";
import { Failure } from "../failure.ts";
import { type Fields, field, readFields } from "../forms/fields.ts";
import { wantsJson } from "../http/accepted.ts";
import { fileNameOf } from "./file-name.ts";
import { keepAndGo, linksOf, pageOfFact, savedProfile, withCase } from "./held.tsx";
import { reportData } from "./report-data.ts";
import { form, page } from "./routes.ts";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";
import { tryAnswers, whatIf } from "./what-if.ts";

/** The result of a case, and its files. */
export function resultRoutes(router: Router, setting: PageSetting): void {
  const { core } = setting;
  page(
    router,
    "/case/:case/result",
    withCase(setting, async (found, request, response) => {
      await sendResult(savedProfile(found, core), found, request, response, setting);
    }),
  );
  form(
    router,
    "/case/:case/what-if",
    withCase(setting, async (found, request, response) => {
      await takeTrial(found, request, response, setting);
    }),
  );
  page(
    router,
    "/case/:case/profile.json",
    withCase(setting, (found, _request, response) => {
      sendProfile(savedProfile(found, core), core.today(), response);
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
        .attachment(fileNameOf(data.report.profile.name, data.report.asOf, null, extension))
        .type(file.type)
        .send(file.write(data, setting, linksOf(found, request, setting).unnamed));
    }),
  );
}

interface ReportFile {
  readonly type: string;
  /** `link` reopens the case, without the names that it holds. */
  write(data: ReportData, setting: PageSetting, link: string): string;
}

const FILES: Readonly<Record<string, ReportFile>> = {
  html: {
    type: "html",
    write: (data, { assets }, link) => renderHtml(data, assets.style.text, false, link),
  },
  json: { type: "application/json", write: ({ report }) => renderJson(report) },
  md: {
    type: "text/markdown; charset=utf-8",
    write: ({ report, rulebook, language }) =>
      renderMarkdown(viewReport(report, rulebook, language, false), language),
  },
};

/** Sends the page of a result; without a case for one that the browser cannot keep. */
export async function sendResult(
  profile: Profile,
  found: Case | null,
  request: Request,
  response: Response,
  setting: PageSetting,
): Promise<void> {
  const { core } = setting;
  const context = contextOf(request, setting);
  const { language } = context;
  const data = await reportData(core, profile, language);
  const report = reportProps(
    data,
    (provision) => `/provisions/${provision}`,
    false,
    found === null ? null : (fact) => `/case/${found.id}/${pageOfFact(fact)}`,
  );
  const sent = found === null ? null : keptAttempt(found.id, WHAT_IF, request, setting);
  const trial = found === null ? null : await whatIf(found, data.report, sent, core, language);
  const links = found === null ? null : linksOf(found, request, setting);
  const page = { context, caseId: found?.id ?? null, report, whatIf: trial, links };
  sendPage(response, <ResultPage {...page} />);
}

/** Where a trial is kept, and the part of the result that shows it. */
const WHAT_IF = "what-if";

/** Tries the answers sent, goes back by one step, or takes them over; a script gets the part of the page alone. */
async function takeTrial(
  found: Case,
  request: Request,
  response: Response,
  setting: PageSetting,
): Promise<void> {
  const { core } = setting;
  const { language } = contextOf(request, setting);
  const fields = stepOf(readFields(request), found, request, setting);
  const to = `${addressOfCase(found.id)}/result`;
  const { report } = await reportData(core, savedProfile(found, core), language);
  if (fields !== null && field(fields, "step") === "take") {
    const { profile } = tryAnswers(fields, found, report, core, language);
    keepAndGo({ ...found, profile }, to, request, response, setting);
    return;
  }
  if (fields === null) forgetAttempt(found.id, request, response, setting);
  else if (!keepAttempt(found.id, { page: WHAT_IF, fields }, request, response, setting))
    throw new Failure("too-large");
  if (!wantsJson(request)) {
    response.set("Cache-Control", "no-store").redirect(303, `${to}#${WHAT_IF}`);
    return;
  }
  const part = <WhatIf {...(await whatIf(found, report, fields, core, language))} />;
  response.set("Cache-Control", "no-store").json({ part: keepNumbersWholeIn(renderToString(part)) });
}

/** The fields to try: those sent, with those tried before behind them; those before, for a step back. */
function stepOf(sent: Fields, found: Case, request: Request, setting: PageSetting): Fields | null {
  if (field(sent, "step") === "take") return sent;
  if (field(sent, "step") === "back") {
    const before = field(sent, "before");
    return before === "" ? null : new URLSearchParams(before);
  }
  const earlier = keptAttempt(found.id, WHAT_IF, request, setting);
  earlier?.delete("before");
  sent.set("before", earlier?.toString() ?? "");
  return sent;
}

/** Sends a profile as a file, named after its case and the day it is about, else after today. */
export function sendProfile(profile: Profile, today: string, response: Response): void {
  const { name } = canonicalProfile(profile);
  response
    .set("Cache-Control", "no-store")
    .attachment(fileNameOf(name, dayAskedIn(profile) ?? today, "profile", "json"))
    .type("application/json")
    .send(`${JSON.stringify(savedAnswers(profile), null, 2)}\n`);
}
