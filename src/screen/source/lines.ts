import { piecesOf } from "./pieces.ts";

const LINE_FEED = 0x0a;

/** The lines of a UTF-8 file, one by one, without their line breaks. */
export function* linesOfFile(file: string): Generator<string> {
  let rest: Uint8Array = new Uint8Array(0);
  for (const piece of piecesOf(file)) {
    const bytes = Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(LINE_FEED);
    if (end >= 0) yield* bytes.toString("utf8", 0, end).split("\n");
    rest = bytes.subarray(end + 1);
  }
  if (rest.length > 0) yield Buffer.from(rest).toString("utf8");
}
