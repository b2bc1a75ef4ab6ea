import type { Router } from "express";
import { ChangesPage, HistoryPage } from "../../../web/pages/changes.tsx";
import { textIn } from "../../language/language.ts";
import { viewChangedDocuments, viewHistories, viewLastChange } from "../../report/rules/rulebook-changes.ts";
import { Failure } from "../failure.ts";
import { addressOf } from "../http/address.ts";
import { page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

/** What changed in the rulebook, and with `?document=` the history of each rule of one document. */
export function changesRoutes(router: Router, services: PageServices): void {
  const { rulebook } = services.core;
  page(router, "/changes", (request, response) => {
    const context = contextOf(request, services);
    const { language } = context;
    const id = addressOf(request).searchParams.get("document") ?? "";
    if (id === "") {
      const documents = viewChangedDocuments(rulebook, language);
      const last = viewLastChange(rulebook, language);
      sendPage(response, <ChangesPage context={context} last={last} documents={documents} />);
      return;
    }
    const document = rulebook.documents.get(id);
    if (document === undefined) throw new Failure("not-found");
    const histories = viewHistories(rulebook, id, language);
    const title = textIn(document.shortTitle, language);
    sendPage(response, <HistoryPage context={context} document={title} histories={histories} />);
  });
}
