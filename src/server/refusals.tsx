import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { MessagePage } from "../../web/pages/message.tsx";
import { textIn } from "../language/language.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { sendProblem } from "./api/problem-details.ts";
import { Failure, failureOf } from "./failure.ts";
import { wantsJson } from "./http/accepted.ts";
import { addressOf } from "./http/address.ts";
import { contextOf, type Frame, sendPage } from "./pages/frame.ts";
import { tellProblems } from "./told-problems.ts";

/** Answers whatever is refused or fails: below /api, at /mcp and for an item as JSON with problem details, else with a page in the visitor's language. */
export function refusals(frame: Frame, logger: Logger, vocabulary: Vocabulary): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const failure = failureOf(error) ?? new Failure("internal");
    if (failure.kind === "internal") logger.error({ err: error, id: request.id }, "a request failed");
    if (failure.allow !== null) response.set("Allow", failure.allow);
    if (failure.retryAfter !== null) response.set("Retry-After", `${failure.retryAfter}`);
    const { pathname } = addressOf(request);
    const isData = /^\/(api\/|mcp$)/.test(pathname) || (pathname.startsWith("/items/") && wantsJson(request));
    if (isData) {
      sendProblem(failure, request, response);
      return;
    }
    const context = contextOf(request, frame);
    const { language } = context;
    const texts = tellProblems(failure.problems, vocabulary, language);
    const title = textIn(failure.words, language);
    const page = <MessagePage context={context} title={title} texts={texts} requestId={String(request.id)} />;
    sendPage(response, page, failure.status);
  };
}
