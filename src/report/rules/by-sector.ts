import { activitiesByItem } from "../../find/by-sector.ts";
import type { Search } from "../../find/load.ts";
import { showDay } from "../../language/day.ts";
import { type Language, textIn } from "../../language/language.ts";
import { statusOn } from "../../rules/document.ts";
import { listOn } from "../../rules/law-note.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { CITY, choicesOf } from "../../vocabulary/vocabulary.ts";
import codes from "../codes.json" with { type: "json" };
import { statementsOfPointer } from "../found.ts";
import { showPlaceIn } from "../places.ts";
import words from "./by-sector.json" with { type: "json" };
import type { Catalogue, CatalogueEntry } from "./catalogue.ts";

/** The code under which what belongs to no single sector is listed. */
export const EVERY_SECTOR = "all";

/** An item as it is listed by sector. */
export interface ListedText {
  readonly id: string;
  readonly title: string;
  /** Document and place, with how the document stands. */
  readonly place: string;
  /** What its rules test, in a line; null where no rule tests it. */
  readonly tests: string | null;
}

/** What the documents of one city say of a sector. */
export interface CityTexts {
  readonly city: string;
  readonly title: string;
  readonly tested: readonly ListedText[];
  readonly supported: readonly ListedText[];
  readonly tasks: readonly ListedText[];
  readonly expired: readonly ListedText[];
}

/** What the documents say of a sector, city by city, and what national law closes. */
export interface SectorTexts {
  readonly code: string;
  readonly title: string;
  readonly cities: readonly CityTexts[];
  readonly closed: readonly string[];
  /** Of the fields on which the documents are silent, or nearly so: what there is to say, also by other law, and whom to ask. */
  readonly fields: readonly {
    readonly id: string;
    readonly title: string;
    readonly texts: readonly string[];
  }[];
}

export interface TextsBySector {
  readonly title: string;
  readonly asOf: string;
  readonly notPermit: string;
  readonly sectors: readonly SectorTexts[];
}

export interface BySectorRequest {
  readonly search: Search;
  readonly catalogue: Catalogue;
  readonly asOf: string;
  readonly language: Language;
  /** Only this city; null for all of them. */
  readonly city: string | null;
  /** Only this section's code; null for all of them. */
  readonly sector: string | null;
}

/** The section that a code of a section or division, or a title, names; null where none does. */
export function sectionNamed(text: string, { sectors }: Search): string | null {
  const named = text.trim().toLowerCase();
  if (named === EVERY_SECTOR) return EVERY_SECTOR;
  const section = sectors.sections.find(
    ({ code, title, divisions }) =>
      [code, title.en, title["zh-CN"]].some((name) => name.toLowerCase() === named) ||
      divisions.some((division) =>
        [division.code, code + division.code, division.title.en, division.title["zh-CN"]].some(
          (name) => name.toLowerCase() === named,
        ),
      ),
  );
  return section?.code ?? null;
}

/** What the documents say of each sector, without any profile; sectors of which nothing is said are left out. */
export function textsBySector(request: BySectorRequest): TextsBySector {
  const { search, catalogue, asOf, language, sector } = request;
  const everySector = search.sectorOf({ kind: "item", id: "" }).title;
  const sections = [
    ...search.sectors.sections,
    { code: EVERY_SECTOR, title: everySector, divisions: [], activities: [], items: [], pointers: [] },
  ].filter(({ code }) => sector === null || code === sector);
  const placed = placesOf(search, catalogue.rulebook);
  return {
    title: textIn(words.title, language),
    asOf: textIn(words.asOf, language, { day: showDay(asOf, language) }),
    notPermit: textIn(words.notPermit, language),
    sectors: sections.map((section) => {
      const entries = catalogue.entries.filter(({ item }) => {
        const codesOfItem = placed.get(item.id);
        return codesOfItem === undefined ? section.code === EVERY_SECTOR : codesOfItem.has(section.code);
      });
      return sectorTexts(section, entries, request);
    }),
  };
}

/** The sections in which each item stands: by the classification's own lists, or by an activity that it is for. */
function placesOf({ sectors }: Search, rulebook: Rulebook): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  const place = (item: string, code: string): void => {
    places.set(item, (places.get(item) ?? new Set()).add(code));
  };
  const sectionsOf = new Map<string, string[]>();
  for (const { code, divisions, ...own } of sectors.sections) {
    for (const { activities, items } of [own, ...divisions]) {
      for (const item of items) place(item, code);
      for (const id of activities) sectionsOf.set(id, [...(sectionsOf.get(id) ?? []), code]);
    }
  }
  for (const [item, activities] of activitiesByItem(rulebook)) {
    for (const code of activities.flatMap((id) => sectionsOf.get(id) ?? [])) place(item, code);
  }
  return places;
}

