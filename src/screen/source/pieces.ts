import { closeSync, openSync, readSync, statSync } from "node:fs";

const PIECE = 1 << 20;

/** The bytes of a file in pieces, from a place on up to another; each piece is overwritten by the next. */
export function* piecesOf(file: string, from = 0, to = Number.POSITIVE_INFINITY): Generator<Buffer> {
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let position = from;
    for (;;) {
      const read = readSync(descriptor, buffer, 0, Math.min(PIECE, to - position), position);
      if (read === 0) return;
      position += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** What differs once a file is written to or replaced: its inode, size and time of change; empty where it is gone. */
export function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? "" : `${found.ino} ${found.size} ${found.mtimeNs}`;
}
