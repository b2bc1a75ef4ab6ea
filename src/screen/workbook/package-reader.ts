import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { ScreenError, screenError } from "../screen-error.ts";

const MOST_ENTRIES = 10_000;

/** Spreadsheets shrink to a twentieth, bombs to a thousandth; below the first size nothing is a bomb. */
const NEVER_A_BOMB = 32 << 20;
const MOST_SHRINKING = 250;
const LONGEST_PART = 4 * 1024 ** 3;

/** The parts of an Open Packaging file (ECMA-376, part 2), by their names without the first slash. */
export class PackageReader {
  readonly #zip: ZipFile;
  readonly #name: string;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, name: string, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#name = name;
    this.#entries = entries;
  }

  /** Reads the directory of a file, which `name` names for people. Throws a ScreenError where it is no ZIP file. */
  static async open(file: string, name: string): Promise<PackageReader> {
    const broken = (): ScreenError => brokenPart(name, "directory");
    let zip: ZipFile;
    try {
      zip = await openPromise(file, { autoClose: false });
    } catch {
      throw broken();
    }
    try {
      return new PackageReader(zip, name, await entriesOf(zip, broken));
    } catch (error) {
      zip.close();
      throw error instanceof ScreenError ? error : broken();
    }
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /**
   * The bytes of a part, piece by piece. Throws a ScreenError for a part that is not there, encrypted, not what its
   * checksum says, or growing beyond reason; pieces that came before are then worth nothing.
   */
  async *bytes(part: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(part.toLowerCase());
    if (entry === undefined) throw this.broken(part);
    if (entry.isEncrypted()) throw screenError("encryptedWorkbook", { source: this.#name });
    const limit = Math.min(LONGEST_PART, Math.max(NEVER_A_BOMB, entry.compressedSize * MOST_SHRINKING));
    let sum = 0;
    let length = 0;
    let stream: Readable | null = null;
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Uint8Array>) {
        length += piece.length;
        if (length > limit) throw screenError("zipBomb", { source: this.#name, part });
        sum = crc32(piece, sum);
        yield piece;
      }
    } catch (error) {
      throw error instanceof ScreenError ? error : this.broken(part);
    } finally {
      stream?.destroy();
    }
    if (sum !== entry.crc32) throw screenError("damagedWorkbook", { source: this.#name, part });
  }

  /** What is said of a part that is no part of a sound workbook. */
  broken(part: string): ScreenError {
    return brokenPart(this.#name, part);
  }

  close(): void {
    this.#zip.close();
  }
}

/** The entries by their names, in small letters since case does not tell parts apart. */
async function entriesOf(zip: ZipFile, broken: () => ScreenError): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw broken();
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw broken();
    entries.set(name, entry);
  }
  return entries;
}

function brokenPart(source: string, part: string): ScreenError {
  return screenError("brokenWorkbook", { source, part });
}
