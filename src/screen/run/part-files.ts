import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, statSync } from "node:fs";
import { screenError } from "../screen-error.ts";
import { forParts, type Journal, PARTS, type Part } from "./journal.ts";
import type { ChunkResult } from "./screen-chunk.ts";
import { type WorkFolder, writeWhole } from "./work-folder.ts";

/** The name of an unfinished part. */
export function partName(part: Part): string {
  return `${part}.part`;
}

/** The growing parts of the output. */
export class PartFiles {
  readonly #descriptors: Readonly<Record<Part, number>>;
  readonly #lengths: Record<Part, number>;

  /**
   * Opens the parts and cuts them to the lengths of the journal; begins them with `heads` where there is none. Throws
   * a ScreenError where a part is not there, or shorter than the journal says.
   */
  constructor(folder: WorkFolder, lengths: Journal["lengths"] | null, heads: Readonly<Record<Part, string>>) {
    if (lengths !== null) checkParts(folder, lengths);
    const open = (part: Part): number => openSync(folder.file(partName(part)), lengths === null ? "w" : "r+");
    this.#descriptors = forParts(open);
    this.#lengths = forParts(() => 0);
    for (const part of PARTS) {
      if (lengths === null) this.#append(part, Buffer.from(heads[part]));
      else {
        ftruncateSync(this.#descriptors[part], lengths[part]);
        this.#lengths[part] = lengths[part];
      }
    }
  }

  append(result: ChunkResult): void {
    for (const part of PARTS) this.#append(part, result.parts[part]);
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

/** Throws a ScreenError where a part is not there, or shorter than the journal says. */
export function checkParts(folder: WorkFolder, lengths: Journal["lengths"]): void {
  for (const part of PARTS) {
    const file = folder.file(partName(part));
    if (existsSync(file) && statSync(file).size >= lengths[part]) continue;
    throw screenError("partMissing", { folder: folder.out, file }, "folder");
  }
}
