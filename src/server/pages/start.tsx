import type { Router } from "express";
import { nameOf } from "../../contract/common.ts";
import { ApiPage } from "../../../web/pages/api.tsx";
import { OpenPage } from "../../../web/pages/message.tsx";
import { StartPage } from "../../../web/pages/start.tsx";
import codes from "../../report/codes.json" with { type: "json" };
import { statusOn } from "../../rules/document.ts";
import { exampleRequest } from "../api/openapi.ts";
import texts from "../api/operations.json" with { type: "json" };
import { OPERATIONS } from "../api/operations.ts";
import { newCaseId } from "../case/case.ts";
import { Failure, type FailureKind } from "../failure.ts";
import { serverOf } from "../http/address.ts";
import words from "../words.json" with { type: "json" };
import { onlyMethods, page } from "./routes.ts";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";

/** The start page, the API's readable page, and the page that opens a link. */
export function startRoutes(router: Router, setting: PageSetting): void {
  page(router, "/", (request, response) => {
    const context = contextOf(request, setting);
    const asOf = setting.core.today();
    const documents = [...setting.core.rulebook.documents.values()].map((document) => ({
      id: document.id,
      title: document.shortTitle[context.language],
      status: codes.statuses[statusOn(document, asOf).status][context.language],
    }));
    sendPage(response, <StartPage context={context} documents={documents} />);
  });
  router
    .route("/cases")
    .post((_request, response) => {
      response.set("Cache-Control", "no-store").redirect(303, `/case/${newCaseId()}/plan`);
    })
    .all(onlyMethods("POST"));
  page(router, "/open", (request, response) => {
    sendPage(response, <OpenPage context={contextOf(request, setting)} />);
  });
  page(router, "/api", (request, response) => {
    const context = contextOf(request, setting);
    const { language } = context;
    const server = serverOf(request, setting.settings);
    const operations = OPERATIONS.map((operation) => ({
      ...operation,
      summary: texts.operations[operation.id].summary[language],
      description: texts.operations[operation.id].description[language],
      method: operation.method.toUpperCase(),
      parameters: operation.parameters.map((name) => ({
        name,
        description: texts.parameters[name][language],
      })),
      answer: nameOf(operation.answer),
      example: exampleRequest(operation, server),
    }));
    const kinds = Object.keys(words.failures) as FailureKind[];
    const failures = kinds.map((kind) => {
      const failure = new Failure(kind);
      return { kind, status: failure.status, text: failure.words[language] };
    });
    sendPage(response, <ApiPage context={context} operations={operations} failures={failures} />);
  });
}
