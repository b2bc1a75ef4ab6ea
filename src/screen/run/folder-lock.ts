import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { screenError } from "../screen-error.ts";

/** A lock in the making is empty for a moment. */
const ATTEMPTS = 50;
const PAUSE = 20;

/** The locks that this process has: one with its number that is none of them was left by a process that is no more. */
const taken = new Set<string>();

/** A file in a folder that keeps other runs out of it for as long as this process lives. */
export class FolderLock {
  readonly #file: string;
  readonly #content = `${process.pid} ${hostname()}`;
  #isReleased = false;

  /**
   * Takes the lock, clearing what a process left that is no more. `makeFolder` makes the folder of the file; `folder`
   * is the one that people know. Throws a ScreenError where another run has the lock.
   */
  constructor(file: string, folder: string, makeFolder: () => void) {
    this.#file = file;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      makeFolder();
      if (this.#create()) {
        taken.add(file);
        return;
      }
      const content = contentOf(file);
      const [, process, host] = /^(\d+) (.+)$/.exec(content ?? "") ?? [];
      if (process === undefined || host === undefined) pause();
      else if (isAlive(Number.parseInt(process, 10), host, file))
        throw screenError("folderInUse", { folder, process, host, file });
      else if (contentOf(file) === content) rmSync(file, { force: true });
    }
    throw screenError("folderInUse", { folder, process: "?", host: "?", file });
  }

  /** Whether nobody has taken the lock away. */
  get isHeld(): boolean {
    return contentOf(this.#file) === this.#content;
  }

  /** Gives the lock back. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    taken.delete(this.#file);
    if (this.isHeld) rmSync(this.#file);
  }

  #create(): boolean {
    let descriptor: number;
    try {
      descriptor = openSync(this.#file, "wx");
    } catch (error) {
      if (hasCode(error, "EEXIST") || hasCode(error, "ENOENT")) return false;
      throw error;
    }
    try {
      writeSync(descriptor, this.#content);
    } catch (error) {
      rmSync(this.#file);
      throw error;
    } finally {
      closeSync(descriptor);
    }
    return true;
  }
}

/** Of another machine nothing can be told; its process may live. */
function isAlive(number: number, host: string, file: string): boolean {
  if (host !== hostname()) return true;
  if (number === process.pid) return taken.has(file);
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/** Whether an error of the system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
