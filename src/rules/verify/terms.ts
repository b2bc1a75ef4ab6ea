import { textOf } from "../files.ts";
import { departuresFrom, type Pair } from "../glossary.ts";
import { type Glyphs, showGlyphs } from "../items.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** A text in both languages with its place in its file. */
export interface PlacedPair extends Pair {
  readonly place: string;
}

/** Every text of the data in two languages keeps to the glossary. */
export function checkTerms({ files, glossary, glyphs, unread }: Evidence, faults: FaultList): void {
  const seen = new Set<string>();
  for (const [index, term] of glossary.entries()) {
    const { "zh-CN": chinese } = term;
    if (seen.has(chinese)) faults.at(FILES.glossary, `[${index}]`, "glossary-twice", { term: chinese });
    seen.add(chinese);
  }
  for (const path of files.keys()) {
    if (!isOfTexts(path) || unread.has(path)) continue;
    for (const { place, ...pair } of pairsOf(JSON.parse(textOf(files, path)), glyphs)) {
      for (const { term, forbidden } of departuresFrom(glossary, pair)) {
        const values = { term: term["zh-CN"], english: term.en.join(" / "), found: forbidden ?? "" };
        faults.at(path, place, forbidden === null ? "glossary-term" : "glossary-never", values);
      }
    }
  }
}

function isOfTexts(path: string): boolean {
  if (path === FILES.glossary || path === FILES.translationDifferences) return false;
  return path.endsWith(".json") && !path.endsWith(".schema.json");
}

/** Every object with a text in both languages, or with a quote and its translation, wherever it stands in a value. */
export function pairsOf(value: unknown, glyphs: Glyphs, place = ""): PlacedPair[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => pairsOf(one, glyphs, `${place}[${index}]`));
  const { "zh-CN": chinese, en, quote, translation } = value as Record<string, unknown>;
  const own: PlacedPair[] = [];
  if (typeof chinese === "string" && typeof en === "string")
    own.push({ place, chinese, english: en, isClause: false });
  if (typeof quote === "string" && typeof translation === "string")
    own.push({
      place: place === "" ? "translation" : `${place}.translation`,
      chinese: showGlyphs(quote, glyphs).normalize("NFKC"),
      english: translation,
      isClause: true,
    });
  const inside = Object.entries(value).flatMap(([key, one]) =>
    pairsOf(one, glyphs, place === "" ? key : `${place}.${key}`),
  );
  return [...own, ...inside];
}
