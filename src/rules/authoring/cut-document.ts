import type { TextRange } from "../items.ts";
import { numbersIn } from "../verify/chinese-numerals.ts";

/** How the items of a document are numbered at the beginning of their lines: 第一条, 1., （一） or 一、. */
export const NUMBERINGS = ["articles", "figures", "brackets", "chinese"] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** A document's text cut into pieces; `number` and `section` of an item without a number are 0. */
export interface CutDocument {
  readonly items: readonly CutItem[];
  readonly headings: readonly CutPiece[];
  readonly numberMarks: readonly CutPiece[];
  readonly pageNumbers: readonly CutPiece[];
  /** The highest number of each section; a section ends where the numbers begin again. */
  readonly numbered: readonly number[];
}

export interface CutPiece {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export interface CutItem extends CutPiece {
  readonly section: number;
  readonly number: number;
}

const MARKS: Readonly<Record<Numbering, RegExp>> = {
  articles: /^第[一二三四五六七八九十百零〇\d０-９]+条\s*/,
  figures: /^[\d０-９]{1,3}(?:[.．、](?![\d０-９])\s*|\s+)(?=\S)/,
  brackets: /^[（(][一二三四五六七八九十]+[）)]\s*/,
  chinese: /^[一二三四五六七八九十]+、\s*/,
};
const PAGE_NUMBER = /^(?:第\s*[\d０-９]+\s*页.*|[-—–－]\s*[\d０-９]+\s*[-—–－])$/;
const LONGEST_HEADING = 40;
const ENDS_SENTENCE = /[。！？；：:;]$/;

/** A stretch of a line, between tabs, without white space around it. */
interface Cell {
  readonly start: number;
  readonly end: number;
}

/** A numbered item, or a paragraph where `number` is 0, with the cells of which it consists. */
interface OpenItem {
  readonly section: number;
  readonly number: number;
  readonly cells: Cell[];
}

/**
 * Cuts a text into numbered items, headings, page numbers and, where no number stands before them, paragraphs. Every
 * character that is no white space lies in exactly one piece. Where no numbering is chosen, that of articles is taken
 * if there are at least two, else the one that most lines begin with.
 */
export function cutDocument(text: string, title: string | null, chosen: Numbering | null): CutDocument {
  const lines = linesOf(text);
  const numbering = chosen ?? mostUsed(lines.flat().map(({ start, end }) => text.slice(start, end)));
  const cutter = new Cutter(text, title, numbering);
  for (const line of lines) cutter.takeLine(line);
  return cutter.finish();
}

class Cutter {
  readonly #text: string;
  readonly #title: string | null;
  readonly #numbering: Numbering;
  readonly #items: OpenItem[] = [];
  readonly #headings: Cell[] = [];
  readonly #numberMarks: Cell[] = [];
  readonly #pageNumbers: Cell[] = [];
  readonly #numbered: number[] = [];
  #open: OpenItem | null = null;

  constructor(text: string, title: string | null, numbering: Numbering) {
    this.#text = text;
    this.#title = title;
    this.#numbering = numbering;
  }

