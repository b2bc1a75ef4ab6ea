import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { MessagePage } from "../../web/pages/message.tsx";
import { describeProblem, type Problem, showFound } from "../input/problem.ts";
import { type Language, textIn } from "../language/language.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { sendProblem } from "./api/problem-details.ts";
import { Failure, failureOf } from "./failure.ts";
import { wantsJson } from "./http/accepted.ts";
import { addressOf } from "./http/address.ts";
import { contextOf, type Frame, sendPage } from "./pages/frame.ts";
import words from "./words.json" with { type: "json" };

const MOST_ON_A_PAGE = 20;

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
    const shown = failure.problems.slice(0, MOST_ON_A_PAGE);
    const texts = shown.map((problem) => placedProblem(problem, vocabulary, language));
    const count = failure.problems.length - shown.length;
    if (count > 0) texts.push(textIn(words.moreProblems, language, { count: `${count}` }));
    const title = textIn(failure.words, language);
    const page = <MessagePage context={context} title={title} texts={texts} requestId={String(request.id)} />;
    sendPage(response, page, failure.status);
  };
}

/** A problem with its line, its key with what people call it, and the entries below that, counted from 1. */
function placedProblem(problem: Problem, vocabulary: Vocabulary, language: Language): string {
  const { path, line } = problem;
  const [key, ...below] = path;
  const title = textIn(vocabulary.byId.get(String(key))?.title, language);
  const parts = below.map((part) =>
    typeof part === "number"
      ? textIn(words.problem.entry, language, { number: String(part + 1) })
      : showFound(part),
  );
  if (key !== undefined && key !== "") {
    const shown = showFound(String(key));
    parts.unshift(title === undefined ? shown : textIn(words.problem.key, language, { key: shown, title }));
  }
  if (line !== null) parts.unshift(textIn(words.problem.line, language, { line: String(line) }));
  const text = textIn(describeProblem(problem), language);
  if (parts.length === 0) return text;
  const place = parts.join(textIn(words.problem.apart, language));
  return textIn(words.problem.placed, language, { place, text });
}
