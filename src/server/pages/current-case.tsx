import type { Request, RequestHandler, Response } from "express";
import { GonePage, TooLargePage } from "../../../web/pages/message.tsx";
import { InputError } from "../../input/problem.ts";
import { withoutSeveralCities } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { savedAnswers } from "../../situation/canonical.ts";
import { withDayAsked } from "../../profile/days.ts";
import { withoutNames } from "../../profile/without-names.ts";
import { forgetAttempt } from "../case/attempt.ts";
import { type Case, isCaseId } from "../case/case.ts";
import { heldCase, keepCase } from "../case/case-cookies.ts";
import { unlistCase } from "../case/case-index.ts";
import { packProfile } from "../case/link.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { serverOf } from "../http/address.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

/** Facts that the first page asks for. */
const ON_PLAN = ["activities", "city", "name"];

/** The page of a case on which a fact is asked for. */
export function pageOfFact(fact: string): string {
  return ON_PLAN.includes(fact) ? "plan" : `question/${fact}`;
}

/** The id of the case that an address names. Fails with 404 for what is none. */
export function caseIdOf(request: Request): string {
  const id = String(request.params.case);
  if (!isCaseId(id)) throw new Failure("not-found");
  return id;
}

/** The case that the browser holds; null where it holds none that can still be read. */
export function caseOf(request: Request, services: PageServices): Case | null {
  try {
    return heldCase(caseIdOf(request), request, services.core.reader, services);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Goes on with the case that the browser holds; a page says so where it holds none. */
export function withCase(
  services: PageServices,
  go: (found: Case, request: Request, response: Response) => void | Promise<void>,
): RequestHandler {
  return (request, response) => {
    const found = caseOf(request, services);
    if (found !== null) return go(found, request, response);
    unlistCase(caseIdOf(request), request, response, services);
    return sendPage(response, <GonePage context={contextOf(request, services)} />, 404);
  };
}

/**
 * Keeps a case and goes to another page; one that is too large gets a page that says what to do. `name` is what it is
 * listed under; null for its own.
 */
export function keepAndGo(
  kept: Case,
  to: string,
  request: Request,
  response: Response,
  services: PageServices,
  name: string | null = null,
): void {
  forgetAttempt(kept.id, request, response, services);
  if (keepCase(kept, request, response, services, name)) {
    response.set("Cache-Control", "no-store").redirect(303, to);
    return;
  }
  const profile = JSON.stringify(savedAnswers(savedProfile(kept, services.core)));
  sendPage(response, <TooLargePage context={contextOf(request, services)} profile={profile} />);
}

/** The links that reopen a case: with all answers, and with those alone that name nobody. */
export function linksOf(
  found: Case,
  request: Request,
  { core, settings }: PageServices,
): { readonly all: string; readonly unnamed: string } {
  const saved = savedProfile(found, core);
  const linkTo = (profile: Profile): string => `${serverOf(request, settings)}/open#${packProfile(profile)}`;
  return { all: linkTo(saved), unnamed: linkTo(withoutNames(saved)) };
}

/** The answers of a case as they are assessed: with the day that is asked about, today's where none was chosen. */
export function assessedProfile({ asOf, profile }: Pick<Case, "asOf" | "profile">, core: Core): Profile {
  return withDayAsked(profile, asOf ?? core.today(), core.rulebook.vocabulary);
}

/** The answers of a case as they are saved; of several cities side by side none. */
export function savedProfile(current: Pick<Case, "asOf" | "profile">, core: Core): Profile {
  return withoutSeveralCities(assessedProfile(current, core));
}