  /** The cells of a line: where one of them is numbered, or several are not, those before it head a table's row. */
  takeLine(cells: readonly Cell[]): void {
    const marked = cells.findIndex((cell) => this.#markOf(cell) !== "");
    for (const [index, cell] of cells.entries()) {
      const words = this.#words(cell);
      const isTableHeading = cells.length > 1 && (marked === -1 || index < marked);
      if (PAGE_NUMBER.test(words)) this.#pageNumbers.push(cell);
      else if (index === marked) this.#begin(cell);
      else if (isTableHeading || isHeading(words, this.#title, this.#numbering)) {
        this.#headings.push(cell);
        this.#open = null;
      } else this.#goOn(cell);
    }
  }

  finish(): CutDocument {
    const single = (cell: Cell): CutPiece => pieceOf([cell], this.#text);
    const items = this.#items.filter((item) => item.cells.length > 0);
    return {
      items: items.map(({ section, number, cells }) => ({ section, number, ...pieceOf(cells, this.#text) })),
      headings: this.#headings.map(single),
      numberMarks: this.#numberMarks.map(single),
      pageNumbers: this.#pageNumbers.map(single),
      numbered: this.#numbered,
    };
  }

  #words({ start, end }: Cell): string {
    return this.#text.slice(start, end);
  }

  #markOf(cell: Cell): string {
    return MARKS[this.#numbering].exec(this.#words(cell))?.[0] ?? "";
  }

  /** A number that is not above the last one begins a new section. */
  #begin(cell: Cell): void {
    const mark = this.#markOf(cell);
    const number = Number.parseInt(numbersIn(mark)[0]?.n.toString() ?? "0", 10);
    const last = this.#numbered.pop();
    if (last !== undefined && number <= last) this.#numbered.push(last);
    this.#numbered.push(number);
    this.#numberMarks.push({ start: cell.start, end: cell.start + mark.trimEnd().length });
    const rest = { start: cell.start + mark.length, end: cell.end };
    this.#open = { section: this.#numbered.length, number, cells: rest.start < rest.end ? [rest] : [] };
    this.#items.push(this.#open);
  }

  /** The next line of an item; a paragraph without a number ends with its sentence. */
  #goOn(cell: Cell): void {
    const last = this.#open?.cells.at(-1);
    const isEnded = this.#open?.number === 0 && last !== undefined && ENDS_SENTENCE.test(this.#words(last));
    if (this.#open === null || isEnded) {
      this.#open = { section: 0, number: 0, cells: [] };
      this.#items.push(this.#open);
    }
    this.#open.cells.push(cell);
  }
}

/** The sentences of a piece, each up to its 。 */
export function sentencesOf({ ranges }: CutPiece, text: string): CutPiece[] {
  const sentences: Cell[][] = [[]];
  for (const [start, end] of ranges) {
    for (const part of text.slice(start, end).matchAll(/[^。]+。?|。/g)) {
      const words = part[0].trim();
      const from = start + part.index + part[0].indexOf(words);
      if (words !== "") sentences.at(-1)?.push({ start: from, end: from + words.length });
      if (words.endsWith("。")) sentences.push([]);
    }
  }
  return sentences.filter((cells) => cells.length > 0).map((cells) => pieceOf(cells, text));
}

function linesOf(text: string): Cell[][] {
  return Array.from(text.matchAll(/[^\n\r\f]+/g), (line) =>
    Array.from(line[0].matchAll(/\S(?:[^\t]*\S)?/g), (cell) => {
      const start = line.index + cell.index;
      return { start, end: start + cell[0].length };
    }),
  );
}

function mostUsed(texts: readonly string[]): Numbering {
  const count = (numbering: Numbering): number => texts.filter((text) => MARKS[numbering].test(text)).length;
  if (count("articles") > 1) return "articles";
  return NUMBERINGS.reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** The document's title, or a short line numbered in another way that is no sentence. */
function isHeading(words: string, title: string | null, numbering: Numbering): boolean {
  if (title !== null && words.replace(/\s/g, "") === title.replace(/\s/g, "")) return true;
  if (words.length > LONGEST_HEADING || /[，；。]$/.test(words)) return false;
  return NUMBERINGS.some((other) => other !== numbering && MARKS[other].test(words));
}

/** Cells with nothing but white space between them are one range. */
function pieceOf(cells: readonly Cell[], text: string): CutPiece {
  const ranges: [number, number][] = [];
  for (const { start, end } of cells) {
    const last = ranges.at(-1);
    if (last !== undefined && text.slice(last[1], start).trim() === "") last[1] = end;
    else ranges.push([start, end]);
  }
  return { text: asLine(ranges.map(([start, end]) => text.slice(start, end)).join("")), ranges };
}

/** A text on one line: white space stays, as one space, only between letters or figures that are not Chinese. */
function asLine(text: string): string {
  const isWord = (character = ""): boolean => /[\p{Script=Latin}\d]/u.test(character);
  return text.replace(/\s+/g, (run, at: number) =>
    isWord(text[at - 1]) && isWord(text[at + run.length]) ? " " : "",
  );
}
