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

/**
 * Cuts a file into chunks of whole records, about one piece each, from a record's beginning on. `quotes`: whether a
 * line break may stand between quotes, as in a CSV.
 */
export function* chunksOf(file: string, offset: number, line: number, quotes: boolean): Generator<Chunk> {
  const boundaries = new RecordBoundaries(line, quotes);
  let held: Uint8Array[] = [];
  let heldLength = 0;
  let position = offset;
  let current = line;
  for (const piece of piecesOf(file, offset)) {
    const { end, line: nextLine } = boundaries.advance(piece);
    if (end === 0) {
      held.push(Uint8Array.from(piece));
      heldLength += piece.length;
      if (heldLength > LONGEST_RECORD) break;
      continue;
    }
    const bytes = Uint8Array.from(Buffer.concat([...held, piece.subarray(0, end)]));
    position += bytes.length;
    yield { bytes, line: current, nextOffset: position, nextLine, fault: null };
    held = end < piece.length ? [Uint8Array.from(piece.subarray(end))] : [];
    heldLength = piece.length - end;
    current = nextLine;
  }
  if (heldLength === 0) return;
  const isTooLong = heldLength > LONGEST_RECORD;
  const bytes = Uint8Array.from(Buffer.concat(held));
  position += bytes.length;
  const fault = isTooLong ? errorAt(current, 1, "recordTooLong", {}) : null;
  yield { bytes, line: current, nextOffset: position, nextLine: boundaries.line, fault };
}
