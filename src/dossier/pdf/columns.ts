import type { Language } from "../../language/language.ts";
import type { Element } from "./document.ts";
import type { Line } from "./lines.ts";
import type { Style } from "./paper.ts";

/** Lines of one paragraph in one language. */
export interface Laid {
  readonly lines: readonly Line[];
  readonly language: Language;
  readonly style: Style;
  /** The element that the lines belong to; null where they only repeat what was said. */
  readonly element: Element | null;
}

/** Paragraphs below each other, at a place on the page. */
export interface Column {
  readonly x: number;
  readonly paragraphs: readonly Laid[];
}

/** The height of paragraphs below each other. */
export function heightOf(paragraphs: readonly Laid[]): number {
  return paragraphs.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0);
}

/** The height of the highest first line. */
export function smallestOf(columns: readonly Column[]): number {
  return Math.max(0, ...columns.map(({ paragraphs: [first] }) => first?.style.leading ?? 0));
}

/** The lines of a column that fit into a height, at least one, and those that are left. */
export function takeThatFits({ x, paragraphs }: Column, height: number): { part: Column; rest: Column } {
  const part: Laid[] = [];
  const rest: Laid[] = [];
  let left = height;
  for (const paragraph of paragraphs) {
    const { lines, style } = paragraph;
    const least = part.length === 0 ? 1 : 0;
    const fitting = rest.length > 0 ? 0 : Math.max(least, Math.floor(left / style.leading + 0.001));
    if (fitting > 0) part.push({ ...paragraph, lines: lines.slice(0, fitting) });
    if (fitting < lines.length) rest.push({ ...paragraph, lines: lines.slice(fitting) });
    left -= lines.length * style.leading;
  }
  return { part: { x, paragraphs: part }, rest: { x, paragraphs: rest } };
}
