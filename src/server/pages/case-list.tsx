import type { Request, Router } from "express";
import { DeletePage } from "../../../web/pages/delete.tsx";
import type { ShownCase } from "../../../web/pages/start.tsx";
import words from "../../../web/words.json" with { type: "json" };
import { type Language, textIn } from "../../language/language.ts";
import { forgetAttempt } from "../case/attempt.ts";
import { addressOfCase, newCaseId } from "../case/case.ts";
import { forgetCase } from "../case/case-cookies.ts";
import { type ListedCase, listedCases, renameCase, unlistCase } from "../case/case-index.ts";
import type { Core } from "../core.ts";
import { field, readFields } from "../forms/fields.ts";
import { caseIdOf, keepAndGo, withCase } from "./current-case.tsx";
import { form, page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

const LIST = "/#cases";

/** What is done with the cases on the start page: another name, a copy as a second opinion, and deleting after a question. */
export function caseListRoutes(router: Router, services: PageServices): void {
  form(router, "/case/:case/rename", (request, response) => {
    renameCase(caseIdOf(request), field(readFields(request), "name"), request, response, services);
    response.set("Cache-Control", "no-store").redirect(303, LIST);
  });
  form(
    router,
    "/case/:case/copy",
    withCase(services, (found, request, response) => {
      const { language } = contextOf(request, services);
      const listed = listedCases(request, services).find(({ id }) => id === found.id);
      const own =
        listed === undefined
          ? textIn(words.cases.unnamed, language)
          : nameOf(listed, services.core, language);
      const copy = { ...found, id: newCaseId() };
      const name = textIn(words.cases.copyOf, language, { name: own });
      keepAndGo(copy, `${addressOfCase(copy.id)}/answers`, request, response, services, name);
    }),
  );
  page(router, "/case/:case/delete", (request, response) => {
    const context = contextOf(request, services);
    const id = caseIdOf(request);
    const listed = listedCases(request, services).find((one) => one.id === id);
    const name = listed === undefined ? "" : nameOf(listed, services.core, context.language);
    sendPage(response, <DeletePage context={context} caseId={id} name={name} />);
  });
  form(router, "/case/:case/forget", (request, response) => {
    const id = caseIdOf(request);
    forgetCase(id, request, response, services);
    forgetAttempt(id, request, response, services);
    unlistCase(id, request, response, services);
    response.set("Cache-Control", "no-store").redirect(303, LIST);
  });
}

/** The cases that this browser holds, each under its name or what it is about. */
export function shownCases(request: Request, services: PageServices, language: Language): ShownCase[] {
  return listedCases(request, services).map((listed) => ({
    id: listed.id,
    name: nameOf(listed, services.core, language),
    given: listed.name,
    about: aboutOf(listed, services.core, language),
  }));
}

function nameOf(listed: ListedCase, core: Core, language: Language): string {
  const about = aboutOf(listed, core, language);
  return listed.name !== "" ? listed.name : about !== "" ? about : textIn(words.cases.unnamed, language);
}

/** The activity and the city of a case, as far as they are named. */
function aboutOf({ activity, city }: ListedCase, core: Core, language: Language): string {
  const titleOf = (fact: string, id: string): string | null =>
    textIn(
      core.rulebook.vocabulary.byId.get(fact)?.choices?.find((choice) => choice.id === id)?.title,
      language,
    ) ?? null;
  const [what, where] = [titleOf("activities", activity), titleOf("city", city)];
  if (what !== null && where !== null) return textIn(words.cases.about, language, { what, where });
  return what ?? where ?? "";
}
