import type { Request, Response, Router } from "express";
import { renderToString } from "preact-render-to-string";
import { ResultPage, type ResultProps } from "../../../web/pages/result.tsx";
import { WhatIf } from "../../../web/pages/what-if.tsx";
import { EDITIONS, HOLDERS } from "../../dossier/machine/schema.ts";
import { DOSSIER_FORMATS } from "../../dossier/make-dossier.ts";
import type { Language } from "../../language/language.ts";
import { citiesSideBySide, profileOfEachCity } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { canonicalProfile, savedAnswers } from "../../situation/canonical.ts";
import { dayAskedIn } from "../../profile/days.ts";
import { type ReportData, renderHtml, reportProps } from "../../report/html/standalone.tsx";
import { keepNumbersWholeIn } from "../../report/html/whole-numbers.ts";
import { renderJson } from "../../report/json.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { showId } from "../../report/values.ts";
import { viewReport } from "../../report/view.ts";
import { CITY } from "../../vocabulary/vocabulary.ts";
import { choiceOf, coverNameOf, readQuery } from "../api/query.ts";
import { forgetAttempt, keepAttempt, keptAttempt } from "../case/attempt.ts";
import { addressOfCase, type Case } from "../case/case.ts";
import type { Core } from "../core.ts";
import { type DossierAsked, sendDossier } from "../dossier-file.ts";
import { Failure } from "../failure.ts";
import { type Fields, field, readFields } from "../forms/fields.ts";
import { wantsJson } from "../http/accepted.ts";
import { addressOf } from "../http/address.ts";
import { languageFor } from "../http/languages.ts";
import { fileNameOf } from "./file-name.ts";
import { assessedProfile, keepAndGo, linksOf, pageOfFact, savedProfile, withCase } from "./current-case.tsx";
import { reportData } from "./report-data.ts";
import { form, page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { tryAnswers, whatIf } from "./what-if.ts";

/** The result of a case, and its files. */
export function resultRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  page(
    router,
    "/case/:case/result",
    withCase(services, async (found, request, response) => {
      await sendResult(assessedProfile(found, core), found, request, response, services);
    }),
  );
  form(
    router,
    "/case/:case/what-if",
    withCase(services, async (found, request, response) => {
      await takeTrial(found, request, response, services);
    }),
  );
  page(
    router,
    "/case/:case/profile.json",
    withCase(services, (found, request, response) => {
      const asked = assessedProfile(found, core);
      const isNamed = addressOf(request).searchParams.has("city");
      const profile = isNamed ? inOneCity(asked, request, core) : savedProfile(found, core);
      sendProfile(profile, core.today(), response);
    }),
  );
  page(
    router,
    "/case/:case/dossier",
    withCase(services, async (found, request, response) => {
      const profile = inOneCity(assessedProfile(found, core), request, core);
      const asOf = dayAskedIn(profile) ?? core.today();
      await sendDossier(profile, { ...dossierAsked(request), asOf, keep: [] }, core, response);
    }),
  );
  page(
    router,
    "/case/:case/report.:extension",
    withCase(services, async (found, request, response) => {
      const { language } = contextOf(request, services);
      const extension = String(request.params.extension);
      const file = FILES[extension];
      if (file === undefined) throw new Failure("not-found");
      const asked = assessedProfile(found, core);
      const profile = extension === "json" ? inOneCity(asked, request, core) : asked;
      const data = await reportData(core, profile, language);
      response
        .set("Cache-Control", "no-store")
        .attachment(fileNameOf(data.report.profile.name, data.report.asOf, null, extension))
        .type(file.type)
        .send(file.write(data, services, linksOf(found, request, services).unnamed));
    }),
  );
}

/**
 * The profile as data hold it, in one city: of several side by side the one that the address names. Fails with 404 where
 * it names none of them.
 */
function inOneCity(profile: Profile, request: Request, core: Core): Profile {
  const cities = citiesSideBySide(profile);
  if (cities === null) return profile;
  const wanted = addressOf(request).searchParams.get("city") ?? "";
  const found = profileOfEachCity(profile, core.rulebook.vocabulary)[cities.indexOf(wanted)];
  if (found === undefined) throw new Failure("not-found");
  return found;
}

