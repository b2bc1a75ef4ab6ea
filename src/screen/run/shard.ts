import { chunksOf, type Place } from "../source/chunks.ts";

/** The records of an input: where they stand, and from which place and line on. */
export interface Records {
  readonly file: string;
  /** What people call the file. */
  readonly name: string;
  /** The file's stamp when it was looked at. */
  readonly stamp: string;
  readonly offset: number;
  readonly line: number;
  /** Where the records end. */
  readonly end: number;
}

/** One of `count` ranges of an input that follow each other; `index` is from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The records of one range: about as many bytes as any other, cut between records. Where the ranges lie depends on the
 * file and their number alone, so that all of them together are the whole. `quotes` as for chunks.
 */
export function recordsOf(records: Records, { index, count }: Shard, quotes: boolean): Records {
  const { file, offset, line, end } = records;
  const bound = (number: number): number => offset + Math.floor(((end - offset) * number) / count);
  let begin: Place = { offset, line };
  let place: Place = begin;
  const from = index === 1 ? null : bound(index - 1);
  const to = index === count ? null : bound(index);
  if (from !== null || to !== null) {
    for (const chunk of chunksOf(file, { offset, line }, quotes, end)) {
      const next = { offset: chunk.nextOffset, line: chunk.nextLine };
      if (from !== null && place.offset < from) begin = next;
      place = next;
      // A fault is told by whoever screens the range in which it stands: the last.
      if (chunk.fault !== null || (to !== null && place.offset >= to)) break;
    }
  }
  return { ...records, offset: begin.offset, line: begin.line, end: to === null ? end : place.offset };
}
