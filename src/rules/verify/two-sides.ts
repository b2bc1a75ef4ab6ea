import { type Glyphs, type Item, showGlyphs } from "../items.ts";
import modal from "./modal-words.json" with { type: "json" };

/** What stands on one side of a translation and not on the other. */
export interface SideDifference {
  readonly chinese: readonly string[];
  readonly english: readonly string[];
}

const FIGURES = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/** The numbers in figures that only one side of an item has, in the order of their text; null where there are none. */
export function numbersApart(
  item: Pick<Item, "quote" | "translation">,
  glyphs: Glyphs,
): SideDifference | null {
  const chinese = figuresOf(chineseOf(item.quote, glyphs));
  const english = figuresOf(item.translation);
  const apart = { chinese: without(chinese, english), english: without(english, chinese) };
  return apart.chinese.length + apart.english.length === 0 ? null : apart;
}

/** A modal word that the two sides do not have equally often. */
export interface ModalDifference {
  readonly word: string;
  readonly chinese: number;
  readonly english: number;
}

const MODAL_WORDS = modal.words.map((word) => ({
  ...word,
  chinese: new RegExp(word["zh-CN"], "gu"),
  english: new RegExp(word.en, "giu"),
}));

/**
 * The modal words that one side has more often: any of the words that grant, oblige or forbid; of “support”, “promote”
 * and “strive”, which English uses for other words as well, only what English has lost.
 */
export function modalWordsApart(
  item: Pick<Item, "quote" | "translation">,
  glyphs: Glyphs,
): ModalDifference[] {
  const quote = chineseOf(item.quote, glyphs);
  return MODAL_WORDS.flatMap(({ id, chinese: inChinese, english: inEnglish, bothWays }) => {
    const chinese = quote.match(inChinese)?.length ?? 0;
    const english = item.translation.match(inEnglish)?.length ?? 0;
    const isApart = bothWays ? chinese !== english : chinese > english;
    return isApart ? [{ word: id, chinese, english }] : [];
  });
}

function chineseOf(quote: string, glyphs: Glyphs): string {
  return showGlyphs(quote, glyphs).normalize("NFKC").replace(/\n/g, "");
}

function figuresOf(text: string): string[] {
  return (text.match(FIGURES) ?? []).map((figure) => figure.replaceAll(",", "")).sort();
}

/** What a list has more of than another, each as often as it has it more. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((text) => {
    const index = rest.indexOf(text);
    if (index < 0) return true;
    rest.splice(index, 1);
    return false;
  });
}
