import type { TableRow } from "./table-row.ts";

/** A quote that keeps a line from being a record: where its cell stands, from 1, and what is wrong with it. */
export interface BrokenQuote {
  readonly column: number;
  readonly code: "strayQuote" | "openQuote";
}

/** One record of a CSV as it was written, and what is wrong with its quotes: it then has no cells. */
export interface CsvRow extends TableRow {
  readonly text: string;
  readonly broken: BrokenQuote | null;
}

const QUOTE = 0x22;
const COMMA = ",";
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A cell with more line breaks than this has a quote that was never meant to open it. */
const MOST_BREAKS = 1_000;

/** Where a record stands in its text, without and with its line break. */
interface RecordSpan {
  readonly line: number;
  /** How many lines it takes. */
  readonly lines: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** Begin and end of each cell, in turn, where a cell may stand in quotes; null where dividers alone stand between them. */
  readonly cells: readonly number[] | null;
  readonly broken: BrokenQuote | null;
}

/** What a look for the end of a quoted cell met: its last character, a quote that is none, or the end of the text. */
type Closing = number | "broken" | "unfinished";

/**
 * Finds the records of a CSV (RFC 4180, any line break), one by one: a quote opens a cell or stands doubled inside one;
 * empty lines are passed over. Cells are divided by commas unless another sign is named. Where a quote is broken the record is the line on which it began, and the next line
 * begins the next one. Only quotes, commas and line breaks decide, so that bytes read as Latin-1 are cut where their
 * text would be: UTF-8 and GB18030 never use these bytes inside another character.
 */
export class RecordScanner {
  readonly #text: string;
  readonly #isWhole: boolean;
  readonly #quotes: boolean;
  readonly #divider: string;
  readonly #dividerCode: number;
  #position = 0;
  #line: number;
  #quote = -1;
  #feed = -1;
  #return = -1;

  /**
   * `line` is the number of the text's first line; `isWhole`: whether nothing follows the text; `quotes`: whether a
   * line break may stand between quotes; `divider`: the one sign between cells.
   */
  constructor(
    text: string,
    line: number,
    { isWhole, quotes, divider = COMMA }: { isWhole: boolean; quotes: boolean; divider?: string },
  ) {
    this.#divider = divider;
    this.#dividerCode = divider.charCodeAt(0);
    this.#text = text;
    this.#line = line;
    this.#isWhole = isWhole;
    this.#quotes = quotes;
  }

  /** Behind the last record and the empty lines after it. */
  get position(): number {
    return this.#position;
  }

  /** The line that begins there. */
  get line(): number {
    return this.#line;
  }

  /** The next record; null where none ends in the text. */
  next(): RecordSpan | null {
    const text = this.#text;
    while (this.#position < text.length && isBreak(text.charCodeAt(this.#position))) {
      const next = this.#behindBreak(this.#position);
      if (next === null) return null;
      this.#position = next;
      this.#line += 1;
    }
    if (this.#position >= text.length) return null;
    const found = this.#record(this.#position);
    if (found === null) return null;
    this.#position = found.next;
    this.#line += found.lines;
    return found;
  }

  /** The cells of a record that is not broken. */
  cellsOf({ start, end, cells }: RecordSpan): string[] {
    if (cells === null) return this.#text.slice(start, end).split(this.#divider);
    const texts: string[] = [];
    for (let index = 0; index < cells.length; index += 2) {
      const raw = this.#text.slice(cells[index], cells[index + 1]);
      texts.push(raw.charCodeAt(0) === QUOTE ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    }
    return texts;
  }

  #record(start: number): RecordSpan | null {
    const end = this.#endOfLine(start);
    if (!this.#quotes || this.#nextQuote(start) >= end) return this.#span(start, end, null, null);
    const cells: number[] = [];
    for (let at = start; ; at += 1) {
      const column = cells.length / 2 + 1;
      const begin = at;
      if (this.#text.charCodeAt(at) === QUOTE) {
        const closing = this.#closing(at);
        if (closing === "unfinished") return null;
        if (closing === "broken") return this.#span(start, end, null, { column, code: "openQuote" });
        at = closing + 1;
      } else {
        at = this.#endOfPlain(at);
        if (this.#text.charCodeAt(at) === QUOTE)
          return this.#span(start, end, null, { column, code: "strayQuote" });
      }
      cells.push(begin, at);
      if (this.#text.charCodeAt(at) !== this.#dividerCode) return this.#span(start, at, cells, null);
    }
  }

  #span(
    start: number,
    end: number,
    cells: readonly number[] | null,
    broken: BrokenQuote | null,
  ): RecordSpan | null {
    const next = this.#behindBreak(end);
    if (next === null) return null;
    const lines = 1 + (cells === null ? 0 : breaksIn(this.#text, start, end));
    return { line: this.#line, lines, start, end, next, cells, broken };
  }

  /** Behind the line break that stands here; the end of a text that is whole ends its last line too. */
  #behindBreak(at: number): number | null {
    const text = this.#text;
    if (at >= text.length) return this.#isWhole ? at : null;
    if (text.charCodeAt(at) !== CARRIAGE_RETURN) return at + 1;
    if (at + 1 >= text.length && !this.#isWhole) return null;
    return text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  }

  #endOfLine(from: number): number {
    if (this.#feed < from) this.#feed = indexOrEnd(this.#text, "\n", from);
    if (this.#return < from) this.#return = indexOrEnd(this.#text, "\r", from);
    return Math.min(this.#feed, this.#return);
  }

  #nextQuote(from: number): number {
    if (this.#quote < from) this.#quote = indexOrEnd(this.#text, '"', from);
    return this.#quote;
  }

  #endOfPlain(from: number): number {
    let at = from;
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === this.#dividerCode || code === QUOTE || isBreak(code)) break;
    }
    return at;
  }

  /** The quote that closes the cell which opens here. */
  #closing(opens: number): Closing {
    const text = this.#text;
    let closes = text.indexOf('"', opens + 1);
    while (closes >= 0 && text.charCodeAt(closes + 1) === QUOTE) closes = text.indexOf('"', closes + 2);
    const end = closes < 0 ? text.length : closes;
    if (breaksIn(text, opens, end) > MOST_BREAKS) return "broken";
    const isLast = closes < 0 || closes + 1 >= text.length;
    if (isLast && !this.#isWhole) return "unfinished";
    if (closes < 0) return "broken";
    const after = text.charCodeAt(closes + 1);
    return isLast || after === this.#dividerCode || isBreak(after) ? closes : "broken";
  }
}

/** Reads whole records of a CSV as RecordScanner finds them. `firstLine` is the number of the first line of `text`. */
export function* parseCsv(text: string, firstLine: number): Generator<CsvRow> {
  const scanner = new RecordScanner(text, firstLine, { isWhole: true, quotes: true });
  for (let span = scanner.next(); span !== null; span = scanner.next()) {
    const { line, start, end, broken } = span;
    const cells = broken === null ? scanner.cellsOf(span) : [];
    yield { line, cells, marks: null, text: text.slice(start, end), broken };
  }
}

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function indexOrEnd(text: string, searched: string, from: number): number {
  const index = text.indexOf(searched, from);
  return index < 0 ? text.length : index;
}

/** The line breaks of a part of the text; a pair counts as one. */
function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED))
      breaks += 1;
  }
  return breaks;
}
