import type { Router } from "express";
import { AnswersPage } from "../../../web/pages/answers.tsx";
import { nextQuestion } from "../../interview/next-question.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { textIn } from "../../language/language.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { caseListRoutes } from "./case-list.tsx";
import { caseIdOf, linksOf, pageOfFact, withCase } from "./current-case.tsx";
import { ownershipRoute } from "./ownership-route.tsx";
import { planRoute } from "./plan-route.tsx";
import { questionRoute } from "./question-route.ts";
import { resultRoutes } from "./result.tsx";
import { page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

/** The way through one case, from what is planned to the result. */
export function caseRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  const { vocabulary } = core.rulebook;
  page(router, "/case/:case", (request, response) => {
    response.redirect(303, `/case/${caseIdOf(request)}/next`);
  });
  planRoute(router, services);
  page(
    router,
    "/case/:case/next",
    withCase(services, (found, _request, response) => {
      const question = nextQuestion(core.forecastOn(found.asOf ?? core.today())(found.profile), vocabulary);
      const to = question === null ? "answers" : pageOfFact(question.fact.id);
      response.set("Cache-Control", "no-store").redirect(303, `/case/${found.id}/${to}`);
    }),
  );
  questionRoute(router, services);
  ownershipRoute(router, services);
  page(
    router,
    "/case/:case/answers",
    withCase(services, (found, request, response) => {
      const context = contextOf(request, services);
      const { language } = context;
      const asOf = found.asOf ?? core.today();
      const answers = [...found.profile].flatMap(([id, answer]) => {
        const fact = vocabulary.byId.get(id);
        if (fact === undefined) return [];
        const address = `/case/${found.id}/${pageOfFact(id)}`;
        return [
          {
            fact: id,
            title: textIn(fact.title, language),
            answer: showAnswer(answer, fact, language),
            address,
          },
        ];
      });
      const links = linksOf(found, request, services);
      const toGo = questionsToGo(core.forecastOn(asOf)(found.profile), vocabulary);
      const shown = { context, caseId: found.id, asOf, answers, toGo, links };
      sendPage(response, <AnswersPage {...shown} />);
    }),
  );
  caseListRoutes(router, services);
  resultRoutes(router, services);
}
