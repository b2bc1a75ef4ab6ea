import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { screenError } from "../screen-error.ts";
import { piecesOf } from "./pieces.ts";

export const ENCODINGS = ["utf-8", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a look at a whole file tells. */
export interface FileLook {
  readonly encoding: Encoding;
  /** Where the text begins: after the byte-order mark. */
  readonly start: number;
  readonly size: number;
  readonly sha256: string;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LINE_FEED = 0x0a;

/**
 * Reads a text file once for its hash and its encoding: UTF-8 where all of it is UTF-8, else GB18030 where all of it
 * is that. Throws a ScreenError for every other encoding, with the first line that is neither. `name` names the file.
 */
export function lookAtFile(file: string, name: string): FileLook {
  const hash = createHash("sha256");
  let size = 0;
  let start = 0;
  let utf8 = true;
  let carried: Uint8Array = new Uint8Array(0);
  for (const piece of piecesOf(file)) {
    if (size === 0 && BYTE_ORDER_MARK.every((byte, index) => piece[index] === byte)) start = 3;
    hash.update(piece);
    size += piece.length;
    if (!utf8) continue;
    const joined = Buffer.concat([carried, piece]);
    const whole = joined.length - unfinished(joined);
    utf8 = isUtf8(joined.subarray(0, whole)) && !joined.includes(0);
    carried = joined.subarray(whole);
  }
  const sha256 = hash.digest("hex");
  if (utf8 && carried.length === 0) return { encoding: "utf-8", start, size, sha256 };
  const bad = start > 0 ? firstLineThat(file, (line) => !isUtf8(line)) : firstLineThat(file, isNeither);
  if (bad !== null) throw screenError("unknownEncoding", { source: name, line: String(bad) });
  return { encoding: "gb18030", start: 0, size, sha256 };
}

function isNeither(line: Uint8Array): boolean {
  if (line.includes(0)) return true;
  if (isUtf8(line)) return false;
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(line);
    return false;
  } catch {
    return true;
  }
}

/** No byte of a character of either encoding is a line feed, so that lines can be looked at one by one. */
function firstLineThat(file: string, isBad: (line: Uint8Array) => boolean): number | null {
  let number = 1;
  let rest: Uint8Array = new Uint8Array(0);
  for (const piece of piecesOf(file)) {
    let bytes: Uint8Array = Buffer.concat([rest, piece]);
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
      if (isBad(bytes.subarray(0, end))) return number;
      bytes = bytes.subarray(end + 1);
      number += 1;
    }
    rest = bytes;
  }
  return isBad(rest) ? number : null;
}

/** How many bytes at the end begin a character of UTF-8 that is not whole yet. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}
