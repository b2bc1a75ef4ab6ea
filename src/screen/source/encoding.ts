import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { screenError } from "../screen-error.ts";
import { RecordScanner } from "./csv.ts";
import { piecesOf, stampOf } from "./pieces.ts";

export const ENCODINGS = ["utf-8", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file as it was when it was looked at. */
export interface FileStamp {
  readonly stamp: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a look at a whole text file tells. */
export interface TextLook extends FileStamp {
  readonly encoding: Encoding;
  /** Where the text begins: after the byte-order mark. */
  readonly start: number;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a file once for its size and hash. `take` is handed each piece. */
export function lookAtFile(file: string, take: (piece: Buffer) => void = () => undefined): FileStamp {
  const stamp = stampOf(file);
  const hash = createHash("sha256");
  let size = 0;
  for (const piece of piecesOf(file)) {
    take(piece);
    hash.update(piece);
    size += piece.length;
  }
  return { stamp, size, sha256: hash.digest("hex") };
}

/**
 * Looks at a text file, with its encoding: UTF-8 where all of it is UTF-8, else GB18030 where all of it is that.
 * Throws a ScreenError for every other encoding, with the first line that is neither, and for a file that is partly
 * the one and partly the other. `name` names the file.
 */
export function lookAtText(file: string, name: string): TextLook {
  let start: number | null = null;
  let utf8 = true;
  let carried: Uint8Array = new Uint8Array(0);
  const look = lookAtFile(file, (piece) => {
    start ??= piece.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    if (!utf8) return;
    const joined = Buffer.concat([carried, piece]);
    const whole = joined.length - unfinished(joined);
    utf8 = isUtf8(joined.subarray(0, whole)) && !joined.includes(0);
    carried = joined.subarray(whole);
  });
  const hasMark = start === 3;
  if (utf8 && carried.length === 0) return { ...look, encoding: "utf-8", start: hasMark ? 3 : 0 };
  checkLines(file, name, hasMark);
  return { ...look, encoding: "gb18030", start: 0 };
}

/** Holds a file that is not all UTF-8 to being all GB18030. */
function checkLines(file: string, source: string, hasMark: boolean): void {
  let first = hasMark ? { encoding: "utf-8", line: 1 } : null;
  for (const { line, bytes } of linesOf(file)) {
    const encoding = encodingOf(bytes);
    if (encoding === null) throw screenError("unknownEncoding", { source, line: String(line) });
    if (encoding === "either") continue;
    first ??= { encoding, line };
    if (first.encoding === encoding) continue;
    const found = { line: String(line), found: encoding.toUpperCase() };
    const before = { first: String(first.line), before: first.encoding.toUpperCase() };
    throw screenError("mixedEncodings", { source, ...found, ...before });
  }
}

/** The lines of a file that are not empty, as bytes; no byte of a character of either encoding is a line break. */
function* linesOf(file: string): Generator<{ readonly line: number; readonly bytes: Buffer }> {
  let rest = Buffer.alloc(0);
  let line = 1;
  const cut = function* (bytes: Buffer, isWhole: boolean) {
    const scanner = new RecordScanner(bytes.toString("latin1"), line, { isWhole, quotes: false });
    for (let span = scanner.next(); span !== null; span = scanner.next()) {
      yield { line: span.line, bytes: bytes.subarray(span.start, span.end) };
    }
    line = scanner.line;
    rest = Buffer.from(bytes.subarray(scanner.position));
  };
  for (const piece of piecesOf(file)) yield* cut(Buffer.concat([rest, piece]), false);
  yield* cut(rest, true);
}

const GB18030 = new TextDecoder("gb18030", { fatal: true });

const HANZI = /[\u3400-\u9fff]/;
/** What stands neither in Chinese names and figures nor in Latin ones. */
const FOREIGN = /[\u0180-\u200f\u203c-\u2fff\u3100-\u33ff\ua000-\ufeff\ufff0-\uffff]/;

/**
 * The encoding of a line; `either` where it does not tell. Chinese in GB18030 is hardly ever Chinese in UTF-8 too: two
 * characters of the one would have to be three of the other in every place of the line.
 */
function encodingOf(line: Buffer): Encoding | "either" | null {
  if (line.includes(0)) return null;
  if (isAscii(line)) return "either";
  if (!isUtf8(line)) return isGb18030(line) ? "gb18030" : null;
  const text = line.toString("utf8");
  if (HANZI.test(text) && !FOREIGN.test(text)) return "utf-8";
  return isGb18030(line) ? "either" : "utf-8";
}

/** Letters such as ü of a Western encoding, each of which makes one Chinese character with the letter behind it. */
const WITHIN_WORDS = /^(?:[^\u3400-\u9fff]|[\u3400-\u9fff](?=[a-z]))*$/;

function isGb18030(line: Buffer): boolean {
  try {
    const text = GB18030.decode(line);
    return !(HANZI.test(text) && WITHIN_WORDS.test(text));
  } catch {
    return false;
  }
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
