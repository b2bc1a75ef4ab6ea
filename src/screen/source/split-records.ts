const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Finds where records of a CSV end, byte by byte and across pieces: at a line break outside quotes. UTF-8 and GB18030
 * never use these bytes inside another character. Counts lines as an editor does (LF, CR LF or CR).
 */
export class RecordBoundaries {
  #quoted = false;
  #afterReturn = false;
  #lines: number;
  readonly #quotes: boolean;

  /** `line` is the number of the first line; `quotes` whether a line break may stand between quotes. */
  constructor(line: number, quotes: boolean) {
    this.#lines = line;
    this.#quotes = quotes;
  }

  /** The line on which the next byte stands, once a record has ended. */
  get line(): number {
    return this.#lines;
  }

  /** Whether the bytes so far end between quotes. */
  get isQuoted(): boolean {
    return this.#quoted;
  }

  /**
   * Takes the next bytes, up to the end of the `most`-th record in them. Returns the end of the last whole record
   * (0 where none ends), the line that begins there, and whether more bytes are left to be taken from there on.
   */
  advance(bytes: Uint8Array, most: number): { end: number; line: number; isFull: boolean } {
    let end = 0;
    let line = this.#lines;
    let records = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] as number;
      if (byte !== QUOTE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) {
        this.#afterReturn = false;
        continue;
      }
      if (byte === QUOTE) {
        if (this.#quotes) this.#quoted = !this.#quoted;
      } else if (byte === CARRIAGE_RETURN || !this.#afterReturn) this.#lines += 1;
      this.#afterReturn = byte === CARRIAGE_RETURN;
      if (byte === QUOTE || this.#quoted || !this.#endsLine(bytes, index)) continue;
      end = index + 1;
      line = this.#lines;
      records += 1;
      if (records === most) return { end, line, isFull: true };
    }
    return { end, line, isFull: false };
  }

  /** A carriage return ends a line unless a line feed follows, or could follow in the next piece. */
  #endsLine(bytes: Uint8Array, index: number): boolean {
    return bytes[index] === LINE_FEED || (index + 1 < bytes.length && bytes[index + 1] !== LINE_FEED);
  }
}

/** Where the first record of a CSV ends, behind its line break; null where none ends in these bytes. */
export function endOfFirstRecord(bytes: Uint8Array): number | null {
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) quoted = !quoted;
    if (quoted) continue;
    if (byte === LINE_FEED) return index + 1;
    if (byte === CARRIAGE_RETURN) return bytes[index + 1] === LINE_FEED ? index + 2 : index + 1;
  }
  return null;
}
