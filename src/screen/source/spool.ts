import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { piecesOf } from "./pieces.ts";

/** What the first bytes of an input say it is. */
export type InputKind = "workbook" | "encrypted-workbook" | "old-workbook" | "parquet" | "profiles" | "table";

const ZIP = Buffer.from([0x50, 0x4b]);
/** With an index that all can read, and with an encrypted one (Parquet, file format and modular encryption). */
const PARQUET = ["PAR1", "PARE"];
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Tells a workbook, a Parquet file, JSON Lines and a table apart by their first bytes. */
export function kindOfInput(file: string): InputKind {
  const start = Buffer.alloc(512);
  const descriptor = openSync(file, "r");
  let length = 0;
  try {
    length = readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const bytes = start.subarray(0, length);
  if (bytes.subarray(0, 2).equals(ZIP) && isZipMark(bytes[2], bytes[3])) return "workbook";
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE))
    return isEncrypted(file) ? "encrypted-workbook" : "old-workbook";
  if (PARQUET.includes(bytes.toString("latin1", 0, 4))) return "parquet";
  const text = bytes.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  return text.trimStart().startsWith("{") ? "profiles" : "table";
}

/** The marks of a part, of the end of an archive without parts, and of one that was to be split (ZIP, 4.3). */
function isZipMark(third?: number, fourth?: number): boolean {
  return [0x0304, 0x0506, 0x0708].includes((third ?? 0) * 256 + (fourth ?? 0));
}

/** The stream in which a compound file keeps an encrypted workbook (MS-OFFCRYPTO), as its directory names it. */
const ENCRYPTED = Buffer.from("EncryptedPackage\0", "utf16le");
const DIRECTORY_ENTRY = 128;

function isEncrypted(file: string): boolean {
  for (const piece of piecesOf(file)) {
    for (let at = piece.indexOf(ENCRYPTED); at >= 0; at = piece.indexOf(ENCRYPTED, at + 1)) {
      if (at % DIRECTORY_ENTRY === 0) return true;
    }
  }
  return false;
}

/**
 * Copies standard input to a file, which has its name only when whole. A run that is taken up again (`resume`) reads the
 * one that is there already.
 */
export async function spoolStandardInput(
  input: AsyncIterable<Uint8Array>,
  file: string,
  resume: boolean,
): Promise<void> {
  if (resume && existsSync(file)) return;
  await writeNew(file, async (write) => {
    for await (const piece of input) write(piece);
  });
}

/** Writes a file, which has its name only when whole, and brings it to the disk. */
export async function writeNew(
  file: string,
  fillIn: (write: (bytes: Uint8Array) => void) => Promise<void>,
): Promise<void> {
  const descriptor = openSync(`${file}.new`, "w");
  try {
    await fillIn((bytes) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    });
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}
