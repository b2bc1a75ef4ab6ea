import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { screenError } from "../screen-error.ts";
import { stampOf } from "../source/pieces.ts";
import { FolderLock, hasCode } from "./folder-lock.ts";
import { type Journal, parseJournal } from "./journal.ts";

const WORK = ".zhunru-screen";
const JOURNAL = "journal.json";
const LOCK = "lock";
/** The map of headings that a refused run leaves in the folder, to be edited and given back. */
export const COLUMNS_FILE = "columns.json";

/** The folder inside the output folder in which a screening keeps what is not whole yet, and which it alone may use. */
export class WorkFolder {
  /** The folder for the results. */
  readonly out: string;
  readonly #path: string;
  readonly #lock: FolderLock;
  #holdsEarlierWork: boolean;

  /** Creates both folders where they are missing. Throws a ScreenError where another run is at work in them. */
  constructor(out: string) {
    this.out = out;
    this.#path = join(out, WORK);
    this.#lock = new FolderLock(this.file(LOCK), out, () => createFolder(this.#path));
    this.#holdsEarlierWork = this.#names().length > 0;
  }

  /** Whether the output folder holds anything that a run would replace: files, or what an interrupted run has done. */
  get isTaken(): boolean {
    const others = readdirSync(this.out).filter((name) => name !== WORK && name !== COLUMNS_FILE);
    return others.length > 0 || existsSync(this.file(JOURNAL));
  }

  /** Whether what an interrupted run left is still here. */
  get holdsEarlierWork(): boolean {
    return this.#holdsEarlierWork;
  }

  /** The path of a file inside. */
  file(name: string): string {
    return join(this.#path, name);
  }

  /** What the journal says; null where there is none. Throws a ScreenError where it cannot be read. */
  journal(): Journal | null {
    const file = this.file(JOURNAL);
    if (!existsSync(file)) return null;
    const journal = parseJournal(readFileSync(file, "utf8"));
    if (journal === null) throw screenError("journalBroken", { folder: this.out, file });
    return journal;
  }

  /** Writes the journal so that after a crash either the old or the new one is there, whole. */
  commit(journal: Journal): void {
    this.#checkLock();
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

  /** What is to be published: final names, and the whole files inside that shall have them. */
  whole(names: ReadonlyMap<string, string>): NonNullable<Journal["whole"]> {
    return Array.from(names, ([name, from]) => ({ name, from, stamp: this.#stampOf(from) }));
  }

  /**
   * Gives whole files their final names in the output folder, in place of what an earlier run left there, and of
   * `others`. Throws a ScreenError, and names none, where one of them is neither here nor there.
   */
  publish(files: NonNullable<Journal["whole"]>, others: readonly string[]): void {
    this.#checkLock();
    const here = files.filter(({ name, from, stamp }) => {
      if (stampOf(join(this.out, name)) === stamp) return false;
      if (this.#stampOf(from) !== stamp) throw this.#missing(from);
      return true;
    });
    for (const other of others) rmSync(join(this.out, other), { force: true });
    for (const { name, from } of here) renameSync(this.file(from), join(this.out, name));
    syncFolder(this.out);
    this.remove();
  }

  /**
   * Gives a whole folder inside its final name, in place of the files of that kind which an earlier run left under it;
   * what else stands there stays. Does nothing where it was done before.
   */
  publishFolder(name: string, kind: RegExp): void {
    this.#checkLock();
    const [from, to] = [this.file(name), join(this.out, name)];
    if (!existsSync(from)) return;
    for (const file of existsSync(to) ? readdirSync(to) : []) {
      if (kind.test(file)) rmSync(join(to, file));
      else renameSync(join(to, file), join(from, file));
    }
    if (existsSync(to)) rmdirSync(to);
    renameSync(from, to);
  }

  /** Removes the files of a kind that an earlier run left in a folder of the output folder, and the folder if empty. */
  removeFolder(name: string, kind: RegExp): void {
    const path = join(this.out, name);
    if (!existsSync(path)) return;
    for (const file of readdirSync(path).filter((entry) => kind.test(entry))) rmSync(join(path, file));
    if (readdirSync(path).length === 0) rmdirSync(path);
  }

  /** Forgets everything inside but these files. */
  clear(kept: readonly string[] = []): void {
    for (const name of this.#names()) {
      if (!kept.includes(name)) rmSync(this.file(name), { recursive: true, force: true });
    }
    this.#holdsEarlierWork = false;
  }

  /** Removes the folder with everything inside, and lets others in. */
  remove(): void {
    this.clear();
    this.release();
    try {
      rmdirSync(this.#path);
    } catch (error) {
      // Another run may be in it already, or have removed it.
      if (!hasCode(error, "ENOTEMPTY") && !hasCode(error, "ENOENT")) throw error;
    }
  }

  /** Leaves a file in the output folder itself. */
  leave(name: string, content: string): void {
    writeFileSync(join(this.out, name), content);
  }

  /** Lets others in. */
  release(): void {
    this.#lock.release();
  }

  #names(): string[] {
    return readdirSync(this.#path).filter((name) => name !== LOCK);
  }

  #checkLock(): void {
    if (!this.#lock.isHeld) throw screenError("lockLost", { folder: this.out }, "folder");
  }

  #stampOf(name: string): string {
    const stamp = stampOf(this.file(name));
    if (stamp === "") throw this.#missing(name);
    return stamp;
  }

  #missing(name: string): Error {
    return screenError("partMissing", { folder: this.out, file: this.file(name) }, "folder");
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
  try {
    mkdirSync(path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

/** Writes all of the bytes at a place of a file. */
export function writeWhole(descriptor: number, bytes: Uint8Array, position = 0): void {
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
