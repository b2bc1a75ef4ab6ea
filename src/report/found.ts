import { groupBySector, type OfSector } from "../find/by-sector.ts";
import type { Found } from "../find/finder.ts";
import type { Search } from "../find/load.ts";
import words from "../find/words.json" with { type: "json" };
import { type Language, textIn } from "../language/language.ts";
import { statusOn } from "../rules/document.ts";
import { documentOf } from "../rules/items.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Pointers } from "../rules/search-data.ts";
import { CITY, choicesOf } from "../vocabulary/vocabulary.ts";
import { statementsOn, textOfStatement } from "./statements.ts";

/** A result of a search in one language. */
export interface FoundView {
  readonly kind: Found["kind"];
  readonly kindWords: string;
  readonly id: string;
  /** With the city of an item or measure. */
  readonly title: string;
  /** Of a pointer: what the documents and other law say of the field, whom to ask and where to look. */
  readonly texts: readonly string[];
}

/** Results by sector, the sector of the best one first; those of documents that are no longer valid apart. */
export interface FoundBySector {
  /** Best first, whatever the sector. */
  readonly ranked: readonly FoundView[];
  readonly sectors: readonly (Omit<OfSector<FoundView>, "title"> & { readonly title: string })[];
  readonly expired: readonly FoundView[];
}

/** What was found, in one language, on a day (YYYY-MM-DD). */
export function viewFound(
  found: readonly Found[],
  { sectorOf, pointers }: Search,
  rulebook: Rulebook,
  asOf: string,
  language: Language,
): FoundBySector {
  const cities = choicesOf(CITY, rulebook.vocabulary);
  const isOn = ({ from = asOf, until = asOf }): boolean => from <= asOf && asOf <= until;
  const view = ({ kind, id, title, city }: Found): FoundView => {
    const place = textIn(cities.find((choice) => choice.id === city)?.title, language);
    const pointer = kind === "pointer" ? pointers.pointers.find((one) => one.id === id) : undefined;
    const looks = pointers.look.filter((one) => pointer?.look.includes(one.id) === true && isOn(one));
    const own = textIn(title, language);
    return {
      kind,
      kindWords: textIn(words.kinds[kind], language),
      id,
      title: place === undefined ? own : textIn(words.inCity, language, { title: own, city: place }),
      texts:
        pointer === undefined
          ? []
          : [
              textIn(pointer.text, language),
              ...statementsOfPointer(pointer, rulebook, asOf, language),
              ...(pointer.ask === null ? [] : [textIn(pointer.ask.text, language)]),
              ...looks.map(({ text }) => textIn(text, language)),
            ],
    };
  };
  const isExpired = ({ kind, id }: Found): boolean => {
    if (kind !== "item" && kind !== "measure") return false;
    const document = rulebook.documents.get(documentOf(id));
    return document !== undefined && statusOn(document, asOf).status === "expired";
  };
  const valid = found.filter((one) => !isExpired(one));
  return {
    ranked: valid.map(view),
    sectors: groupBySector(valid, sectorOf).map(({ code, title, members }) => ({
      code,
      title: textIn(title, language),
      members: members.map(view),
    })),
    expired: found.filter(isExpired).map(view),
  };
}

/** What other law says of a field on a day (YYYY-MM-DD), each with how it was checked. */
export function statementsOfPointer(
  { statements }: Pick<Pointers["pointers"][number], "statements">,
  { elsewhere }: Pick<Rulebook, "elsewhere">,
  asOf: string,
  language: Language,
): string[] {
  if (elsewhere === null) return [];
  return statementsOn(statements, elsewhere, asOf).map((statement) => textOfStatement(statement, language));
}
