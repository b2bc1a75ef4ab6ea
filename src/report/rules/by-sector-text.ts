import { type Language, textIn } from "../../language/language.ts";
import { hang, wrap } from "../layout.ts";
import words from "./by-sector.json" with { type: "json" };
import { countTexts, type ListedText, type SectorTexts, type TextsBySector } from "./by-sector.ts";

/** What the documents say by sector, as lines: each sector in full where only one is asked for, else its counts. */
export function renderBySector(texts: TextsBySector, language: Language, width: number): string {
  const [first, ...others] = texts.sectors;
  const lines = [
    `${texts.title} · ${texts.asOf}`,
    ...wrap(texts.notPermit, width),
    "",
    ...(first !== undefined && others.length === 0
      ? sectorLines(first, language, width)
      : texts.sectors.flatMap((sector) => countLines(sector, language))),
    ...(others.length === 0 ? [] : ["", ...wrap(textIn(words.more, language), width)]),
  ];
  return `${lines.join("\n")}\n`;
}

function countLines({ code, title, cities }: SectorTexts, language: Language): string[] {
  return [
    textIn(words.sectorLine, language, { code, title }),
    ...cities.map((city) => {
      const values = { city: city.title, counts: countTexts(city, language) };
      return `   ${textIn(words.cityLine, language, values)}`;
    }),
  ];
}

function sectorLines(sector: SectorTexts, language: Language, width: number): string[] {
  const { code, title, cities, closed, fields } = sector;
  return [
    textIn(words.sectorLine, language, { code, title }),
    ...under(textIn(words.closed, language), closed, width),
    ...cities.flatMap((city) => [
      "",
      `── ${city.title}`,
      ...(city.tested.length + city.supported.length + city.tasks.length === 0
        ? wrap(textIn(words.silent, language), width)
        : []),
      ...listLines(textIn(words.tested, language), city.tested, width),
      ...listLines(textIn(words.supported, language), city.supported, width),
      ...listLines(textIn(words.tasks, language), city.tasks, width),
      ...listLines(textIn(words.expired, language), city.expired, width),
    ]),
    ...(fields.length === 0 ? [] : ["", textIn(words.fields, language)]),
    ...fields.flatMap((field) => [
      ...hang("- ", field.title, width),
      ...field.texts.flatMap((text) => hang("  ", text, width)),
    ]),
  ];
}

function under(heading: string, texts: readonly string[], width: number): string[] {
  return texts.length === 0 ? [] : [heading, ...texts.flatMap((text) => hang("- ", text, width))];
}

function listLines(heading: string, texts: readonly ListedText[], width: number): string[] {
  return texts.length === 0
    ? []
    : [
        heading,
        ...texts.flatMap(({ id, title, place, tests }) => [
          ...hang("- ", `${title}  ${id}`, width),
          ...hang("  ", place, width),
          ...(tests === null ? [] : hang("  ", tests, width)),
        ]),
      ];
}
