import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly compressed: number;
  readonly length: number;
  readonly offset: number;
}

const VERSION = 20;
const DEFLATED = 8;
/** Names in UTF-8; sizes behind the content. */
const FLAGS = 0x0808;
/** 1 January 1980, so that the same content makes the same bytes. */
const DAY = 0x0021;

/** Writes a ZIP file part by part, with a memory of one piece. */
export class ZipWriter {
  readonly #descriptor: number;
  readonly #written: Written[] = [];
  #position = 0;

  constructor(file: string) {
    this.#descriptor = openSync(file, "w");
  }

  /** Adds a part; its text comes in pieces. */
  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const offset = this.#position;
    const bytes = Buffer.from(name);
    this.#write(headOf(0x04034b50, [VERSION, FLAGS, DEFLATED, 0, DAY], [0, 0, 0], [bytes.length, 0]));
    this.#write(bytes);
    const begin = this.#position;
    let crc = 0;
    let length = 0;
    const source = Readable.from(
      (function* () {
        for (const piece of pieces) {
          const part = Buffer.from(piece);
          crc = crc32(part, crc);
          length += part.length;
          yield part;
        }
      })(),
    );
    for await (const piece of source.pipe(createDeflateRaw())) this.#write(piece as Uint8Array);
    const compressed = this.#position - begin;
    this.#write(headOf(0x08074b50, [], [crc, compressed, length], []));
    this.#written.push({ name: bytes, crc, compressed, length, offset });
  }

  /** Writes the directory and brings the file to the disk. */
  finish(): void {
    const start = this.#position;
    for (const { name, crc, compressed, length, offset } of this.#written) {
      const shorts = [VERSION, VERSION, FLAGS, DEFLATED, 0, DAY];
      const head = headOf(0x02014b50, shorts, [crc, compressed, length], [name.length, 0, 0, 0, 0]);
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(offset, 4);
      this.#write(Buffer.concat([head, tail, name]));
    }
    const count = this.#written.length;
    this.#write(headOf(0x06054b50, [0, 0, count, count], [this.#position - start, start], [0]));
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
  }

  #write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#position + done);
    }
    this.#position += bytes.length;
  }
}

/** A signature, numbers of two bytes, of four, and of two again. */
function headOf(
  signature: number,
  before: readonly number[],
  longs: readonly number[],
  behind: readonly number[],
): Buffer {
  const buffer = Buffer.alloc(4 + 2 * before.length + 4 * longs.length + 2 * behind.length);
  let at = buffer.writeUInt32LE(signature, 0);
  for (const value of before) at = buffer.writeUInt16LE(value, at);
  for (const value of longs) at = buffer.writeUInt32LE(value, at);
  for (const value of behind) at = buffer.writeUInt16LE(value, at);
  return buffer;
}
