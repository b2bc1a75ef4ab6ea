import stringWidth from "string-width";
import { WHOLE_NUMBER } from "../language/whole-numbers.ts";

/** Widths of the single characters met so far; measuring one again and again is most of the work of wrapping. */
const widths = new Map<string, number>();

/** The columns that a text takes on a terminal; a Chinese character takes two. */
export function displayWidth(text: string): number {
  if (text.length !== 1) return stringWidth(text);
  const known = widths.get(text);
  if (known !== undefined) return known;
  const width = stringWidth(text);
  widths.set(text, width);
  return width;
}

const NEVER_FIRST = /^[，。；：、！？）》】〕”’…%％,.;:!?)\]}]/u;
const NEVER_LAST = /[（《【〔“‘([{]$/u;
const RUN = String.raw`[\p{Script=Latin}\p{Number}\p{M}_./:@#&+\-=~'’%]+`;
const PIECES = new RegExp(String.raw`[ \t]+|${WHOLE_NUMBER}|${RUN}|.`, "gsu");

/**
 * Breaks a text into lines of at most `width` columns: between Chinese characters anywhere but before closing and
 * after opening punctuation, elsewhere between words, never inside a number nor between it and its unit. A word longer
 * than a line is cut, an address after a slash.
 */
export function wrap(text: string, width: number): string[] {
  if (text.length * 2 <= width && !text.includes("\n")) return [text.trimEnd()];
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  const flush = (): void => {
    lines.push(line.trimEnd());
    line = "";
    columns = 0;
  };
  for (const piece of pieces(text, width)) {
    const wide = displayWidth(piece);
    if (columns + displayWidth(piece.trimEnd()) > width && line !== "") {
      flush();
      if (piece.trim() === "") continue;
    }
    line += piece;
    columns += wide;
  }
  if (line.trim() !== "" || lines.length === 0) flush();
  return lines;
}

/** The pieces between which a line may break, each at most a line wide. */
function pieces(text: string, width: number): string[] {
  const joined: string[] = [];
  for (const piece of text.match(PIECES) ?? []) {
    const last = joined.at(-1);
    const sticks = last !== undefined && (NEVER_FIRST.test(piece) || NEVER_LAST.test(last));
    if (sticks && last.length + piece.length <= width / 2) joined[joined.length - 1] = last + piece;
    else joined.push(...cut(piece, width));
  }
  return joined;
}

/**
 * A piece that is longer than a line in parts: its words, or, where one of them is still too long, what stands between
 * the slashes of an address, and elsewhere its characters.
 */
function cut(piece: string, width: number): string[] {
  if (displayWidth(piece) <= width) return [piece];
  const words = piece.split(/(?<= )/);
  if (words.length > 1) return words.flatMap((word) => cut(word, width));
  const parts = piece.match(/(\w+:\/\/)?[^/]+\/*|\/+/g) ?? [];
  return parts.length > 1 ? parts.flatMap((part) => cut(part, width)) : Array.from(piece);
}

/** Wraps a text under a first-line prefix; the following lines are indented by its width. */
export function hang(prefix: string, text: string, width: number): string[] {
  const indent = " ".repeat(displayWidth(prefix));
  return wrap(text, Math.max(10, width - indent.length)).map(
    (line, index) => (index === 0 ? prefix : indent) + line,
  );
}
