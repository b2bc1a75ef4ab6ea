import { RecordBoundaries } from "./split-records.ts";
import { errorAt, type ScreenError } from "../screen-error.ts";
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

/** A record longer than this has a quote that is not closed, or is no record. */
const LONGEST_RECORD = 16 << 20;

/** A row of the input may become a hundred and more of the results, which a thread must hold at once. */
const MOST_RECORDS = 500;

/**
 * Cuts a file into chunks of some hundred whole records, from a record's beginning on. `quotes`: whether a line break
 * may stand between quotes, as in a CSV.
 */
export function* chunksOf(file: string, offset: number, line: number, quotes: boolean): Generator<Chunk> {
  const boundaries = new RecordBoundaries(line, quotes);
  let held: Uint8Array[] = [];
  let heldLength = 0;
  let position = offset;
  let current = line;
  for (const whole of piecesOf(file, offset)) {
    let piece = whole;
    for (let isFull = true; isFull && piece.length > 0; ) {
      const cut = boundaries.advance(piece, MOST_RECORDS);
      isFull = cut.isFull;
      if (cut.end === 0) break;
      const bytes = Uint8Array.from(Buffer.concat([...held, piece.subarray(0, cut.end)]));
      position += bytes.length;
      yield { bytes, line: current, nextOffset: position, nextLine: cut.line, fault: null };
      held = [];
      heldLength = 0;
      current = cut.line;
      piece = piece.subarray(cut.end);
    }
    if (piece.length > 0) held.push(Uint8Array.from(piece));
    heldLength += piece.length;
    if (heldLength > LONGEST_RECORD) break;
  }
  if (heldLength === 0) return;
  const bytes = Uint8Array.from(Buffer.concat(held));
  const fault = heldLength > LONGEST_RECORD ? errorAt(current, 1, "recordTooLong", {}) : null;
  yield { bytes, line: current, nextOffset: position + bytes.length, nextLine: boundaries.line, fault };
}
