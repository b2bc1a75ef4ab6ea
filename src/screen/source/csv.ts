import { errorAt } from "../screen-error.ts";

/** One record of a table: the line on which it begins, from 1, and its cells. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Reads whole records of a CSV (RFC 4180, any line break), strictly: a quote opens a cell or stands doubled inside
 * one. Lines without any character are left out. `firstLine` is the number of the first line of `text`. Throws a
 * ScreenError at a broken quote.
 */
export function parseCsv(text: string, firstLine: number): Iterable<TableRow> {
  return new CsvText(text, firstLine).rows();
}

class CsvText {
  readonly #text: string;
  readonly #length: number;
  #position = 0;
  #line: number;

  constructor(text: string, firstLine: number) {
    this.#text = text;
    this.#length = text.length;
    this.#line = firstLine;
  }

  *rows(): Generator<TableRow> {
    while (this.#position < this.#length) {
      if (this.#takeLineBreak()) continue;
      const line = this.#line;
      yield { line, cells: this.#cells() };
    }
  }

  #cells(): string[] {
    const cells: string[] = [];
    do {
      const isQuoted = this.#text.charCodeAt(this.#position) === QUOTE;
      cells.push(isQuoted ? this.#quoted(cells.length + 1) : this.#plain(cells.length + 1));
    } while (this.#takeComma());
    this.#takeLineBreak();
    return cells;
  }

  #plain(column: number): string {
    const text = this.#text;
    const start = this.#position;
    let at = start;
    for (; at < this.#length; at += 1) {
      const code = text.charCodeAt(at);
      if (endsCell(code)) break;
      if (code === QUOTE) throw errorAt(this.#line, column, "strayQuote", {});
    }
    this.#position = at;
    return text.slice(start, at);
  }

  #quoted(column: number): string {
    const text = this.#text;
    const opened = this.#line;
    const start = this.#position + 1;
    let closed = text.indexOf('"', start);
    while (closed >= 0 && text.charCodeAt(closed + 1) === QUOTE) closed = text.indexOf('"', closed + 2);
    if (closed < 0) throw errorAt(opened, column, "quoteNotClosed", {});
    const raw = text.slice(start, closed);
    this.#line += lineBreaksIn(raw);
    this.#position = closed + 1;
    if (this.#position < this.#length && !endsCell(text.charCodeAt(this.#position))) {
      throw errorAt(opened, column, "textAfterQuote", { line: String(this.#line) });
    }
    return raw.includes('""') ? raw.replaceAll('""', '"') : raw;
  }

  #takeComma(): boolean {
    if (this.#text.charCodeAt(this.#position) !== COMMA) return false;
    this.#position += 1;
    return true;
  }

  #takeLineBreak(): boolean {
    const code = this.#text.charCodeAt(this.#position);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) return false;
    const isPair = code === CARRIAGE_RETURN && this.#text.charCodeAt(this.#position + 1) === LINE_FEED;
    this.#position += isPair ? 2 : 1;
    this.#line += 1;
    return true;
  }
}

function endsCell(code: number): boolean {
  return code === COMMA || code === LINE_FEED || code === CARRIAGE_RETURN;
}

function lineBreaksIn(text: string): number {
  return text.includes("\n") || text.includes("\r") ? text.split(/\r\n|\r|\n/).length - 1 : 0;
}
