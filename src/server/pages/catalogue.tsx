import type { Request, RequestHandler, Router } from "express";
import { CataloguePage } from "../../../web/pages/catalogue.tsx";
import { DocumentPage } from "../../../web/pages/document.tsx";
import type { ListedEntry } from "../../../web/pages/entry-list.tsx";
import { ItemPage } from "../../../web/pages/item.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import { showDay } from "../../language/day.ts";
import { type Language, textIn } from "../../language/language.ts";
import { needsTranslation } from "../../language/languages.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { showPlaceIn } from "../../report/places.ts";
import { type SectorTexts, textsBySector } from "../../report/rules/by-sector.ts";
import { type CatalogueEntry, findEntry } from "../../report/rules/catalogue.ts";
import { markedTranslation } from "../../report/rules/paragraph.ts";
import { itemsFitting } from "../../report/rules/search.ts";
import { viewItem } from "../../report/rules/show.ts";
import { statusOn } from "../../rules/document.ts";
import { type Glyphs, showGlyphs } from "../../rules/items.ts";
import type { Instrument } from "../../rules/rulebook.ts";
import { dayAsked, readQuery } from "../api/query.ts";
import { asJson, provisionOf } from "../api/results.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { wantsJson } from "../http/accepted.ts";
import { addressOf } from "../http/address.ts";
import { searchFor } from "./find.tsx";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { page } from "./routes.ts";

const PER_PAGE = 20;

interface Search {
  readonly q: string;
  readonly document: string;
  readonly class: string;
  readonly tested: boolean;
}

/** The catalogue: all items, each document, each item. */
export function catalogueRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  page(router, "/catalogue", (request, response) => {
    const context = contextOf(request, services);
    const query = addressOf(request).searchParams;
    const search: Search = {
      q: (query.get("q") ?? "").trim().slice(0, 200),
      document: query.get("document") ?? "",
      class: query.get("class") ?? "",
      tested: query.get("tested") === "yes",
    };
    const fitting = search.q === "" ? null : searchFor(search.q, core, context.language);
    const within = core.catalogue.entries.filter((entry) => isWithin(entry, search));
    const found =
      fitting === null
        ? within
        : itemsFitting(within, search.q, [...fitting.ranked, ...fitting.expired], core.rulebook);
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    const asked = /^\d{1,4}$/.test(query.get("page") ?? "")
      ? Number.parseInt(query.get("page") ?? "1", 10)
      : 1;
    const isOpening = query.size === 0;
    const current = Math.min(Math.max(1, asked), pages);
    const shown = found.slice((current - 1) * PER_PAGE, current * PER_PAGE);
    sendPage(
      response,
      <CataloguePage
        context={context}
        search={search}
        documents={documentsOf(core, context.language)}
        fitting={fitting}
        tested={isOpening ? testedBySector(core, context.language) : null}
        entries={shown.map((entry) => listed(entry, core, context.language))}
        count={found.length}
        page={current}
        pages={pages}
        addressOfPage={(number) => addressOfSearch(search, number)}
      />,
    );
  });
  page(router, "/documents/:id", (request, response) => {
    const context = contextOf(request, services);
    const { language } = context;
    const document = core.rulebook.documents.get(textOf(request, "id"));
    if (document === undefined) throw new Failure("not-found");
    const asOf = core.today();
    const { status, note } = statusOn(document, asOf);
    const notes = [note, document.note, document.term?.note ?? null].flatMap((text) =>
      text === null ? [] : [textIn(text, language)],
    );
    const entries = core.catalogue.entries.filter((entry) => entry.document.id === document.id);
    sendPage(
      response,
      <DocumentPage
        context={context}
        title={textIn(document.title, language)}
        asOf={asOf}
        facts={{
          number: document.number,
          issuer: textIn(document.issuer, language),
          written: showDay(document.written, language),
          published: document.published === null ? null : showDay(document.published, language),
          term: document.term === null ? null : showTerm(document.term, core.glyphs, language),
          status: textIn(codes.statuses[status], language),
        }}
        banner={bannerOf(document, asOf, language)}
        notes={notes}
        entries={entries.map((entry) => listed(entry, core, language))}
      />,
    );
  });
  const showItem: RequestHandler = (request, response) => {
    const context = contextOf(request, services);
    const { language } = context;
    const entry = findEntry(core.catalogue, textOf(request, "id"));
    if (entry === null) throw new Failure("not-found");
    const view = viewItem(entry, core.catalogue, {
      language,
      asOf: core.today(),
      glyphs: core.glyphs,
      textOf: core.textOf,
    });
    const [clause, ...others] = view.sections;
    const sections = needsTranslation(language) ? others.slice(1) : others;
    sendPage(
      response,
      <ItemPage
        context={context}
        id={entry.item.id}
        place={placeOf(entry, core, language)}
        title={textIn(entry.item.title, language)}
        head={view.head.slice(1)}
        banner={bannerOf(entry.document, core.today(), language)}
        document={{ id: entry.document.id, title: textIn(entry.document.shortTitle, language) }}
        clauseHeading={textIn(pageWords.catalogue.clause, language)}
        paragraph={clause?.texts[0] ?? ""}
        translation={needsTranslation(language) ? markedTranslation(entry) : null}
        sections={sections}
      />,
    );
  };
  page(router, "/provisions/*id", showItem);
  page(router, "/items/*id", (request, response, next) => {
    if (!wantsJson(request)) {
      showItem(request, response, next);
      return;
    }
    const asOf = dayAsked(readQuery(request, ["asOf"]).asOf);
    const text = asJson(provisionOf(core, textOf(request, "id"), asOf));
    response.set("Cache-Control", "no-store").set("Vary", "Accept").type("application/json").send(text);
  });
}

