import { closeSync, createReadStream, fstatSync, openSync, readSync } from "node:fs";
import { createInflateRaw } from "node:zlib";
import { screenError, type ScreenError } from "../screen-error.ts";

interface Entry {
  readonly method: number;
  readonly compressed: number;
  readonly header: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 10_000;
const LONGEST_DIRECTORY = 8 << 20;
const STORED = 0;
const DEFLATED = 8;
const SIZE_ELSEWHERE = 0xffffffff;

/** Spreadsheets shrink to a twentieth, bombs to a thousandth; below the first size nothing is a bomb. */
const NEVER_A_BOMB = 32 << 20;
const MOST_SHRINKING = 250;
const LONGEST_PART = 4 * 1024 ** 3;

/** The parts of a ZIP file, read from its directory; contents are inflated as they are read, up to a limit. */
export class ZipReader {
  readonly #file: string;
  readonly #name: string;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Throws a ScreenError where the file is no ZIP file. `name` names it for people. */
  constructor(file: string, name: string) {
    this.#file = file;
    this.#name = name;
    this.#entries = readDirectory(file, () => this.#broken("directory"));
  }

  has(part: string): boolean {
    return this.#entries.has(part);
  }

  /** The text of a part, piece by piece. Throws a ScreenError for a part that is broken or grows beyond reason. */
  async *text(part: string): AsyncGenerator<string> {
    const entry = this.#entries.get(part);
    if (entry === undefined || (entry.method !== STORED && entry.method !== DEFLATED))
      throw this.#broken(part);
    const start = this.#startOf(entry, part);
    if (entry.compressed === 0) return;
    const raw = createReadStream(this.#file, { start, end: start + entry.compressed - 1 });
    const stream = entry.method === STORED ? raw : raw.pipe(createInflateRaw());
    const limit = Math.min(LONGEST_PART, Math.max(NEVER_A_BOMB, entry.compressed * MOST_SHRINKING));
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let length = 0;
    try {
      for await (const piece of stream as AsyncIterable<Uint8Array>) {
        length += piece.length;
        if (length > limit) throw screenError("zipBomb", { source: this.#name, part });
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      if (error instanceof Error && error.name === "ScreenError") throw error;
      throw this.#broken(part);
    } finally {
      raw.destroy();
      stream.destroy();
    }
  }

  #startOf({ header }: Entry, part: string): number {
    const bytes = readAt(this.#file, header, 30);
    if (bytes.length < 30 || bytes.readUInt32LE(0) !== LOCAL) throw this.#broken(part);
    return header + 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  }

  #broken(part: string): ScreenError {
    return screenError("brokenWorkbook", { source: this.#name, part });
  }
}

function readDirectory(file: string, broken: () => ScreenError): Map<string, Entry> {
  const size = sizeOf(file);
  const tailStart = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
  const tail = readAt(file, tailStart, size - tailStart);
  let end = tail.length - END_LENGTH;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw broken();
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES || length > LONGEST_DIRECTORY || start + length > size) throw broken();
  const directory = readAt(file, start, length);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw broken();
    const nameLength = directory.readUInt16LE(at + 28);
    const compressed = directory.readUInt32LE(at + 20);
    const header = directory.readUInt32LE(at + 42);
    if (compressed === SIZE_ELSEWHERE || header === SIZE_ELSEWHERE) throw broken();
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    entries.set(name, { method: directory.readUInt16LE(at + 10), compressed, header });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function sizeOf(file: string): number {
  const descriptor = openSync(file, "r");
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}

function readAt(file: string, position: number, length: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, position));
  } finally {
    closeSync(descriptor);
  }
}
