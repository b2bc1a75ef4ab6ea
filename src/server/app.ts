import compression from "compression";
import type { Express, RequestHandler } from "express";
import type { Logger } from "pino";
import { serveAssets } from "./assets.ts";
import { configured } from "./http/configured.ts";
import { health, type Readiness } from "./http/health.ts";
import { logRequests } from "./http/logs.ts";
import { securityHeaders } from "./http/security.ts";
import { throttle } from "./http/throttle.ts";
import type { Frame } from "./pages/frame.ts";
import { refusals } from "./refusals.tsx";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Settings } from "./settings.ts";

/** What an app is made of. */
export interface AppParts {
  readonly frame: Frame;
  readonly vocabulary: Vocabulary;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly readiness: Readiness;
  /** Takes lists, which are worked on in threads of their own. */
  readonly lists: RequestHandler;
  /** Answers what the app does not: in this thread or in another. */
  readonly answers: RequestHandler;
}

/** The web server's whole tree of handlers: what belongs to a connection, then the answers. */
export function createApp({
  frame,
  vocabulary,
  settings,
  logger,
  readiness,
  lists,
  answers,
}: AppParts): Express {
  const app = configured(settings.proxies);
  app.use(logRequests(logger), ...securityHeaders(), health(readiness));
  app.use(compression());
  app.use(serveAssets(frame.assets));
  app.use(throttle(settings.rateLimit));
  app.use(lists);
  app.use(answers);
  app.use(refusals(frame, logger, vocabulary));
  return app;
}
