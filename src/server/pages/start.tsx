import type { Router } from "express";
import { ApiPage } from "../../../web/pages/api.tsx";
import { StartPage } from "../../../web/pages/start.tsx";
import { nameOf } from "../../input/named-schema.ts";
import { textIn } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { namesOfCities } from "../../report/side-by-side.ts";
import { statusOn } from "../../rules/document.ts";
import { exampleRequest } from "../api/openapi.ts";
import texts from "../api/operations.json" with { type: "json" };
import { OPERATIONS } from "../api/operations.ts";
import { newCaseId } from "../case/case.ts";
import { Failure, type FailureKind } from "../failure.ts";
import { addressOf, serverOf } from "../http/address.ts";
import words from "../words.json" with { type: "json" };
import { shownCases } from "./case-list.tsx";
import { onlyMethods, page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

/** The start page and the API's readable page. */
export function startRoutes(router: Router, services: PageServices): void {
  page(router, "/", (request, response) => {
    const context = contextOf(request, services);
    const asOf = services.core.today();
    const documents = [...services.core.rulebook.documents.values()].map((document) => ({
      id: document.id,
      title: textIn(document.shortTitle, context.language),
      status: textIn(codes.statuses[statusOn(document, asOf).status], context.language),
    }));
    sendPage(
      response,
      <StartPage
        context={context}
        cities={namesOfCities(services.core.rulebook.vocabulary, context.language)}
        documents={documents}
        cases={shownCases(request, services, context.language)}
      />,
    );
  });
  router
    .route("/cases")
    .post((request, response) => {
      const activity = addressOf(request).searchParams.get("activity");
      const query = activity === null ? "" : `?${new URLSearchParams({ activity })}`;
      response.set("Cache-Control", "no-store").redirect(303, `/case/${newCaseId()}/plan${query}`);
    })
    .all(onlyMethods("POST"));
  page(router, "/api", (request, response) => {
    const context = contextOf(request, services);
    const { language } = context;
    const server = serverOf(request, services.settings);
    const operations = OPERATIONS.map((operation) => ({
      ...operation,
      summary: textIn(texts.operations[operation.id].summary, language),
      description: textIn(texts.operations[operation.id].description, language),
      method: operation.method.toUpperCase(),
      parameters: operation.parameters.map((name) => ({
        name,
        description: textIn(texts.parameters[name], language),
      })),
      answer: nameOf(operation.answer),
      example: exampleRequest(operation, server),
    }));
    const kinds = Object.keys(words.failures) as FailureKind[];
    const failures = kinds.map((kind) => {
      const failure = new Failure(kind);
      return { kind, status: failure.status, text: textIn(failure.words, language) };
    });
    sendPage(response, <ApiPage context={context} operations={operations} failures={failures} />);
  });
}
