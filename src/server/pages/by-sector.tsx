import type { Router } from "express";
import { BySectorPage } from "../../../web/pages/by-sector.tsx";
import { textIn } from "../../language/language.ts";
import { EVERY_SECTOR, sectionNamed, textsBySector } from "../../report/rules/by-sector.ts";
import { CITY, choicesOf } from "../../vocabulary/vocabulary.ts";
import { addressOf } from "../http/address.ts";
import { page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";

/** What the documents say by sector, without any profile. What is asked for and is none shows all. */
export function bySectorRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  page(router, "/open", (request, response) => {
    const context = contextOf(request, services);
    const { language } = context;
    const search = core.search();
    const query = addressOf(request).searchParams;
    const documents = [...core.rulebook.documents.values()];
    const cities = choicesOf(CITY, core.rulebook.vocabulary)
      .filter(({ id }) => documents.some((document) => document.city === id))
      .map(({ id, title }) => ({ id, title: textIn(title, language) }));
    const city = cities.find(({ id }) => id === query.get("city"))?.id ?? null;
    const sector = sectionNamed(query.get("sector") ?? "", search);
    const asOf = core.today();
    const texts = textsBySector({ search, catalogue: core.catalogue, asOf, language, city, sector });
    const everySector = search.sectorOf({ kind: "item", id: "" }).title;
    const sectors = [...search.sectors.sections, { code: EVERY_SECTOR, title: everySector }].map(
      ({ code, title }) => ({ id: code, title: textIn(title, language) }),
    );
    const shown = { context, texts, cities, sectors, city: city ?? "", sector: sector ?? "" };
    sendPage(response, <BySectorPage {...shown} />);
  });
}
