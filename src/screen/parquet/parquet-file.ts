import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { brotliDecompressSync, crc32, gunzipSync } from "node:zlib";
import { Decompress } from "fzstd";
import {
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type SchemaTree,
  snappyUncompress,
} from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { fillWords, type Words } from "../../language/language.ts";
import { ScreenError } from "../screen-error.ts";
import { plainLeaf } from "./cell-type.ts";
import words from "./words.json" with { type: "json" };

/** Most of a row group that is held at once: bytes when unpacked, and values of the columns that are read. */
const MOST_BYTES = 512 << 20;
const MOST_VALUES = 32_000_000;

const MAGIC = 0x31524150;
const MAGIC_ENCRYPTED = 0x45524150;
const ENDS = 12;

/** A Parquet file whose row groups are read one at a time, column by column. */
export class ParquetFile {
  /** The columns, as trees of their parts. */
  readonly columns: readonly SchemaTree[];
  /** How many rows each row group has. */
  readonly groups: readonly number[];
  readonly #name: string;
  readonly #descriptor: number;
  readonly #metadata: FileMetaData;
  #scan: Promise<ParquetScan> | null = null;
  readonly #starts: readonly number[];

  private constructor(name: string, descriptor: number, metadata: FileMetaData) {
    this.#name = name;
    this.#descriptor = descriptor;
    this.#metadata = metadata;
    this.columns = parquetSchema(metadata).children;
    this.groups = metadata.row_groups.map(({ num_rows }) => Number(num_rows));
    let start = 0;
    this.#starts = this.groups.map((rows) => {
      start += rows;
      return start - rows;
    });
  }

  /** Opens a file by the index at its end; `name` is what people call it. Throws a ScreenError. */
  static async open(file: string, name: string): Promise<ParquetFile> {
    const descriptor = openSync(file, "r");
    try {
      const size = sizeOf(descriptor);
      const last = size < ENDS ? null : new DataView(slice(descriptor, size - 4, size)).getUint32(0, true);
      if (last === MAGIC_ENCRYPTED) throw refused(words.encrypted, { source: name });
      if (last !== MAGIC) throw refused(words.cutShort, { source: name });
      const metadata = await metadataOf(descriptor, size).catch(() => null);
      if (metadata === null) throw refused(words.damaged, { source: name, part: words.parts.index });
      const chunks = metadata.row_groups.flatMap(({ columns }) => columns);
      if (chunks.some((chunk) => chunk.crypto_metadata !== undefined || chunk.meta_data === undefined))
        throw refused(words.encrypted, { source: name });
      return new ParquetFile(name, descriptor, metadata);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** Throws a ScreenError where a row group would not fit, or one of these columns is packed in a way that is not read. */
  check(columns: readonly string[]): void {
    this.#metadata.row_groups.forEach(({ columns: chunks }, group) => {
      let [bytes, values] = [0n, 0n];
      for (const { meta_data } of chunks) {
        const [column = ""] = meta_data?.path_in_schema ?? [];
        if (meta_data === undefined || !columns.includes(column)) continue;
        const { codec } = meta_data;
        if (codec !== "UNCOMPRESSED" && !(codec in COMPRESSORS))
          throw refused(words.codec, { source: this.#name, column, codec });
        bytes += meta_data.total_uncompressed_size;
        values += meta_data.num_values;
      }
      if (bytes <= MOST_BYTES && values <= MOST_VALUES) return;
      throw refused(words.groupTooLarge, {
        source: this.#name,
        part: this.#groupWords(group),
        found: fillWords(words.bytes, { size: String(bytes >> 20n), values: String(values) }),
        mostBytes: String(MOST_BYTES >> 20),
        mostValues: String(MOST_VALUES),
      });
    });
  }

  /**
   * The values of a column in a row group, one for each row; null or undefined where there is none. Numbers are whole,
   * decimals as their digits without the point (whole, or bytes). Throws a ScreenError where the file is damaged.
   */
  async read(group: number, column: string): Promise<DecodedArray> {
    const rows = this.groups[group] ?? 0;
    const start = this.#starts[group] ?? 0;
    try {
      this.#checkPages(group, column);
      const values = await (await this.#open()).readColumn({ column, rowStart: start, rowEnd: start + rows });
      if (values.length !== rows) throw new Error(`${values.length} values for ${rows} rows`);
      return values;
    } catch (error) {
      if (error instanceof ScreenError) throw error;
      const at = { group: String(group + 1), column };
      throw refused(words.damaged, { source: this.#name, part: fillWords(words.parts.column, at) });
    }
  }

  #groupWords(group: number): Words {
    return fillWords(words.parts.group, { group: String(group + 1) });
  }

  #open(): Promise<ParquetScan> {
    const metadata = { ...this.#metadata, schema: this.#metadata.schema.map(plainLeaf) };
    this.#scan ??= parquetScan({
      file: bufferOf(this.#descriptor),
      metadata,
      compressors: COMPRESSORS,
      utf8: false,
      useOffsetIndex: false,
      parsers: { stringFromBytes: textOf },
    });
    return this.#scan;
  }

  /** Throws where the pages of a column do not hold what the index says, or not what their checksums say. */
  #checkPages(group: number, column: string): void {
    for (const { meta_data } of this.#metadata.row_groups[group]?.columns ?? []) {
      if (meta_data === undefined || meta_data.path_in_schema[0] !== column) continue;
      const begin = Number(meta_data.dictionary_page_offset || meta_data.data_page_offset);
      const bytes = slice(this.#descriptor, begin, begin + Number(meta_data.total_compressed_size));
      let values = 0;
      let unpacked = 0;
      for (const page of pagesIn(bytes)) {
        values += page.values;
        unpacked += page.unpacked;
        if (unpacked > MOST_BYTES || values > MOST_VALUES) throw new Error("more than the index says");
      }
      if (values !== Number(meta_data.num_values)) throw new Error("fewer values than the index says");
    }
  }
}

/** The values and the unpacked bytes of each page. Throws where one is not what its header says. */
function* pagesIn(bytes: ArrayBuffer): Generator<{ values: number; unpacked: number }> {
  const reader = { view: new DataView(bytes), offset: 0 };
  while (reader.offset < bytes.byteLength - 1) {
    const header = parquetHeader(reader);
    const page = new Uint8Array(bytes, reader.offset, header.compressed_page_size);
    if (header.crc !== undefined && crc32(page) !== header.crc >>> 0) throw new Error("checksum");
    reader.offset += header.compressed_page_size;
    const { data_page_header, data_page_header_v2, dictionary_page_header } = header;
    const unpacked = header.uncompressed_page_size;
    if ((dictionary_page_header?.num_values ?? 0) > unpacked)
      throw new Error("more values in a dictionary than bytes");
    yield { values: data_page_header?.num_values ?? data_page_header_v2?.num_values ?? 0, unpacked };
  }
}

function sizeOf(descriptor: number): number {
  return fstatSync(descriptor).size;
}

async function metadataOf(descriptor: number, size: number): Promise<FileMetaData> {
  return parquetMetadataAsync({ ...bufferOf(descriptor), byteLength: size }, { geoparquet: false });
}

function bufferOf(descriptor: number) {
  const byteLength = sizeOf(descriptor);
  return {
    byteLength,
    slice: (start: number, end = byteLength): ArrayBuffer => slice(descriptor, start, end),
  };
}

/** The bytes of a file from a place up to another. Throws where it has not as many. */
function slice(descriptor: number, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(end - start);
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, start + done);
    if (read === 0) throw new Error("the file ends too early");
    done += read;
  }
  return bytes.buffer;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Throws where the bytes are no UTF-8, instead of writing other characters in their place. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : decoder.decode(bytes);
}

/** What unpacks a page of so many bytes. */
const COMPRESSORS: Compressors = {
  SNAPPY: (packed, length) => {
    const output = new Uint8Array(length);
    snappyUncompress(packed, output);
    return output;
  },
  GZIP: (packed, length) => gunzipSync(packed, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (packed, length) => brotliDecompressSync(packed, { maxOutputLength: Math.max(length, 1) }),
  ZSTD: (packed, length) => {
    const output = new Uint8Array(length);
    let done = 0;
    const unpack = new Decompress((piece) => {
      if (done + piece.length > length) throw new Error("a page is larger than its header says");
      output.set(piece, done);
      done += piece.length;
    });
    unpack.push(packed, true);
    return output.subarray(0, done);
  },
};

function refused(text: Words, values: Readonly<Record<string, string | Words>>): ScreenError {
  return new ScreenError(fillWords(text, values));
}
