import { type RequestHandler, Router } from "express";
import { languageNamed } from "../../language/languages.ts";
import { addressOf } from "../http/address.ts";
import { cookieFor } from "../http/cookies.ts";
import { LANGUAGE_COOKIE } from "../http/languages.ts";
import { sameSiteOnly } from "../http/security.ts";
import type { Settings } from "../settings.ts";
import { bySectorRoutes } from "./by-sector.tsx";
import { caseRoutes } from "./case-routes.tsx";
import { catalogueRoutes } from "./catalogue.tsx";
import { changesRoutes } from "./changes.tsx";
import { findRoutes } from "./find.tsx";
import { officialsRoutes } from "./officials.tsx";
import type { PageServices } from "./frame.ts";
import { startRoutes } from "./start.tsx";
import { uploadRoutes } from "./uploads.tsx";

const A_YEAR = 365 * 24 * 3600 * 1000;

/** All pages. */
export function pagesRouter(services: PageServices): Router {
  const router = Router({ caseSensitive: true });
  router.use(switchLanguage(services.settings), sameSiteOnly(services.settings));
  for (const routes of [
    startRoutes,
    findRoutes,
    bySectorRoutes,
    officialsRoutes,
    uploadRoutes,
    caseRoutes,
    catalogueRoutes,
    changesRoutes,
  ])
    routes(router, services);
  return router;
}

/** `?lang=` on any page: remembers the language and shows the same page without it. */
export function switchLanguage(settings: Settings): RequestHandler {
  return (request, response, next) => {
    const address = addressOf(request);
    const wanted = address.searchParams.get("lang");
    const language = languageNamed(wanted);
    if (request.method !== "GET" || language === undefined) {
      next();
      return;
    }
    address.searchParams.delete("lang");
    response.cookie(LANGUAGE_COOKIE, language, { ...cookieFor("/", request, settings), maxAge: A_YEAR });
    response.set("Cache-Control", "no-store").redirect(303, address.pathname + address.search);
  };
}
