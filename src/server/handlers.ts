import type { Express } from "express";
import { apiRouter } from "./api/router.ts";
import { Failure } from "./failure.ts";
import { configured } from "./http/configured.ts";
import { assistantRoute } from "./mcp/route.ts";
import { pagesRouter } from "./pages/router.tsx";
import type { PageSetting } from "./pages/setting.ts";
import { refusals } from "./refusals.tsx";

/** What answers a request: the API, the assistants' door and the pages, without anything that belongs to a connection. */
export function createHandlers(setting: PageSetting): Express {
  const handlers = configured(setting.settings.proxies);
  handlers.use("/api/v1", apiRouter(setting.core));
  handlers.use(assistantRoute(setting));
  handlers.use(pagesRouter(setting));
  handlers.use(() => {
    throw new Failure("not-found");
  });
  handlers.use(refusals(setting, setting.logger, setting.core.rulebook.vocabulary));
  return handlers;
}
