import { createHash } from "node:crypto";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Profile } from "../../profile/answer.ts";
import { EDITIONS, HOLDERS } from "../../dossier/machine/schema.ts";
import { renderJson } from "../../report/json.ts";
import { listItems } from "../../report/rules/catalogue.ts";
import type { Core } from "../core.ts";
import { dossierFormatOf, sendDossier } from "../dossier-file.ts";
import { Failure } from "../failure.ts";
import { readBytes, textOf } from "../http/body.ts";
import { preferred } from "../http/languages.ts";
import { createOpenApi } from "./openapi.ts";
import {
  choiceOf,
  coverNameOf,
  DOSSIER_PARAMETERS,
  dayAsked,
  dayOf,
  keepOf,
  readQuery,
  refuseOfDossier,
} from "./query.ts";
import {
  asJson,
  compare,
  dayFor,
  documentsOn,
  evaluate,
  nextQuestionFor,
  provisionOf,
  readProfile,
} from "./results.ts";

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
    const query = readQuery(request, ["asOf", "keep", ...DOSSIER_PARAMETERS]);
    const asked = { asOf: dayAsked(query.asOf), keep: keepOf(query.keep, core.rulebook.vocabulary) };
    const format = dossierFormatOf(request);
    response.vary("Accept");
    if (format === null) {
      refuseOfDossier(query);
      sendJson(response, renderJson(await evaluate(core, profileOf(request, core), asked)));
      return;
    }
    response.vary("Accept-Language");
    const edition = choiceOf(query.lang, "lang", EDITIONS) ?? preferred(request);
    const holders = choiceOf(query.holders, "holders", HOLDERS) ?? "named";
    const preparedFor = coverNameOf(query.preparedFor, "preparedFor");
    const preparedBy = coverNameOf(query.preparedBy, "preparedBy");
    const profile = profileOf(request, core);
    const asOf = dayFor(core, profile, asked.asOf);
    const wishes = { format, edition, holders, preparedFor, preparedBy, asOf, keep: asked.keep };
    await sendDossier(profile, wishes, core, response);
  });
  post("/next-question", async (request, response) => {
    const asOf = dayAsked(readQuery(request, ["asOf"]).asOf);
    sendJson(response, asJson(nextQuestionFor(core, profileOf(request, core), { asOf })));
  });
  post("/compare", async (request, response) => {
    const asOf = dayAsked(readQuery(request, ["asOf"]).asOf);
    sendJson(response, asJson(await compare(core, profileOf(request, core), { asOf })));
  });
  get("/provisions", (request, response) => {
    readQuery(request, []);
    sendCacheable(response, core, asJson(listItems(core.catalogue)));
  });
  get("/provisions/*id", (request, response) => {
    const asOf = dayAsked(readQuery(request, ["asOf"]).asOf);
    const id = request.params.id;
    const provision = provisionOf(core, Array.isArray(id) ? id.join("/") : (id ?? ""), asOf);
    sendCacheable(response, core, asJson(provision));
  });
  get("/documents", (request, response) => {
    const day = dayOf(readQuery(request, ["asOf"]).asOf, core.today());
    sendCacheable(response, core, asJson(documentsOn(core, day)));
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

function profileOf(request: Request, core: Core): Profile {
  return readProfile(textOf(request), core);
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
