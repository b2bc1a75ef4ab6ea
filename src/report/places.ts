import { placeOfItem } from "../evaluate/finding.ts";
import { writeChinese } from "../input/chinese-numerals.ts";
import { present } from "../input/present.ts";
import { type Language, textIn } from "../language/language.ts";
import { documentOf, type Glyphs, showGlyphs } from "../rules/items.ts";
import type { Instrument, Rulebook } from "../rules/rulebook.ts";
import words from "./words.json" with { type: "json" };

const SHOWN_OF_QUOTE = 10;

/** What a place is named by: of each document its title and level. */
export interface PlaceNames {
  readonly documents: ReadonlyMap<string, Pick<Instrument, "shortTitle" | "level">>;
  /** The odd glyphs of quotes, where these may hold any. */
  readonly glyphs?: Glyphs;
}

/** Where an item stands, such as `table 1, item 49` or `item (17)`; in Chinese a clause is named by its first words. */
export function showPlace(item: string, quote: string, rulebook: PlaceNames, language: Language): string {
  const { table, item: number, clause } = placeOfItem(item);
  const level = rulebook.documents.get(documentOf(item))?.level;
  const template =
    table !== null ? words.tablePlace : level === "municipal-measure" ? words.pointPlace : words.itemPlace;
  const place = textIn(template, language, {
    table: String(table),
    item: String(number),
    numeral: writeChinese(BigInt(number)).replace(/^一十/, "十"),
    clause: clause ?? "",
  });
  if (clause === null || quote === "") return place;
  const begun = Array.from(showGlyphs(quote, rulebook.glyphs ?? []).replace(/\s/g, ""))
    .slice(0, SHOWN_OF_QUOTE)
    .join("");
  return textIn(words.sentencePlace, language, { place, quote: `${begun}…` });
}

/** The same with the short title of the document. */
export function showPlaceIn(item: string, quote: string, rulebook: PlaceNames, language: Language): string {
  const document = textIn(rulebook.documents.get(documentOf(item))?.shortTitle, language) ?? documentOf(item);
  return textIn(words.placeIn, language, { document, place: showPlace(item, quote, rulebook, language) });
}

/** The same for the clause of a rule. */
export function showPlaceOf(provision: string, rulebook: Rulebook, language: Language): string {
  const rule = rulebook.rules.find(({ id }) => id === provision);
  const { item, quote } = present(rule, `rule ${provision}`);
  return showPlaceIn(item, quote, rulebook, language);
}
