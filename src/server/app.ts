import compression from "compression";
import express, { type Express } from "express";
import type { Logger } from "pino";
import { apiRouter } from "./api/router.ts";
import { type Assets, serveAssets } from "./assets.ts";
import type { Core } from "./core.ts";
import { health, type Readiness } from "./http/health.ts";
import { logRequests } from "./http/logs.ts";
import { securityHeaders } from "./http/security.ts";
import { throttle } from "./http/throttle.ts";
import { pagesRouter } from "./pages/router.tsx";
import type { Settings } from "./settings.ts";

/** What an app is made of. */
export interface AppParts {
  readonly core: Core;
  readonly assets: Assets;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly readiness: Readiness;
}

/** The web server's whole tree of handlers. */
export function createApp({ core, assets, settings, logger, readiness }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("trust proxy", settings.proxies);
  app.set("case sensitive routing", true);
  app.use(logRequests(logger), ...securityHeaders(), health(readiness));
  app.use(compression());
  app.use(serveAssets(assets));
  app.use(throttle(settings.rateLimit));
  app.use("/api/v1", apiRouter(core, logger));
  app.use(pagesRouter({ core, assets, settings, logger }));
  return app;
}
