import { errorAt, type ScreenError } from "../screen-error.ts";
import { RecordScanner } from "./csv.ts";
import { piecesOf } from "./pieces.ts";

/** Whole records of the input. */
export interface Chunk {
  readonly bytes: Uint8Array;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The place in the input behind it, and the line there: where the next chunk begins. */
  readonly nextOffset: number;
  readonly nextLine: number;
  /** What is wrong with the input behind this chunk, so that nothing more can come. */
  readonly fault: ScreenError | null;
}

/** A line longer than this, or so much between quotes, is no record. */
const LONGEST_RECORD = 16 << 20;

/** A row of the input may become a hundred and more of the results, which a thread must hold at once. */
const MOST_RECORDS = 500;
/** The same for rows of many answers, which more of the rules concern. */
const MOST_BYTES = 1 << 16;

/** A place in the input, and the line there. */
export interface Place {
  readonly offset: number;
  readonly line: number;
}

/**
 * Cuts a file into chunks of some hundred whole records, from a record's beginning on up to another's, or to the end.
 * `quotes`: whether a line break may stand between quotes, as in a CSV.
 */
export function* chunksOf(
  file: string,
  from: Place,
  quotes: boolean,
  to = Number.POSITIVE_INFINITY,
): Generator<Chunk> {
  let place: Place = from;
  let rest = Buffer.alloc(0);
  for (const piece of piecesOf(file, from.offset, to)) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const begin = place.offset;
    place = yield* wholeRecords(bytes, place, { isWhole: false, quotes });
    rest = Buffer.from(bytes.subarray(place.offset - begin));
    if (rest.length <= LONGEST_RECORD) continue;
    const fault = errorAt(place.line, 1, "recordTooLong", { most: String(LONGEST_RECORD >> 20) });
    yield { ...chunkOf(NOTHING, place, place), fault };
    return;
  }
  yield* wholeRecords(rest, place, { isWhole: true, quotes });
}

const NOTHING = new Uint8Array(0);

/** Cuts all whole records of some bytes off; returns the place behind them. */
function* wholeRecords(
  bytes: Buffer,
  from: Place,
  form: { isWhole: boolean; quotes: boolean },
): Generator<Chunk, Place> {
  const scanner = new RecordScanner(bytes.toString("latin1"), from.line, form);
  let begin = from;
  for (let records = 0; ; ) {
    const record = scanner.next();
    if (record !== null) records += 1;
    const isSmall = records < MOST_RECORDS && scanner.position + from.offset - begin.offset < MOST_BYTES;
    if (record !== null && isSmall) continue;
    const end = { offset: from.offset + scanner.position, line: scanner.line };
    const cut = bytes.subarray(begin.offset - from.offset, scanner.position);
    if (records > 0) yield chunkOf(Uint8Array.from(cut), begin, end);
    if (record === null) return end;
    begin = end;
    records = 0;
  }
}

function chunkOf(bytes: Uint8Array, begin: Place, end: Place): Chunk {
  return { bytes, line: begin.line, nextOffset: end.offset, nextLine: end.line, fault: null };
}