/** How a document stands that does not plainly hold on a day; null where it does. */
function bannerOf(document: Instrument, asOf: string, language: Language): string | null {
  const { status } = statusOn(document, asOf);
  return status === "in-force"
    ? null
    : textIn(pageWords.catalogue.banner, language, {
        document: textIn(document.shortTitle, language),
        status: textIn(codes.statuses[status], language),
      });
}

/** The words of a document on its own term, with their English for its readers. */
function showTerm(
  { quote, translation }: { readonly quote: string; readonly translation: string },
  glyphs: Glyphs,
  language: Language,
): string {
  const shown = showGlyphs(quote, glyphs);
  return needsTranslation(language) ? `${shown} (${translation})` : shown;
}

function textOf(request: Request, name: string): string {
  const value = request.params[name];
  return Array.isArray(value) ? value.join("/") : (value ?? "");
}

function documentsOf(core: Core, language: Language) {
  return [...core.rulebook.documents.values()].map((document) => ({
    id: document.id,
    title: textIn(document.shortTitle, language),
    status: textIn(codes.statuses[statusOn(document, core.today()).status], language),
  }));
}

function placeOf({ item }: CatalogueEntry, core: Core, language: Language): string {
  const names = { documents: core.rulebook.documents, glyphs: core.glyphs };
  return showPlaceIn(item.id, item.quote, names, language);
}

function listed(entry: CatalogueEntry, core: Core, language: Language): ListedEntry {
  const { item, rules } = entry;
  return {
    id: item.id,
    title: textIn(item.title, language),
    place: placeOf(entry, core, language),
    class: item.class,
    quote: showGlyphs(item.quote, core.glyphs),
    translation: needsTranslation(language) ? item.translation : null,
    rules: rules.length,
  };
}

/** Every item that a rule tests, by sector; sectors without one are left out. */
function testedBySector(core: Core, language: Language): SectorTexts[] {
  const asked = { search: core.search(), catalogue: core.catalogue, asOf: core.today(), language };
  const { sectors } = textsBySector({ ...asked, city: null, sector: null });
  return sectors.filter(({ cities }) => cities.some(({ tested }) => tested.length > 0));
}

function isWithin(entry: CatalogueEntry, search: Search): boolean {
  if (search.document !== "" && entry.document.id !== search.document) return false;
  if (search.class !== "" && entry.item.class !== search.class) return false;
  return !search.tested || entry.rules.length > 0;
}

function addressOfSearch(search: Search, page: number): string {
  const query = new URLSearchParams();
  if (search.q !== "") query.set("q", search.q);
  if (search.document !== "") query.set("document", search.document);
  if (search.class !== "") query.set("class", search.class);
  if (search.tested) query.set("tested", "yes");
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? "/catalogue" : `/catalogue?${query}`;
}
