import type { Language } from "../../language/language.ts";
import { needsTranslation } from "../../language/languages.ts";
import { type Glyphs, hullOf, type Item, showGlyphs, type TextRange } from "../../rules/items.ts";
import type { CatalogueEntry } from "./catalogue.ts";

/** Characters shown around a paragraph for whoever reads Chinese; none where its English stands beside it alone. */
const AROUND = 40;

/** One character of a document's text that is neither furniture nor white space, with its offset. */
interface Character {
  readonly text: string;
  readonly offset: number;
}

/**
 * The paragraph of an item with its clause in [[ ]]: the whole numbered item to which it belongs and a few characters
 * around it in Chinese, without page furniture, odd glyphs shown as what they stand for.
 */
export function markedParagraph(
  { item, file }: CatalogueEntry,
  text: string,
  glyphs: Glyphs,
  language: Language,
): string {
  const around = needsTranslation(language) ? 0 : AROUND;
  const siblings = file.items
    .filter((other) => numberOf(other) === numberOf(item))
    .map((other) => other.ranges);
  const hull = hullOf([...siblings.flat()].sort(([a], [b]) => a - b));
  const furniture = file.furniture.flatMap((piece) => piece.ranges);
  const characters = readable(text, furniture, Math.max(0, hull.start - 4 * around), hull.end + 4 * around);
  const first = characters.findIndex(({ offset }) => offset >= hull.start);
  const last = characters.findLastIndex(({ offset }) => offset < hull.end);
  const from = Math.max(0, first - around);
  const shown = characters.slice(from, last + 1 + around);
  const before = (characters[from]?.offset ?? 0) > 0 ? "…" : "";
  const after = (shown.at(-1)?.offset ?? 0) < text.trimEnd().length - 1 ? "…" : "";
  return showGlyphs(`${before}${markClause(shown, item.ranges)}${after}`, glyphs);
}

/** The translation of an item in that of its paragraph: the clauses of one number, this one in [[ ]]. */
export function markedTranslation({ item, file }: CatalogueEntry): string {
  const siblings = file.items.filter((other) => numberOf(other) === numberOf(item));
  if (siblings.length === 1) return item.translation;
  return siblings
    .sort((a, b) => hullOf(a.ranges).start - hullOf(b.ranges).start)
    .map(({ id, translation }) => (id === item.id ? `[[${translation}]]` : translation))
    .join(" ");
}

/** A text as a line for people: furniture left out, breaks inside Chinese closed, other white space one space. */
export function readableText(text: string, ranges: readonly TextRange[], glyphs: Glyphs): string {
  return showGlyphs(
    ranges
      .map(([start, end]) =>
        readable(text, [], start, end)
          .map((character) => character.text)
          .join(""),
      )
      .join(""),
    glyphs,
  );
}

/** Table and number of an item, without the clause: those of one number are one paragraph. */
function numberOf(item: Item): string {
  const number = item.id.replace(/[a-z]+\d*$/, "");
  return number.endsWith("/0") ? item.id : number;
}

function readable(text: string, furniture: readonly TextRange[], start: number, end: number): Character[] {
  const characters: Character[] = [];
  let hasSpace = false;
  let offset = start;
  for (const character of Array.from(text.slice(start, end))) {
    const own = offset;
    offset += character.length;
    if (character === "\ufeff" || furniture.some(([from, to]) => own >= from && own < to)) continue;
    if (/\s/.test(character)) {
      hasSpace = true;
      continue;
    }
    const isApart = hasSpace && isWord(characters.at(-1)?.text) && isWord(character);
    characters.push({ text: isApart ? ` ${character}` : character, offset: own });
    hasSpace = false;
  }
  return characters;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^ ?[\p{Script=Latin}\d]$/u.test(character);
}

function markClause(characters: readonly Character[], ranges: readonly TextRange[]): string {
  let marked = "";
  let isInside = false;
  for (const { text, offset } of characters) {
    const inside = ranges.some(([start, end]) => offset >= start && offset < end);
    if (inside !== isInside) marked += inside ? "[[" : "]]";
    marked += text;
    isInside = inside;
  }
  return isInside ? `${marked}]]` : marked;
}
