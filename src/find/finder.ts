import type { Words } from "../language/language.ts";
import type { ItemsFile } from "../rules/items.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { NOT_LISTED, type Pointers, type SearchWords, type Sectors } from "../rules/search-data.ts";
import { ACTIVITIES, choicesOf, searchWordsOf } from "../vocabulary/vocabulary.ts";
import { BEGINS, EXACT, NEAR, NOT_MET, plain, rankOf } from "./likeness.ts";
import { asTyped, simplified } from "./spelling.ts";

/** Something that fits what was looked for. */
export interface Found {
  readonly kind: "activity" | "item" | "measure" | "pointer";
  readonly id: string;
  readonly title: Words;
  /** The city of an item or measure. */
  readonly city?: string;
}

/** What can be searched. */
export interface SearchData {
  readonly rulebook: Rulebook;
  readonly items: readonly ItemsFile[];
  readonly sectors: Sectors;
  readonly pointers: Pointers;
  readonly words: SearchWords;
}

/** A way to something: a name, and how far down the list of what it leads to. */
interface Name {
  readonly name: string;
  readonly isChinese: boolean;
  readonly to: readonly string[];
  readonly source: number;
}

/** Names of the same rank count in this order. */
const SOURCES = { words: 0, activity: 1, sector: 2, item: 3 } as const;
const MOST = 20;
const PINYIN = /^[a-z ]{4,}$/;

/** Makes a search over activities, items, measures and pointers; its result is best first and never empty. */
export function createFinder(data: SearchData): (typed: string) => readonly Found[] {
  const targets = targetsOf(data);
  const names = namesOf(data).map((name) => ({ ...name, to: name.to.filter((id) => targets.has(id)) }));
  const inPinyin = new Map<Name, string>();
  const pinyinOf = (name: Name): string => {
    const known = inPinyin.get(name) ?? asTyped(name.name);
    inPinyin.set(name, known);
    return known;
  };
  const rankIn = (term: string, name: Name): number => {
    const rank = rankOf(term, name.name);
    if (rank < NEAR || !name.isChinese || !PINYIN.test(term)) return rank;
    const typed = term.replaceAll(" ", "");
    const own = pinyinOf(name);
    if (own === typed || own.replaceAll("v", "u") === typed) return EXACT;
    return own.startsWith(typed) ? Math.min(rank, NEAR) : rank;
  };
  return (typed) => {
    const term = inSingular(plain(simplified(typed)));
    const asWritten = (term === "" ? [] : names).map((name) => ({
      name,
      rank: rankOf(term, name.name, false),
    }));
    const isPlain = asWritten.some(({ rank }) => rank <= BEGINS);
    const ranked = asWritten.map(({ name, rank }) => ({
      name,
      rank: isPlain || rank < NEAR ? rank : rankIn(term, name),
    }));
    const best = [...scoresOf(term, ranked)].sort(([, a], [, b]) => a - b).slice(0, MOST);
    const found = best.flatMap(([id]) => targets.get(id) ?? []);
    return found.length > 0 ? found : [targets.get(keyOf("pointer", NOT_LISTED))].flatMap((one) => one ?? []);
  };
}

/** The best score of each target, lower for nearer; nothing for what no name meets. */
function scoresOf(
  term: string,
  ranked: readonly { readonly name: Name; readonly rank: number }[],
): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { name, rank } of ranked.filter((one) => one.rank !== NOT_MET)) {
    for (const [position, id] of name.to.entries()) {
      const score = rank * 1000 + lengthApart(term, name) * 10 + position * 3 + name.source;
      if (score < (scores.get(id) ?? NOT_MET)) scores.set(id, score);
    }
  }
  return scores;
}

/** How much longer the name is than the term, or the other way round, at most 50: the nearer one counts first. */
function lengthApart(term: string, { name }: Name): number {
  return Math.min(50, Math.abs(name.length - term.length));
}

function keyOf(kind: "activity" | "item" | "pointer", id: string): string {
  return `${kind} ${id}`;
}

/** Everything that can be found, by its key. */
function targetsOf({ rulebook, items, pointers }: SearchData): ReadonlyMap<string, Found> {
  const activities = choicesOf(ACTIVITIES, rulebook.vocabulary);
  const measures = new Set(rulebook.opportunities.map(({ item }) => item));
  return new Map<string, Found>([
    ...activities.map(({ id, title }): [string, Found] => [
      keyOf("activity", id),
      { kind: "activity", id, title },
    ]),
    ...items.flatMap(({ document, items: own }) =>
      own.map(({ id, title, class: itemClass }): [string, Found] => {
        const kind = itemClass === "opportunity" || measures.has(id) ? "measure" : "item";
        const city = rulebook.documents.get(document)?.city;
        return [keyOf("item", id), { kind, id, title, ...(city === undefined ? {} : { city }) }];
      }),
    ),
    ...pointers.pointers.map(({ id, title }): [string, Found] => [
      keyOf("pointer", id),
      { kind: "pointer", id, title },
    ]),
  ]);
}

function namesOf({ rulebook, items, sectors, pointers, words }: SearchData): Name[] {
  const names: Name[] = [];
  const add = (
    source: number,
    to: readonly string[],
    chinese: readonly string[],
    english: readonly string[],
  ) => {
    for (const name of chinese.map(plain)) names.push({ name, isChinese: true, to, source });
    for (const name of english.map(plain))
      names.push({ name: inSingular(name), isChinese: false, to, source });
  };
  for (const { words: own, to } of words.entries) {
    const ids = to.map((one) =>
      "activity" in one
        ? keyOf("activity", one.activity)
        : "item" in one
          ? keyOf("item", one.item)
          : keyOf("pointer", one.pointer),
    );
    add(SOURCES.words, ids, own["zh-CN"], own.en);
  }
  for (const choice of choicesOf(ACTIVITIES, rulebook.vocabulary)) {
    const { id, title } = choice;
    add(
      SOURCES.activity,
      [keyOf("activity", id)],
      [title["zh-CN"], ...searchWordsOf(choice, ["zh-CN"])],
      [title.en, id, ...searchWordsOf(choice, ["en"])],
    );
  }
  for (const section of sectors.sections) {
    const ofDivisions = section.divisions.map((division) => ({
      ...division,
      codes: [division.code, `${section.code}${division.code}`],
    }));
    for (const field of [{ ...section, codes: [section.code] }, ...ofDivisions]) {
      const ids = [
        ...field.activities.map((id) => keyOf("activity", id)),
        ...field.items.map((id) => keyOf("item", id)),
        ...field.pointers.map((id) => keyOf("pointer", id)),
      ];
      const { title, synonyms } = field;
      const chinese = [title["zh-CN"], ...synonyms["zh-CN"]];
      add(SOURCES.sector, ids, chinese, [title.en, ...field.codes, ...synonyms.en]);
    }
  }
  for (const { id, title } of pointers.pointers)
    add(SOURCES.sector, [keyOf("pointer", id)], [title["zh-CN"]], [title.en]);
  for (const item of items.flatMap((file) => file.items))
    add(SOURCES.item, [keyOf("item", item.id)], [item.title["zh-CN"]], [item.title.en, item.id]);
  return names;
}

/** English words without the s of the plural, so that hotels finds hotel. */
function inSingular(text: string): string {
  return text
    .split(" ")
    .map((word) => (/^[a-z]{3,}[^s]s$/.test(word) ? word.slice(0, -1).replace(/ie$/, "y") : word))
    .join(" ");
}
