import type { Express } from "express";
import { apiRouter } from "./api/router.ts";
import { Failure } from "./failure.ts";
import { configured } from "./http/configured.ts";
import { assistantRoute } from "./mcp/route.ts";
import { pagesRouter } from "./pages/router.tsx";
import type { PageServices } from "./pages/frame.ts";
import { refusals } from "./refusals.tsx";

/** What answers a request: the API, the assistants' door and the pages, without anything that belongs to a connection. */
export function createHandlers(services: PageServices): Express {
  const handlers = configured(services.settings.proxies);
  handlers.use("/api/v1", apiRouter(services.core));
  handlers.use(assistantRoute(services));
  handlers.use(pagesRouter(services));
  handlers.use(() => {
    throw new Failure("not-found");
  });
  handlers.use(refusals(services, services.logger, services.core.rulebook.vocabulary));
  return handlers;
}
