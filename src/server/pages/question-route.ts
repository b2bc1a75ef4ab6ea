import type { Request, Router } from "express";
import type { Problem } from "../../input/problem.ts";
import type { Profile } from "../../profile/answer.ts";
import { DAY_ASKED } from "../../profile/days.ts";
import { answerable, type Fact } from "../../vocabulary/vocabulary.ts";
import { keepAttempt, keptAttempt } from "../case/attempt.ts";
import { addressOfCase } from "../case/case.ts";
import { takeAnswer } from "../case/take-answer.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { type Fields, field, readFields } from "../forms/fields.ts";
import { placeAfterStep } from "../forms/group-rows.ts";
import { readAnswer } from "../forms/read-answer.ts";
import { keepAndGo, withCase } from "./current-case.tsx";
import { pageControlOf } from "./question-controls.ts";
import { pageWithForm } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { type Attempt, questionPage } from "./show-question.tsx";

/** The page of one question. A form that cannot be taken is kept, and its page shown again with what is wrong. */
export function questionRoute(router: Router, services: PageServices): void {
  const { core } = services;
  pageWithForm(
    router,
    "/case/:case/question/:fact",
    withCase(services, (found, request, response) => {
      const fact = factAsked(request, core);
      if (!pageControlOf(fact).hasRoom(found.profile)) {
        response.redirect(303, `${addressOfCase(found.id)}/ownership`);
        return;
      }
      const sent = keptAttempt(found.id, pageOf(fact), request, services);
      const tried = sent === null ? null : tryAnswer(sent, fact, found.profile, core);
      const attempt = tried?.kind === "refused" ? tried.attempt : null;
      sendPage(response, questionPage(core, found, fact, contextOf(request, services), attempt));
    }),
    withCase(services, (found, request, response) => {
      const fact = factAsked(request, core);
      const fields = readFields(request);
      const tried = tryAnswer(fields, fact, found.profile, core);
      if (tried.kind === "taken") {
        const kept = { ...found, profile: tried.profile, last: fact.id };
        keepAndGo(kept, `/case/${found.id}/next`, request, response, services);
        return;
      }
      const sent = { page: pageOf(fact), fields };
      if (keepAttempt(found.id, sent, request, response, services)) {
        const place = tried.attempt.problems.length === 0 ? placeAfterStep(field(fields, "answer")) : "";
        response.redirect(303, `${addressOfCase(found.id)}/${pageOf(fact)}${place}`);
        return;
      }
      const context = contextOf(request, services);
      const status = tried.attempt.problems.length === 0 ? 200 : 400;
      sendPage(response, questionPage(core, found, fact, context, tried.attempt), status);
    }),
  );
}

type Tried =
  | { readonly kind: "taken"; readonly profile: Profile }
  | { readonly kind: "refused"; readonly attempt: Attempt };

function tryAnswer(fields: Fields, fact: Fact, profile: Profile, core: Core): Tried {
  const pressed = field(fields, "answer");
  const control = pageControlOf(fact);
  const refused = (problems: readonly Problem[], contradicted: readonly string[]): Tried => ({
    kind: "refused",
    attempt: { filled: control.filledFrom(fields, pressed), problems, contradicted },
  });
  if (control.isStep(pressed)) return refused([], []);
  const read = readAnswer(fact, fields, profile, core.reader);
  if (read.kind === "problems") return refused(read.problems, []);
  const taken = takeAnswer(profile, fact.id, read.answer, core.rulebook.vocabulary);
  return taken.kind === "taken" ? taken : refused(taken.problems, taken.others);
}

function pageOf(fact: Fact): string {
  return `question/${fact.id}`;
}

function factAsked(request: Request, core: Core): Fact {
  const fact = answerable(core.rulebook.vocabulary).find(({ id }) => id === request.params.fact);
  if (fact === undefined || fact.id === DAY_ASKED) throw new Failure("not-found");
  return fact;
}