const PARAMETERS = ["format", "edition", "holders", "preparedFor", "preparedBy", "city"] as const;

/** What the form of the result page asks for. Throws an InputError for anything else. */
function dossierAsked(request: Request): Omit<DossierAsked, "asOf" | "keep"> {
  const { format, edition, holders, preparedFor, preparedBy } = readQuery(request, PARAMETERS);
  return {
    format: choiceOf(format, "format", DOSSIER_FORMATS) ?? "pdf",
    edition: choiceOf(edition, "edition", EDITIONS) ?? languageFor(request),
    holders: choiceOf(holders, "holders", HOLDERS) ?? "named",
    // A form sends its empty fields too.
    preparedFor: coverNameOf(preparedFor?.trim() || undefined, "preparedFor"),
    preparedBy: coverNameOf(preparedBy?.trim() || undefined, "preparedBy"),
  };
}

interface ReportFile {
  readonly type: string;
  /** `link` reopens the case, without the names that it holds. */
  write(data: ReportData, services: PageServices, link: string): string;
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
  services: PageServices,
): Promise<void> {
  const { core } = services;
  const context = contextOf(request, services);
  const { language } = context;
  const data = await reportData(core, profile, language);
  const report = reportProps(
    data,
    (provision) => `/provisions/${provision}`,
    false,
    found === null ? null : (fact) => `/case/${found.id}/${pageOfFact(fact)}`,
  );
  const sent = found === null ? null : keptAttempt(found.id, WHAT_IF, request, services);
  const trial = found === null ? null : await whatIf(found, data.report, sent, core, language);
  const links = found === null ? null : linksOf(found, request, services);
  const cities = citiesOfFiles(profile, core, language);
  const { ownership } = core.rulebook.vocabulary.relations;
  const isOwnershipKnown = ownership.some((id) => (profile.get(id) ?? null) !== null);
  const page = { context, caseId: found?.id ?? null, cities, isOwnershipKnown, report, whatIf: trial, links };
  sendPage(response, <ResultPage {...page} />);
}

/** The cities side by side, of which each has data of its own. */
function citiesOfFiles(profile: Profile, core: Core, language: Language): ResultProps["cities"] {
  const place = core.rulebook.vocabulary.byId.get(CITY);
  return (citiesSideBySide(profile) ?? []).map((id) => ({ id, title: showId(id, place, language) }));
}

/** Where a trial is kept, and the part of the result that shows it. */
const WHAT_IF = "what-if";

/** Tries the answers sent, goes back by one step, or takes them over; a script gets the part of the page alone. */
async function takeTrial(
  found: Case,
  request: Request,
  response: Response,
  services: PageServices,
): Promise<void> {
  const { core } = services;
  const { language } = contextOf(request, services);
  const fields = stepOf(readFields(request), found, request, services);
  const to = `${addressOfCase(found.id)}/result`;
  const { report } = await reportData(core, assessedProfile(found, core), language);
  if (fields !== null && field(fields, "step") === "take") {
    const { profile } = tryAnswers(fields, found, report, core, language);
    keepAndGo({ ...found, profile }, to, request, response, services);
    return;
  }
  if (fields === null) forgetAttempt(found.id, request, response, services);
  else if (!keepAttempt(found.id, { page: WHAT_IF, fields }, request, response, services))
    throw new Failure("too-large");
  if (!wantsJson(request)) {
    response.set("Cache-Control", "no-store").redirect(303, `${to}#${WHAT_IF}`);
    return;
  }
  const part = <WhatIf {...(await whatIf(found, report, fields, core, language))} />;
  response.set("Cache-Control", "no-store").json({ part: keepNumbersWholeIn(renderToString(part)) });
}

/** The fields to try: those sent, with those tried before behind them; those before, for a step back. */
function stepOf(sent: Fields, found: Case, request: Request, services: PageServices): Fields | null {
  if (field(sent, "step") === "take") return sent;
  if (field(sent, "step") === "back") {
    const before = field(sent, "before");
    return before === "" ? null : new URLSearchParams(before);
  }
  const earlier = keptAttempt(found.id, WHAT_IF, request, services);
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
