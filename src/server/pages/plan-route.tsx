import type { Request, Router } from "express";
import type { VNode } from "preact";
import type { ShownError } from "../../../web/forms/shown.ts";
import { PlanPage } from "../../../web/pages/plan.tsx";
import { keepAttempt, keptAttempt } from "../case/attempt.ts";
import { addressOfCase, type Case } from "../case/case.ts";
import { type Fields, readFields } from "../forms/fields.ts";
import { filledFrom } from "./filled.ts";
import { caseIdOf, caseOf, keepAndGo } from "./held.tsx";
import { filledPlan, readPlan } from "./plan.ts";
import { pageWithForm } from "./routes.ts";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";

const PAGE = "plan";

/** The first page of a case; a case that the browser does not hold yet begins here. */
export function planRoute(router: Router, setting: PageSetting): void {
  const { core } = setting;
  pageWithForm(
    router,
    "/case/:case/plan",
    (request, response) => {
      const found = caseOf(request, setting) ?? emptyCase(caseIdOf(request));
      const sent = keptAttempt(found.id, PAGE, request, setting);
      const { language } = contextOf(request, setting);
      const read = sent === null ? null : readPlan(sent, found, core, language);
      sendPage(response, planPage(found, request, sent, read?.kind === "errors" ? read.errors : [], setting));
    },
    (request, response) => {
      const found = caseOf(request, setting) ?? emptyCase(caseIdOf(request));
      const fields = readFields(request);
      const read = readPlan(fields, found, core, contextOf(request, setting).language);
      if (read.kind === "plan") {
        const kept = { id: found.id, asOf: read.asOf, profile: read.profile, last: null };
        keepAndGo(kept, `/case/${found.id}/next`, request, response, setting);
      } else if (keepAttempt(found.id, { page: PAGE, fields }, request, response, setting)) {
        response.redirect(303, `${addressOfCase(found.id)}/${PAGE}`);
      } else sendPage(response, planPage(found, request, fields, read.errors, setting), 400);
    },
  );
}

function planPage(
  found: Case,
  request: Request,
  sent: Fields | null,
  errors: readonly ShownError[],
  setting: PageSetting,
): VNode {
  const { byId } = setting.core.rulebook.vocabulary;
  const [activities, city] = [byId.get("activities"), byId.get("city")];
  if (activities === undefined || city === undefined) throw new Error("activities and city are no facts");
  return (
    <PlanPage
      context={contextOf(request, setting)}
      caseId={found.id}
      activities={activities}
      city={city}
      filled={sent === null ? filledPlan(found, setting.core) : filledFrom(sent, false)}
      errors={errors}
    />
  );
}

function emptyCase(id: string): Case {
  return { id, asOf: null, profile: new Map(), last: null };
}