type Section = Pick<Search["sectors"]["sections"][number], "code" | "title" | "divisions" | "pointers">;

function sectorTexts(
  { code, title, divisions, pointers }: Section,
  entries: readonly CatalogueEntry[],
  { search, catalogue, asOf, language, city }: BySectorRequest,
): SectorTexts {
  const { rulebook } = catalogue;
  const cities = choicesOf(CITY, rulebook.vocabulary);
  const withDocuments = new Set([...rulebook.documents.values()].map((document) => document.city));
  const ids = new Set([...pointers, ...divisions.flatMap((division) => division.pointers)]);
  const fields = search.pointers.pointers.filter(({ id }) => ids.has(id));
  const noted = entries.flatMap(({ rules }) => rules.flatMap(({ lawNotes = [] }) => lawNotes));
  return {
    code,
    title: textIn(title, language),
    cities: cities
      .filter(({ id }) => withDocuments.has(id) && (city === null || id === city))
      .map((one) => ({
        city: one.id,
        title: textIn(one.title, language),
        ...cityTexts(
          entries.filter(({ document }) => document.city === one.id),
          rulebook,
          asOf,
          language,
        ),
      })),
    closed: closedBy(noted, rulebook, asOf, language),
    fields: fields.map((field) => ({
      id: field.id,
      title: textIn(field.title, language),
      texts: [
        textIn(field.text, language),
        ...statementsOfPointer(field, rulebook, asOf, language),
        ...(field.ask === null ? [] : [textIn(field.ask.text, language)]),
      ],
    })),
  };
}

function cityTexts(
  entries: readonly CatalogueEntry[],
  rulebook: Rulebook,
  asOf: string,
  language: Language,
): Omit<CityTexts, "city" | "title"> {
  const listed = (wanted: (entry: CatalogueEntry) => boolean, expired = false): ListedText[] =>
    entries
      .filter((entry) => (statusOn(entry.document, asOf).status === "expired") === expired && wanted(entry))
      .map((entry) => listedText(entry, rulebook, asOf, language));
  const isTested = ({ rules }: CatalogueEntry): boolean => rules.length > 0;
  const isTask = ({ item }: CatalogueEntry): boolean => item.class === "government";
  return {
    tested: listed(isTested),
    supported: listed((entry) => !isTested(entry) && !isTask(entry)),
    tasks: listed((entry) => !isTested(entry) && isTask(entry)),
    expired: listed(() => true, true),
  };
}

function listedText(
  { item, document, rules }: CatalogueEntry,
  rulebook: Rulebook,
  asOf: string,
  language: Language,
): ListedText {
  const labels = rules.flatMap(({ requirements }) =>
    Object.values(requirements).map(({ label }) => textIn(label, language)),
  );
  const tests = [...new Set(labels)].join(textIn(words.testApart, language));
  return {
    id: item.id,
    title: textIn(item.title, language),
    place: textIn(words.inDocument, language, {
      place: showPlaceIn(item.id, item.quote, rulebook, language),
      status: textIn(codes.statuses[statusOn(document, asOf).status], language),
    }),
    tests:
      rules.length === 0
        ? null
        : tests === ""
          ? textIn(words.noTests, language)
          : textIn(words.tests, language, { tests }),
  };
}

/** What the national list of the day closes of the matters that the notes speak of. */
function closedBy(
  notes: readonly string[],
  { lawNotes }: Rulebook,
  asOf: string,
  language: Language,
): string[] {
  return [...new Set(notes)].flatMap((id) => {
    const note = lawNotes.get(id);
    const list = note?.ban === null || note === undefined ? null : listOn(note.ban, asOf);
    if (note === undefined || list === null) return [];
    return [
      textIn(words.closedBy, language, {
        topic: textIn(note.topic, language),
        list: textIn(list.list, language),
        confidence: textIn(codes.confidences[list.confidence], language),
      }),
    ];
  });
}

/** How many items of a city are tested, and how many only supported or explored, in a phrase. */
export function countTexts({ tested, supported }: CityTexts, language: Language): string {
  const values = { tested: String(tested.length), supported: String(supported.length) };
  return textIn(words.counts, language, values);
}
