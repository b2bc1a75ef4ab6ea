import type { Router } from "express";
import { OfficialsPage, type Screened } from "../../../web/pages/officials.tsx";
import { InputError } from "../../input/problem.ts";
import { LANGUAGES, type Language } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { referenceOf } from "../../report/html/standalone.tsx";
import { viewWorksheet } from "../../report/worksheet.ts";
import type { Core } from "../core.ts";
import { readBytes } from "../http/body.ts";
import { tellProblems } from "../told-problems.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { reportData } from "./report-data.ts";
import { onlyMethods } from "./routes.ts";
import { readProfile, sentText } from "./uploads.tsx";

/** Pre-screening of a single application: nothing of it is kept, in the browser neither. */
export function officialsRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  router
    .route("/officials")
    .get((request, response) => {
      const context = contextOf(request, services);
      sendPage(response, <OfficialsPage context={context} screened={null} refused={null} />);
    })
    .post(readBytes("multipart/form-data"), async (request, response) => {
      const context = contextOf(request, services);
      let text = "";
      try {
        text = await sentText(request);
        const screened = await screen(readProfile(text, core), core, context.language);
        sendPage(response, <OfficialsPage context={context} screened={screened} refused={null} />);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const errors = tellProblems(error.problems, core.rulebook.vocabulary, context.language);
        sendPage(
          response,
          <OfficialsPage context={context} screened={null} refused={{ text, errors }} />,
          400,
        );
      }
    })
    .all(onlyMethods("GET, HEAD, POST"));
}

/** The working sheet of an application in every language, the visitor's first. */
async function screen(profile: Profile, core: Core, language: Language): Promise<Screened> {
  const { report, rulebook } = await reportData(core, profile, language);
  const others = LANGUAGES.filter((other) => other !== language);
  const sheets = [language, ...others].map((each) => viewWorksheet(report, rulebook, each));
  return { sheets, reference: referenceOf(report) };
}
