import type { Request, RequestHandler, Response, Router } from "express";
import { AnswersPage } from "../../../web/pages/answers.tsx";
import { GonePage, TooLargePage } from "../../../web/pages/message.tsx";
import { PlanPage } from "../../../web/pages/plan.tsx";
import { InputError } from "../../input/problem.ts";
import { nextQuestion } from "../../interview/next-question.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { canonicalProfile } from "../../profile/canonical.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { answerable, type Fact } from "../../vocabulary/vocabulary.ts";
import { type Case, isCaseId } from "../case/case.ts";
import { forgetCase, heldCase, keepCase } from "../case/case-cookies.ts";
import { packProfile } from "../case/link.ts";
import { takeAnswer } from "../case/take-answer.ts";
import { Failure } from "../failure.ts";
import { field, readFields } from "../forms/fields.ts";
import { readAnswer } from "../forms/read-answer.ts";
import { filledFrom } from "./filled.ts";
import { filledPlan, readPlan } from "./plan.ts";
import { resultRoutes } from "./result.tsx";
import { form, page, pageWithForm } from "./routes.ts";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";
import { questionPage } from "./show-question.tsx";

/** Facts that the first page asks for. */
const ON_PLAN = ["activities", "city", "name"];

/** The way through one case, from what is planned to the result. */
export function caseRoutes(router: Router, setting: PageSetting): void {
  const { core, settings } = setting;
  const { vocabulary } = core.rulebook;

  const idOf = (request: Request): string => {
    const id = String(request.params.case);
    if (!isCaseId(id)) throw new Failure("not-found");
    return id;
  };
  const held = (request: Request): Case | null => {
    try {
      return heldCase(idOf(request), request, core.reader, settings.cookieKey);
    } catch (error) {
      if (error instanceof InputError) return null;
      throw error;
    }
  };
  /** Goes on with the case that the browser holds; a page says so where it holds none. */
  const withCase =
    (go: (found: Case, request: Request, response: Response) => void | Promise<void>): RequestHandler =>
    (request, response) => {
      const found = held(request);
      if (found !== null) return go(found, request, response);
      return sendPage(response, <GonePage context={contextOf(request, setting)} />, 404);
    };
  const keep = (kept: Case, request: Request, response: Response, to: string): void => {
    if (keepCase(kept, request, response, settings.cookieKey)) {
      response.set("Cache-Control", "no-store").redirect(303, to);
      return;
    }
    const profile = JSON.stringify(canonicalProfile(kept.profile));
    const asOf = kept.asOf ?? "";
    sendPage(response, <TooLargePage context={contextOf(request, setting)} profile={profile} asOf={asOf} />);
  };
  const factOf = (request: Request): Fact => {
    const fact = answerable(vocabulary).find(({ id }) => id === request.params.fact);
    if (fact === undefined) throw new Failure("not-found");
    return fact;
  };

  page(router, "/case/:case", (request, response) => {
    response.redirect(303, `/case/${idOf(request)}/next`);
  });

  const planPage = (
    found: Case,
    request: Request,
    sent: ReturnType<typeof readFields> | null,
    errors: Parameters<typeof PlanPage>[0]["errors"],
  ) => {
    const [activities, city] = [vocabulary.byId.get("activities"), vocabulary.byId.get("city")];
    if (activities === undefined || city === undefined) throw new Failure("not-found");
    return (
      <PlanPage
        context={contextOf(request, setting)}
        caseId={found.id}
        activities={activities}
        city={city}
        filled={sent === null ? filledPlan(found, core) : filledFrom(sent, false)}
        errors={errors}
      />
    );
  };
  pageWithForm(
    router,
    "/case/:case/plan",
    (request, response) => {
      sendPage(response, planPage(held(request) ?? emptyCase(idOf(request)), request, null, []));
    },
    (request, response) => {
      const found = held(request) ?? emptyCase(idOf(request));
      const fields = readFields(request);
      const { language } = contextOf(request, setting);
      const read = readPlan(fields, found, core, language);
      if (read.kind === "errors") sendPage(response, planPage(found, request, fields, read.errors), 400);
      else {
        const { asOf, profile } = read;
        keep({ id: found.id, asOf, profile, last: null }, request, response, `/case/${found.id}/next`);
      }
    },
  );

  page(
    router,
    "/case/:case/next",
    withCase((found, _request, response) => {
      const question = nextQuestion(core.forecastOn(found.asOf ?? core.today())(found.profile), vocabulary);
      const to =
        question === null
          ? "answers"
          : ON_PLAN.includes(question.fact.id)
            ? "plan"
            : `question/${question.fact.id}`;
      response.set("Cache-Control", "no-store").redirect(303, `/case/${found.id}/${to}`);
    }),
  );

  pageWithForm(
    router,
    "/case/:case/question/:fact",
    withCase((found, request, response) => {
      const fact = factOf(request);
      sendPage(response, questionPage(core, found, fact, contextOf(request, setting), null));
    }),
    withCase((found, request, response) => {
      const fact = factOf(request);
      if (fact.type === "entities") throw new Failure("bad-request");
      const fields = readFields(request);
      const moreRows = field(fields, "answer") === "more-rows";
      const refuse = (
        problems: InputError["problems"],
        contradicted: readonly string[],
        status = 400,
      ): void => {
        const attempt = { filled: filledFrom(fields, moreRows), problems, contradicted };
        sendPage(response, questionPage(core, found, fact, contextOf(request, setting), attempt), status);
      };
      if (moreRows) {
        refuse([], [], 200);
        return;
      }
      const read = readAnswer(fact, fields, found.profile, core.reader);
      if (read.kind === "problems") {
        refuse(read.problems, []);
        return;
      }
      const taken = takeAnswer(found.profile, fact.id, read.answer, vocabulary);
      if (taken.kind === "contradiction") refuse(taken.problems, taken.others);
      else
        keep(
          { ...found, profile: taken.profile, last: fact.id },
          request,
          response,
          `/case/${found.id}/next`,
        );
    }),
  );

  page(
    router,
    "/case/:case/answers",
    withCase((found, request, response) => {
      const context = contextOf(request, setting);
      const { language } = context;
      const asOf = found.asOf ?? core.today();
      const answers = [...found.profile].flatMap(([id, answer]) => {
        const fact = vocabulary.byId.get(id);
        if (fact === undefined) return [];
        const address = `/case/${found.id}/${ON_PLAN.includes(id) ? "plan" : `question/${id}`}`;
        return [
          { fact: id, title: fact.title[language], answer: showAnswer(answer, fact, language), address },
        ];
      });
      const toGo = questionsToGo(core.forecastOn(asOf)(found.profile), vocabulary);
      const link = `${request.protocol}://${request.get("host") ?? ""}/open#${packProfile(found.profile)}`;
      sendPage(
        response,
        <AnswersPage
          context={context}
          caseId={found.id}
          asOf={asOf}
          answers={answers}
          toGo={toGo}
          link={link}
        />,
      );
    }),
  );

  form(router, "/case/:case/forget", (request, response) => {
    forgetCase(idOf(request), request, response);
    response.redirect(303, "/");
  });
  resultRoutes(router, setting, withCase);
}

function emptyCase(id: string): Case {
  return { id, asOf: null, profile: new Map(), last: null };
}
