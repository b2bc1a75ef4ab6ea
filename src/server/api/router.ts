import { createHash } from "node:crypto";
import { type Request, type RequestHandler, type Response, Router } from "express";
import { answerReport } from "../../answers/answer-report.ts";
import type { DescribedDocument } from "../../contract/catalogue.ts";
import { parseJson } from "../../input/json.ts";
import { atTheirLines } from "../../input/lines-of-paths.ts";
import { InputError } from "../../input/problem.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn, withoutDayAsked } from "../../profile/days.ts";
import { renderJson } from "../../report/json.ts";
import { findEntry, listItems } from "../../report/rules/catalogue.ts";
import { describeEntry } from "../../report/rules/description.ts";
import { statusOn } from "../../rules/document.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { readBytes, textOf } from "../http/body.ts";
import { checkSize } from "../limits.ts";
import { describeNextQuestion } from "./next-question.ts";
import { createOpenApi } from "./openapi.ts";
import { dayAsked, dayOf, keepOf, readQuery } from "./query.ts";

/** Everything below /api/v1. */
export function apiRouter(core: Core): Router {
  const router = Router();
  const post = (path: string, answer: (request: Request, response: Response) => Promise<void>): void => {
    router
      .route(path)
      .post(readBytes("application/json"), (request, response) => answer(request, response))
      .all(onlyMethods("POST"));
  };
  const get = (path: string, answer: (request: Request, response: Response) => void): void => {
    router.route(path).get(answer).all(onlyMethods("GET, HEAD"));
  };
  post("/evaluate", async (request, response) => {
    const { asOf, keep } = readQuery(request, ["asOf", "keep"]);
    const asked = dayAsked(asOf);
    const kept = keepOf(keep, core.rulebook.vocabulary);
    const profile = profileOf(request, core);
    const day = asked ?? dayAskedIn(profile) ?? core.today();
    const report = await core.advisor.report(profile, day, { keep: kept });
    sendJson(response, renderJson(answerReport(report, core.rulebook)));
  });
  post("/next-question", async (request, response) => {
    const asked = dayAsked(readQuery(request, ["asOf"]).asOf);
    const profile = profileOf(request, core);
    const day = asked ?? dayAskedIn(profile) ?? core.today();
    sendJson(response, asJson(describeNextQuestion(core, withoutDayAsked(profile), day)));
  });
  post("/compare", async (request, response) => {
    const asked = dayAsked(readQuery(request, ["asOf"]).asOf);
    const profile = profileOf(request, core);
    sendJson(response, asJson(await core.compare(profile, asked ?? dayAskedIn(profile) ?? core.today())));
  });
  get("/provisions", (request, response) => {
    readQuery(request, []);
    sendCacheable(response, core, asJson(listItems(core.catalogue)));
  });
  get("/provisions/*id", (request, response) => {
    const day = dayOf(readQuery(request, ["asOf"]).asOf, core.today());
    const id = request.params.id;
    const entry = findEntry(core.catalogue, Array.isArray(id) ? id.join("/") : (id ?? ""));
    if (entry === null) throw new Failure("not-found");
    sendCacheable(response, core, asJson(describeEntry(entry, day)));
  });
  get("/documents", (request, response) => {
    const day = dayOf(readQuery(request, ["asOf"]).asOf, core.today());
    sendCacheable(response, core, asJson(describeDocuments(core, day)));
  });
  get("/facts", (request, response) => {
    readQuery(request, []);
    const { subjects, facts } = core.rulebook.vocabulary;
    sendCacheable(response, core, asJson({ subjects, facts }));
  });
  const openApi = asJson(createOpenApi(core));
  get("/openapi.json", (request, response) => {
    readQuery(request, []);
    sendCacheable(response, core, openApi);
  });
  router.use(() => {
    throw new Failure("not-found");
  });
  return router;
}

function onlyMethods(allow: string): RequestHandler {
  return () => {
    throw new Failure("method-not-allowed", { allow });
  };
}

/** The profile in a body, read as strictly as a file. Throws an InputError that lists everything wrong in it. */
function profileOf(request: Request, core: Core): Profile {
  const text = textOf(request);
  return atTheirLines(text, () => readBody(text, core));
}

function readBody(text: string, core: Core): Profile {
  const parsed = parseJson(text);
  checkSize(parsed.value);
  if (parsed.problems.length > 0) {
    try {
      core.reader.fromValue(parsed.value);
    } catch (error) {
      if (error instanceof InputError) throw new InputError([...parsed.problems, ...error.problems]);
      throw error;
    }
    throw new InputError(parsed.problems);
  }
  return core.reader.fromValue(parsed.value);
}

function describeDocuments(core: Core, asOf: string): DescribedDocument[] {
  return [...core.rulebook.documents.values()].map((document) => {
    const { id, title, shortTitle, number, issuer, level, city, written, published, term, note, checkedTo } =
      document;
    const { status, note: statusNote } = statusOn(document, asOf);
    return {
      ...{ id, title, shortTitle, number, issuer, level, city, written, published, term, note, checkedTo },
      asOf,
      status,
      statusNote,
    };
  });
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sendJson(response: Response, text: string): void {
  response.set("Cache-Control", "no-store").type("application/json").send(text);
}

/** May be kept and asked for again by its tag, which follows from the text: rules, program and day are all in it. */
function sendCacheable(response: Response, core: Core, text: string): void {
  const hash = createHash("sha256").update(core.rulebook.sha256).update(text).digest("base64url");
  response
    .set("Cache-Control", "public, max-age=0, must-revalidate")
    .set("ETag", `W/"${hash.slice(0, 27)}"`)
    .type("application/json")
    .send(text);
}
