import type { Router } from "express";
import { OfficialsPage } from "../../../web/pages/officials.tsx";
import { LANGUAGES } from "../../language/language.ts";
import { referenceOf } from "../../report/html/standalone.tsx";
import { viewWorksheet } from "../../report/worksheet.ts";
import { readBytes } from "../http/body.ts";
import { reportData } from "./report-data.ts";
import { onlyMethods } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { readProfile, sentText } from "./uploads.tsx";

/** Pre-screening of a single application: nothing of it is kept, in the browser neither. */
export function officialsRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  router
    .route("/officials")
    .get((request, response) => {
      sendPage(response, <OfficialsPage context={contextOf(request, services)} screened={null} />);
    })
    .post(readBytes("multipart/form-data"), async (request, response) => {
      const context = contextOf(request, services);
      const profile = readProfile(await sentText(request), core);
      const { report, rulebook } = await reportData(core, profile, context.language);
      const others = LANGUAGES.filter((language) => language !== context.language);
      const sheets = [context.language, ...others].map((language) =>
        viewWorksheet(report, rulebook, language),
      );
      const screened = { sheets, reference: referenceOf(report) };
      sendPage(response, <OfficialsPage context={context} screened={screened} />);
    })
    .all(onlyMethods("GET, HEAD, POST"));
}
