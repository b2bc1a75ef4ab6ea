import type { Request, Router } from "express";
import { renderToString } from "preact-render-to-string";
import {
  type ActivitySearch,
  FoundOthers,
  idsOf,
  type SectorOfActivities,
} from "../../../web/forms/find-activities.tsx";
import { FindPage } from "../../../web/pages/find.tsx";
import { groupBySector } from "../../find/by-sector.ts";
import { type FoundBySector, viewFound } from "../../report/found.ts";
import { otherMeaningsOf } from "../../interview/search-choices.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { Core } from "../core.ts";
import { addressOf } from "../http/address.ts";
import { languageFor } from "../http/languages.ts";
import { page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

const LONGEST = 100;
/** Behind every code of a section. */
const LAST = "~";

/** The search for a business: a page, and for the script of the first form what that page would show. */
export function findRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  page(router, "/find", (request, response) => {
    const context = contextOf(request, services);
    const typed = typedIn(request);
    const found = searchFor(typed, core, context.language);
    sendPage(response, <FindPage context={context} typed={typed} found={found} />);
  });
  page(router, "/find/activities", (request, response) => {
    const language = languageFor(request);
    const activities = core.rulebook.vocabulary.byId.get("activities");
    if (activities === undefined) throw new Error("activities are no fact");
    const search = searchActivities(typedIn(request), activities, core, language);
    const others = renderToString(<FoundOthers search={search} language={language} />);
    response
      .set("Cache-Control", "no-store")
      .set("Vary", "Cookie, Accept-Language")
      .json({ activities: idsOf(search.found), others });
  });
}

function typedIn(request: Request): string {
  return (addressOf(request).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
}

/** What fits the words for a business, today. */
export function searchFor(typed: string, core: Core, language: Language): FoundBySector {
  const search = core.search();
  return viewFound(search.find(typed), search, core.rulebook, core.today(), language);
}

/** What was typed for a business, with what fits. */
export function searchActivities(
  typed: string,
  { choices = [] }: Fact,
  core: Core,
  language: Language,
): ActivitySearch {
  const meanings = otherMeaningsOf(typed, choices).map((note) => textIn(note, language));
  return { typed, found: searchFor(typed, core, language), meanings };
}

/** All activities by sector, in the order of the classification; those of no single one last. */
export function sectorsOf({ choices = [] }: Fact, core: Core, language: Language): SectorOfActivities[] {
  const { sectorOf } = core.search();
  return groupBySector(choices, ({ id }) => sectorOf({ kind: "activity", id }))
    .sort((a, b) => ((a.code ?? LAST) < (b.code ?? LAST) ? -1 : 1))
    .map(({ code, title, members }) => ({ code, title: textIn(title, language), activities: members }));
}
