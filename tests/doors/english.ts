import { readdirSync, readFileSync } from "node:fs";
import glyphData from "../../rules/glyphs.json" with { type: "json" };
import { showGlyphs } from "../../src/rules/items.ts";
import { ROOT } from "../support/root.ts";

/** A Chinese text of the data, and its English beside it. */
export interface Pair {
  readonly chinese: string;
  readonly english: string;
}

/** The keys under which data keep a Chinese text and its English. */
const KEYS = [
  ["zh-CN", "en"],
  ["quote", "translation"],
  ["text", "translation"],
] as const;

function pairsIn(value: unknown, pairs: Pair[]): void {
  if (Array.isArray(value)) for (const one of value) pairsIn(one, pairs);
  else if (typeof value === "object" && value !== null) {
    const object = value as Readonly<Record<string, unknown>>;
    for (const [zh, en] of KEYS) {
      const [chinese, english] = [object[zh], object[en]];
      if (typeof chinese === "string" && typeof english === "string") pairs.push({ chinese, english });
    }
    for (const one of Object.values(object)) pairsIn(one, pairs);
  }
}

/** Every text in two languages that the data of the rulebook hold, with odd glyphs and as what these stand for. */
export function pairsOfData(): Pair[] {
  const pairs: Pair[] = [];
  const { glyphs } = glyphData;
  const files = [
    "seeds/documents/manifest.json",
    ...readdirSync(`${ROOT}rules`, { recursive: true, encoding: "utf8" }).map((file) => `rules/${file}`),
  ];
  for (const file of files)
    if (file.endsWith(".json") && !file.endsWith(".schema.json"))
      pairsIn(JSON.parse(readFileSync(ROOT + file, "utf8")), pairs);
  return pairs.flatMap((pair) => {
    const chinese = showGlyphs(pair.chinese, glyphs);
    return chinese === pair.chinese ? [pair] : [pair, { ...pair, chinese }];
  });
}

const plain = (text: string): string => text.replace(/[\s\\*[\]]+/g, "");

/** So many characters at the head of a Chinese text are looked up. */
const HEAD = 2;

const HAN = /\p{Script=Han}/u;
const RUN = /\p{Script=Han}[\p{Script=Han}\d“”‘’、，。；：（）《》〈〉！？%·〔〕—…+-]*/gu;

/** A term of art in parentheses behind its English; numbers of paragraphs are none. */
const TERM_BEHIND = /(?<=[A-Za-z])[(（](?![一二三四五六七八九十]+[)）])\p{Script=Han}+[)）]/gu;
/** Words with their English in parentheses behind them; no quote of the texts has small letters there. */
const GLOSSED = /[\p{Script=Han}\d０-９“”《》（）、，；]+ ?(?=\(“?[a-z])/gu;
/** The same of what is left of them. */
const GLOSSED_REST = /[\p{Script=Han}\d０-９“”《》、，；]+(?=[(（]“?[A-Za-z])/gu;

/** What may stand in Chinese alone. */
export interface Allowed {
  /** Names of people and companies. */
  readonly names: RegExp;
  /** What may be left when all else is taken out. */
  readonly others: readonly RegExp[];
}

/**
 * Finds the Chinese of a page or report that stands without its English on it: what is left of it when names are taken
 * out, and the texts of the data whose English stands there too.
 */
export function chineseReader(
  pairs: readonly Pair[],
  { names, others }: Allowed,
): (text: string) => string[] {
  const byHead = new Map<string, Pair[]>();
  const longestFirst = pairs
    .map(({ chinese, english }) => ({ chinese: plain(chinese), english: plain(english) }))
    .filter(({ chinese, english }) => HAN.test(chinese) && english !== "")
    .sort((one, other) => other.chinese.length - one.chinese.length);
  for (const pair of longestFirst) {
    const head = pair.chinese.slice(0, HEAD);
    byHead.set(head, [...(byHead.get(head) ?? []), pair]);
  }
  return (text) => {
    const page = plain(text);
    const read = [TERM_BEHIND, GLOSSED, names].reduce(
      (rest, taken) => rest.replaceAll(taken, ({ length }) => "\n".repeat(length)),
      page,
    );
    const stands = new Map<string, boolean>();
    const isBeside = ({ english }: Pair): boolean => {
      const known = stands.get(english) ?? page.includes(english);
      stands.set(english, known);
      return known;
    };
    let left = "";
    for (let at = 0; at < read.length; ) {
      const covered = byHead
        .get(read.slice(at, at + HEAD))
        ?.find((pair) => read.startsWith(pair.chinese, at) && isBeside(pair));
      left += covered === undefined ? read[at] : "\n";
      at += covered?.chinese.length ?? 1;
    }
    const alone = [GLOSSED_REST, ...others]
      .reduce((last, taken) => last.replaceAll(taken, "\n"), left)
      .match(RUN);
    return [...new Set(alone ?? [])];
  };
}
