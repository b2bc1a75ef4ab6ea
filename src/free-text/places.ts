import { fillWords, type Words } from "../language/language.ts";
import cells from "./cells.json" with { type: "json" };
import { plainName, withoutBeginning, withoutEnding } from "./names.ts";
import table from "./places.json" with { type: "json" };

/** What a text says of a place: a choice's id, or what it would have to say; null where it names no place known here. */
export type ParsedPlace = { readonly id: string } | { readonly expected: Words } | null;

/** The fact whose choices are places. */
export const PLACE_FACT = table.fact;

const SEVERAL: ReadonlyMap<string, Words> = new Map(Object.entries(table.several));
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(table.names).flatMap(([id, names]) =>
    [...names["zh-CN"], ...names.en].map((name) => [plainName(name), id] as const),
  ),
);
const PROVINCES = Object.values(table.provinces).flat();
const ENDINGS = [...table.endings, ...table.englishEndings];

/** The choice of a city by the name of a city, or of a district of one; `known` tells the choices' own names. */
export function readPlace(text: string, known: (name: string) => string | null): ParsedPlace {
  const plain = plainName(text);
  const which = SEVERAL.get(plain) ?? SEVERAL.get(withoutEnding(plain, ENDINGS) ?? "");
  if (which !== undefined) return { expected: fillWords(cells.expected.whichPlace, { which }) };
  const id = idOf(plain, known);
  if (id !== null) return { id };
  const named = plain.split(BETWEEN_PLACES).filter((part) => idOf(part.trim(), known) !== null);
  return named.length > 1 ? { expected: cells.expected.severalPlaces } : null;
}

/** What stands between two places that a list names side by side. */
const BETWEEN_PLACES = /[/、,;和与及或&]| and | or /;

function idOf(plain: string, known: (name: string) => string | null): string | null {
  const found = known(plain) ?? NAMES.get(plain);
  if (found !== undefined) return found;
  const shorter = withoutEnding(plain, ENDINGS);
  const inside = shorter === null ? null : (known(shorter) ?? NAMES.get(shorter) ?? null);
  if (inside !== null) return inside;
  const afterProvince = withoutBeginning(plain, PROVINCES);
  if (afterProvince !== null) return idOf(afterProvince.replace(/^省/, ""), known);
  return (
    idOfInner(plain, known) ?? idOfAddress(plain, known) ?? idOfPart(plain, known) ?? idOfWords(plain, known)
  );
}

/** A city with a place in it behind it: `广州（天河）`, `Guangzhou - Tianhe`. */
const CITY_AND_PART = /^([^()/-]+?) ?(?:\(([^()]+)\)|[-/] ?([^()/-]+))$/;

function idOfPart(plain: string, known: (name: string) => string | null): string | null {
  const [, head = "", inBrackets, behind = ""] = CITY_AND_PART.exec(plain) ?? [];
  const city = head === "" ? null : idOf(head, known);
  if (city === null) return null;
  const part = inBrackets ?? behind;
  if (inBrackets !== undefined && ownProvincesOf(city)?.includes(part) === true) return city;
  // What stands in brackets belongs to the city; a stroke may also part two places.
  const isItsOwn = inBrackets !== undefined && !PROVINCES.includes(part) && isOneOfSeveral(part);
  return isItsOwn || idOf(part, known) === city ? city : null;
}

/** A place followed by the province or the country that it lies in: `Guangzhou, Guangdong`, `Chengdu, China`. */
function idOfInner(plain: string, known: (name: string) => string | null): string | null {
  const [, inner = "", outer = ""] = /^(.+), ?([^,]+)$/.exec(plain) ?? [];
  const isCountry = table.country.includes(outer);
  if (!isCountry && !PROVINCES.includes(outer)) return null;
  const id = idOf(inner, known);
  return isCountry || (ownProvincesOf(id)?.includes(outer) ?? true) ? id : null;
}

/** The names of the province in which a city lies; undefined for a city of which no province is known here. */
function ownProvincesOf(id: string | null): readonly string[] | undefined {
  return Object.entries(table.provinces).find(([city]) => city === id)?.[1];
}

/** A city followed by a place in it, apart by a blank: `Guangzhou Nansha`. */
function idOfWords(plain: string, known: (name: string) => string | null): string | null {
  const [head = "", ...more] = plain.split(" ");
  const city = more.length === 0 ? null : (known(head) ?? NAMES.get(head) ?? null);
  if (city === null) return null;
  const rest = more.join(" ");
  return isOneOfSeveral(rest) || idOf(rest, known) === city ? city : null;
}

/** Whether a name is that of districts of more cities than one. */
function isOneOfSeveral(name: string): boolean {
  const shorter = withoutEnding(name, ENDINGS);
  return SEVERAL.has(name) || SEVERAL.has(shorter ?? "");
}

/** Chinese signs and numbers, and what may join or part two places in them. */
const ADDRESS = /^[\u3400-\u9fff\w()#-]+$/;
const JOINS = /[市和与及或跨至到]/;
/** What a place in a city is called by, so that 前进路 is one and 前 is none. */
const STREET_OR_AREA = /[区县镇乡街路道巷号园村城港湾岛山湖桥站楼厦苑座洲]/;
/** What is no place in a city: no Chinese at all, or a remark in brackets. */
const NO_PLACE = /^[\w()#-]+$|^\([^()]*\)$/;
/** Words that take the city back, where no street or area follows. */
const TAKEN_BACK = /^(?:[除非未曾前原以待约不但仅近逾超暂拟外]|之外|周边|附近)/;

/** A city followed by a place in it: `广州市天河区`, `Tianhe, Guangzhou`. Both have to lie in the same city. */
function idOfAddress(plain: string, known: (name: string) => string | null): string | null {
  const [inner, outer, ...more] = plain.split(/, ?/);
  if (inner !== undefined && outer !== undefined && more.length === 0) {
    const city = known(outer) ?? NAMES.get(outer) ?? null;
    const part = SEVERAL.has(inner) ? city : (known(inner) ?? NAMES.get(inner) ?? city);
    return part === city ? city : null;
  }
  for (let length = 2; length < plain.length; length += 1) {
    const head = plain.slice(0, length);
    const city = known(head) ?? NAMES.get(head) ?? null;
    if (city === null || !/^[\u3400-\u9fff]+$/.test(head)) continue;
    return liesIn(city, plain.slice(length), known) ? city : null;
  }
  return null;
}

/** Whether what follows the name of a city in an address can lie in that city. */
function liesIn(city: string, after: string, known: (name: string) => string | null): boolean {
  const rest = after.replace(/^市/, "");
  if (rest === "" || isOneOfSeveral(rest)) return true;
  const part = idOf(rest, known);
  // An address begins with the widest place, so that what follows a city lies in it, known here or not.
  const mayBePlace = !NO_PLACE.test(rest) && (STREET_OR_AREA.test(rest) || !TAKEN_BACK.test(rest));
  const isAddress = rest !== after && part === null && ADDRESS.test(rest) && !JOINS.test(rest);
  return part === city || (isAddress && mayBePlace);
}
