import { closeSync, openSync, readSync } from "node:fs";

const PIECE = 1 << 20;

/** The bytes of a file in pieces, from a place on; each piece is overwritten by the next. */
export function* piecesOf(file: string, from = 0): Generator<Buffer> {
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let position = from;
    for (;;) {
      const read = readSync(descriptor, buffer, 0, PIECE, position);
      if (read === 0) return;
      position += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}
