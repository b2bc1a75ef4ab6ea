import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Totals } from "../company/tally.ts";
import type { ChunkResult } from "./screen-chunk.ts";

const WORK = ".zhunru-screen";
const JOURNAL = "journal.json";
export const PARTS = ["results", "companies", "rejects"] as const;
export type Part = (typeof PARTS)[number];

/** How far a screening has come: everything before `offset` of the input stands in the parts, up to their lengths. */
export interface Journal {
  /** Hash of all that decides the bytes of the output. */
  readonly signature: string;
  /** The day asked about, so that a run taken up on another day goes on with it. */
  readonly asOf: string;
  readonly offset: number;
  readonly line: number;
  readonly lengths: Readonly<Record<Part, number>>;
  readonly totals: Totals;
  /** The files that are whole, by their final names, once there is nothing left to do but to name them. */
  readonly whole: readonly string[] | null;
}

/** The folder inside the output folder in which a screening keeps what is not whole yet. */
export class WorkFolder {
  readonly #out: string;
  readonly #path: string;

  /** Creates both folders where they are missing. */
  constructor(out: string) {
    this.#out = out;
    this.#path = join(out, WORK);
    createFolder(this.#path);
  }

  /** The path of a file inside. */
  file(name: string): string {
    return join(this.#path, name);
  }

  /** What the journal says; null where there is none. */
  journal(): Journal | null {
    const file = this.file(JOURNAL);
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Journal) : null;
  }

  /** Writes the journal so that after a crash either the old or the new one is there, whole. */
  commit(journal: Journal): void {
    this.write(JOURNAL, JSON.stringify(journal));
  }

  /** Writes a whole file inside and brings it to the disk. */
  write(name: string, content: string): void {
    const descriptor = openSync(this.file(`${name}.new`), "w");
    try {
      writeWhole(descriptor, Buffer.from(content));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(this.file(`${name}.new`), this.file(name));
    syncFolder(this.#path);
  }

  /** Gives a file inside another name inside, where it does not have it yet. */
  rename(from: string, to: string): void {
    if (existsSync(this.file(from))) renameSync(this.file(from), this.file(to));
  }

  /** Gives whole files their final names in the output folder. Files that have theirs already are left alone. */
  publish(names: readonly string[]): void {
    for (const name of names) {
      if (existsSync(this.file(name))) renameSync(this.file(name), join(this.#out, name));
    }
    syncFolder(this.#out);
    this.remove();
  }

  /** Forgets everything inside. */
  clear(): void {
    this.remove();
    createFolder(this.#path);
  }

  /** Removes the folder with everything inside. */
  remove(): void {
    rmSync(this.#path, { recursive: true, force: true });
  }
}

/** The name of an unfinished part. */
export function partName(part: Part): string {
  return `${part}.part`;
}

/** The three growing parts of the output. */
export class PartFiles {
  readonly #descriptors: Readonly<Record<Part, number>>;
  readonly #lengths: Record<Part, number>;

  /** Opens the parts and cuts them to the lengths of the journal; begins them with `heads` where there is none. */
  constructor(folder: WorkFolder, lengths: Journal["lengths"] | null, heads: Readonly<Record<Part, string>>) {
    const open = (part: Part): number => openSync(folder.file(partName(part)), lengths === null ? "w" : "r+");
    this.#descriptors = { results: open("results"), companies: open("companies"), rejects: open("rejects") };
    this.#lengths = { results: 0, companies: 0, rejects: 0 };
    for (const part of PARTS) {
      if (lengths === null) this.#append(part, Buffer.from(heads[part]));
      else {
        ftruncateSync(this.#descriptors[part], lengths[part]);
        this.#lengths[part] = lengths[part];
      }
    }
  }

  append(result: ChunkResult): void {
    for (const part of PARTS) this.#append(part, result[part]);
  }

  /** Brings everything to the disk; returns the lengths. */
  sync(): Journal["lengths"] {
    for (const part of PARTS) fsyncSync(this.#descriptors[part]);
    return { ...this.#lengths };
  }

  close(): void {
    for (const part of PARTS) closeSync(this.#descriptors[part]);
  }

  #append(part: Part, bytes: Uint8Array): void {
    writeWhole(this.#descriptors[part], bytes, this.#lengths[part]);
    this.#lengths[part] += bytes.length;
  }
}

/** Creates a folder and those above it. Node's own recursion never ends where the system lets nobody create one. */
function createFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory())
      throw Object.assign(new Error(`${path} is no folder`), { code: "ENOTDIR" });
    return;
  }
  createFolder(dirname(path));
  mkdirSync(path);
}

function writeWhole(descriptor: number, bytes: Uint8Array, position = 0): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
