import { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import { fill, LANGUAGES, type Language } from "../../language/language.ts";
import { describeProblem, type Problem, showFound } from "../../input/problem.ts";
import { MessagePage } from "../../../web/pages/message.tsx";
import type { Core } from "../core.ts";
import { Failure, failureOf } from "../failure.ts";
import { addressOf } from "../http/address.ts";
import words from "../words.json" with { type: "json" };
import { LANGUAGE_COOKIE } from "../http/languages.ts";
import { sameSiteOnly } from "../http/security.ts";
import { catalogueRoutes } from "./catalogue.tsx";
import { caseRoutes } from "./case-routes.tsx";
import { contextOf, type PageSetting, sendPage } from "./setting.ts";
import { startRoutes } from "./start.tsx";
import { uploadRoutes } from "./uploads.tsx";

const A_YEAR = 365 * 24 * 3600 * 1000;

/** All pages. */
export function pagesRouter(setting: PageSetting): Router {
  const router = Router({ caseSensitive: true });
  router.use(switchLanguage, sameSiteOnly);
  for (const routes of [startRoutes, uploadRoutes, caseRoutes, catalogueRoutes]) routes(router, setting);
  router.use(() => {
    throw new Failure("not-found");
  });
  router.use(failures(setting));
  return router;
}

/** A problem with its line, its key with what people call it, and the entries below that, counted from 1. */
function placedProblem(problem: Problem, { rulebook }: Core, language: Language): string {
  const { path, line } = problem;
  const [key, ...below] = path;
  const title = rulebook.vocabulary.byId.get(String(key))?.title[language];
  const parts = below.map((part) =>
    typeof part === "number"
      ? fill(words.problem.entry[language], { number: String(part + 1) })
      : showFound(part),
  );
  if (key !== undefined && key !== "") {
    const shown = showFound(String(key));
    parts.unshift(title === undefined ? shown : fill(words.problem.key[language], { key: shown, title }));
  }
  if (line !== null) parts.unshift(fill(words.problem.line[language], { line: String(line) }));
  const text = describeProblem(problem)[language];
  if (parts.length === 0) return text;
  const place = parts.join(words.problem.apart[language]);
  return fill(words.problem.placed[language], { place, text });
}

/** `?lang=` on any page: remembers the language and shows the same page without it. */
const switchLanguage: RequestHandler = (request, response, next) => {
  const address = addressOf(request);
  const wanted = address.searchParams.get("lang");
  const language = LANGUAGES.find((known) => known === wanted);
  if (request.method !== "GET" || language === undefined) {
    next();
    return;
  }
  address.searchParams.delete("lang");
  response.cookie(LANGUAGE_COOKIE, language, {
    maxAge: A_YEAR,
    sameSite: "lax",
    secure: request.secure,
    httpOnly: true,
  });
  response.set("Cache-Control", "no-store").redirect(303, address.pathname + address.search);
};

function failures(setting: PageSetting): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const failure = failureOf(error) ?? new Failure("internal");
    if (failure.kind === "internal") setting.logger.error({ err: error, id: request.id }, "a page failed");
    if (failure.allow !== null) response.set("Allow", failure.allow);
    const context = contextOf(request, setting);
    const { language } = context;
    const page = (
      <MessagePage
        context={context}
        title={failure.words[language]}
        texts={failure.problems.slice(0, 20).map((problem) => placedProblem(problem, setting.core, language))}
        requestId={String(request.id)}
      />
    );
    sendPage(response, page, failure.status);
  };
}
