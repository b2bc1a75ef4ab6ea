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
import { caseIdOf, keepAndGo, withCase } from "./held.tsx";
import { form, page } from "./routes.ts";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";

const LIST = "/#cases";

/** What is done with the cases on the start page: another name, a copy as a second opinion, and deleting after a question. */
export function caseListRoutes(router: Router, setting: PageSetting): void {
  form(router, "/case/:case/rename", (request, response) => {
    renameCase(caseIdOf(request), field(readFields(request), "name"), request, response, setting);
    response.set("Cache-Control", "no-store").redirect(303, LIST);
  });
  form(
    router,
    "/case/:case/copy",
    withCase(setting, (found, request, response) => {
      const { language } = contextOf(request, setting);
      const listed = listedCases(request, setting).find(({ id }) => id === found.id);
      const own =
        listed === undefined ? textIn(words.cases.unnamed, language) : nameOf(listed, setting.core, language);
      const copy = { ...found, id: newCaseId() };
      const name = textIn(words.cases.copyOf, language, { name: own });
      keepAndGo(copy, `${addressOfCase(copy.id)}/answers`, request, response, setting, name);
    }),
  );
  page(router, "/case/:case/delete", (request, response) => {
    const context = contextOf(request, setting);
    const id = caseIdOf(request);
    const listed = listedCases(request, setting).find((one) => one.id === id);
    const name = listed === undefined ? "" : nameOf(listed, setting.core, context.language);
    sendPage(response, <DeletePage context={context} caseId={id} name={name} />);
  });
  form(router, "/case/:case/forget", (request, response) => {
    const id = caseIdOf(request);
    forgetCase(id, request, response, setting);
    forgetAttempt(id, request, response, setting);
    unlistCase(id, request, response, setting);
    response.set("Cache-Control", "no-store").redirect(303, LIST);
  });
}

/** The cases that this browser holds, each under its name or what it is about. */
export function shownCases(request: Request, setting: PageSetting, language: Language): ShownCase[] {
  return listedCases(request, setting).map((listed) => ({
    id: listed.id,
    name: nameOf(listed, setting.core, language),
    given: listed.name,
    about: aboutOf(listed, setting.core, language),
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
