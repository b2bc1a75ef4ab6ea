import type { Request, Router } from "express";
import type { VNode } from "preact";
import type { Filled, ShownError } from "../../../web/forms/shown.ts";
import { PlanPage } from "../../../web/pages/plan.tsx";
import { everyCity } from "../../report/side-by-side.ts";
import { keepAttempt, keptAttempt } from "../case/attempt.ts";
import { addressOfCase, type Case } from "../case/case.ts";
import { type Fields, field, readFields } from "../forms/fields.ts";
import { addressOf } from "../http/address.ts";
import { filledFrom } from "./filled.ts";
import { searchActivities, sectorsOf } from "./find.tsx";
import { caseIdOf, caseOf, keepAndGo } from "./current-case.tsx";
import { filledPlan, readPlan } from "./plan.ts";
import { pageWithForm } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

const PAGE = "plan";

/** The first page of a case; a case that the browser does not hold yet begins here. */
export function planRoute(router: Router, services: PageServices): void {
  const { core } = services;
  pageWithForm(
    router,
    "/case/:case/plan",
    (request, response) => {
      const found = caseOf(request, services) ?? emptyCase(caseIdOf(request));
      const sent = keptAttempt(found.id, PAGE, request, services);
      const { language } = contextOf(request, services);
      const read = sent === null || isSearch(sent) ? null : readPlan(sent, found, core, language);
      sendPage(
        response,
        planPage(found, request, sent, read?.kind === "errors" ? read.errors : [], services),
      );
    },
    (request, response) => {
      const found = caseOf(request, services) ?? emptyCase(caseIdOf(request));
      const fields = readFields(request);
      const read = readPlan(fields, found, core, contextOf(request, services).language);
      if (isSearch(fields)) {
        const isKept = keepAttempt(found.id, { page: PAGE, fields }, request, response, services);
        if (isKept) response.redirect(303, `${addressOfCase(found.id)}/${PAGE}#found`);
        else sendPage(response, planPage(found, request, fields, [], services));
      } else if (read.kind === "plan") {
        const kept = { id: found.id, asOf: read.asOf, profile: read.profile, last: null };
        keepAndGo(kept, `/case/${found.id}/next`, request, response, services);
      } else if (keepAttempt(found.id, { page: PAGE, fields }, request, response, services)) {
        response.redirect(303, `${addressOfCase(found.id)}/${PAGE}`);
      } else sendPage(response, planPage(found, request, fields, read.errors, services), 400);
    },
  );
}

function planPage(
  found: Case,
  request: Request,
  sent: Fields | null,
  errors: readonly ShownError[],
  services: PageServices,
): VNode {
  const { core } = services;
  const { byId } = core.rulebook.vocabulary;
  const [activities, city] = [byId.get("activities"), byId.get("city")];
  if (activities === undefined || city === undefined) throw new Error("activities and city are no facts");
  const context = contextOf(request, services);
  const typed = sent === null ? "" : field(sent, "find");
  return (
    <PlanPage
      context={context}
      caseId={found.id}
      activities={activities}
      sectors={sectorsOf(activities, core, context.language)}
      search={typed === "" ? null : searchActivities(typed, activities, core, context.language)}
      city={city}
      sideBySide={everyCity(core.rulebook.vocabulary, context.language).label}
      filled={sent === null ? begunWith(request, filledPlan(found, core)) : filledFrom(sent, false)}
      errors={errors}
    />
  );
}

/** The button that searches was pressed, or words were typed and nothing chosen: what fits is shown first. */
function isSearch(fields: Fields): boolean {
  const hasChosen = fields.has("value") || fields.has("activitiesUnknown");
  return field(fields, "answer") === "find" || (field(fields, "find") !== "" && !hasChosen);
}

/** A case that has no activities yet begins with the one that the address names. */
function begunWith(request: Request, filled: Filled): Filled {
  const activity = addressOf(request).searchParams.get("activity");
  if (activity === null || filled.values.value !== undefined) return filled;
  return { ...filled, values: { ...filled.values, value: [activity] } };
}

function emptyCase(id: string): Case {
  return { id, asOf: null, profile: new Map(), last: null };
}
