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
   * Takes the next bytes. Returns the end of the last whole record in them (0 where none ends), and the line that
   * begins there.
   */
  advance(bytes: Uint8Array): { end: number; line: number } {
    let end = 0;
    let line = this.#lines;
    let lines = this.#lines;
    let quoted = this.#quoted;
    let afterReturn = this.#afterReturn;
    const length = bytes.length;
    for (let index = 0; index < length; index += 1) {
      const byte = bytes[index] as number;
      if (byte === QUOTE && this.#quotes) quoted = !quoted;
      else if (byte === LINE_FEED) {
        if (!afterReturn) lines += 1;
        if (!quoted) {
          end = index + 1;
          line = lines;
        }
      } else if (byte === CARRIAGE_RETURN) {
        lines += 1;
        if (!quoted && bytes[index + 1] !== LINE_FEED && index + 1 < length) {
          end = index + 1;
          line = lines;
        }
      }
      afterReturn = byte === CARRIAGE_RETURN;
    }
    this.#lines = lines;
    this.#quoted = quoted;
    this.#afterReturn = afterReturn;
    return { end, line };
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
