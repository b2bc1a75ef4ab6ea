import type { Request, Response } from "express";
import type { Logger } from "pino";
import type { VNode } from "preact";
import { type PageContext, renderPage } from "../../../web/layout.tsx";
import { languages } from "../../language/languages.ts";
import type { Assets } from "../assets.ts";
import type { Seals } from "../case/seal.ts";
import type { Core } from "../core.ts";
import { addressOf } from "../http/address.ts";
import { languageFor } from "../http/languages.ts";
import type { Settings } from "../settings.ts";

/** What every page is framed with. */
export interface Frame {
  readonly assets: Assets;
  readonly rules: PageContext["rules"];
}

/** What the pages are made with. */
export interface PageServices extends Frame {
  readonly core: Core;
  readonly seals: Seals;
  readonly settings: Settings;
  readonly logger: Logger;
}

/** What every page needs to know of a request. */
export function contextOf(request: Request, { assets, rules }: Frame): PageContext {
  const language = languageFor(request);
  return {
    language,
    switches: languages()
      .filter((other) => other !== language)
      .map((other) => {
        const address = addressOf(request);
        address.searchParams.set("lang", other);
        return { language: other, address: address.pathname + address.search };
      }),
    style: assets.style.address,
    script: assets.script.address,
    rules,
  };
}

/** Sends a page that no cache keeps, so that Back shows a case as it is now. */
export function sendPage(response: Response, page: VNode, status = 200): void {
  response
    .status(status)
    .set("Cache-Control", "no-store")
    .set("Vary", "Accept, Cookie, Accept-Language")
    .type("html")
    .send(renderPage(page));
}
