import { randomBytes, timingSafeEqual } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { Language, Words } from "../../language/language.ts";
import { Failure } from "../failure.ts";
import {
  type ListAnswer,
  type ListCounts,
  type ListJob,
  type ListProgress,
  type ListWishes,
  PLAIN_WISHES,
} from "./job.ts";
import words from "./words.json" with { type: "json" };

/** Where a list stands. */
export type ListState =
  | {
      readonly kind: "waiting" | "working";
      readonly job: ListJob["kind"];
      readonly progress: ListProgress | null;
    }
  | Extract<ListAnswer, { readonly kind: "previewed" }>
  | { readonly kind: "done"; readonly counts: ListCounts }
  | { readonly kind: "refused"; readonly words: Words };

/** A visitor's list for as long as it is kept. */
export interface KeptList {
  readonly id: string;
  /** What the visitor called the file. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly language: Language;
  wishes: ListWishes;
  state: ListState;
}

interface Entry {
  readonly list: KeptList;
  readonly key: Buffer;
  readonly expiry: NodeJS.Timeout;
  worker: Worker | null;
}

const AN_HOUR = 3_600_000;
const AT_ONCE = 2;
const MOST_KEPT = 40;
/** A thread that needs more is ended. */
const LIMITS = { maxOldGenerationSizeMb: 512 };

/**
 * Keeps visitors' lists in folders that nobody else can read, for an hour at most, and has threads work on two of them
 * at once. What an earlier server left is removed at the start.
 */
export class ListStore {
  readonly #folder: string;
  readonly #program: URL;
  readonly #given: object;
  readonly #logger: Logger;
  readonly #entries = new Map<string, Entry>();
  readonly #waiting: { readonly entry: Entry; readonly job: ListJob["kind"] }[] = [];
  #working = 0;
  #number = 0;

  /** `program` works on one list as its thread data says, which is `given` with a job. */
  constructor(program: URL, given: object, logger: Logger, place = tmpdir()) {
    this.#program = program;
    this.#given = given;
    this.#logger = logger;
    const base = ownFolder(join(place, `zhunru-lists-${userInfo().uid}`));
    for (const name of readdirSync(base)) if (!isAlive(name)) rmSync(join(base, name), { recursive: true });
    const own = `${process.pid}-${randomBytes(6).toString("hex")}`;
    OWN.add(own);
    this.#folder = join(base, own);
    mkdirSync(this.#folder, { mode: 0o700 });
  }

  /** Takes a file in; returns the list and the secret by which its visitor is known. Fails where too many are kept. */
  add(
    name: string,
    bytes: Uint8Array,
    language: Language,
  ): { readonly list: KeptList; readonly key: string } {
    if (this.#entries.size >= MOST_KEPT) throw new Failure("busy", { retryAfter: 60 });
    const id = randomBytes(16).toString("base64url");
    const key = randomBytes(32);
    const folder = join(this.#folder, id);
    mkdirSync(folder, { mode: 0o700 });
    const file = join(
      folder,
      `list${/^\.[a-z]{3,5}$/i.test(extname(name)) ? extname(name).toLowerCase() : ""}`,
    );
    writeFileSync(file, bytes, { mode: 0o600 });
    const state: ListState = { kind: "waiting", job: "preview", progress: null };
    const list: KeptList = { id, name, folder, file, language, wishes: PLAIN_WISHES, state };
    const expiry = setTimeout(() => this.remove(id), AN_HOUR);
    expiry.unref();
    this.#entries.set(id, { list, key, expiry, worker: null });
    this.start(list, "preview");
    return { list, key: key.toString("base64url") };
  }

  /** The list of an id, for whoever has its secret; null for all else. */
  find(id: string, key: string | undefined): KeptList | null {
    const entry = this.#entries.get(id);
    const given = Buffer.from(key ?? "", "base64url");
    const isOwn =
      entry !== undefined && given.length === entry.key.length && timingSafeEqual(given, entry.key);
    return isOwn ? entry.list : null;
  }

  /** Has a list looked at again, or screened, as its wishes say; what was at work on it ends. */
  start(list: KeptList, job: ListJob["kind"]): void {
    const entry = this.#entries.get(list.id);
    if (entry === undefined) return;
    this.#stop(entry);
    list.state = { kind: "waiting", job, progress: null };
    this.#waiting.push({ entry, job });
    this.#next();
  }

  /** Removes a list with all that is kept of it. */
  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    clearTimeout(entry.expiry);
    this.#stop(entry);
    rmSync(entry.list.folder, { recursive: true, force: true });
  }

  /** How many lists stand before this one. */
  before(list: KeptList): number {
    return Math.max(
      0,
      this.#waiting.findIndex(({ entry }) => entry.list === list),
    );
  }

  /** The folders of lists that are kept. */
  get folder(): string {
    return this.#folder;
  }

  /** Removes everything. */
  close(): void {
    for (const id of [...this.#entries.keys()]) this.remove(id);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #stop(entry: Entry): void {
    const place = this.#waiting.findIndex((waiting) => waiting.entry === entry);
    if (place >= 0) this.#waiting.splice(place, 1);
    const { worker } = entry;
    entry.worker = null;
    void worker?.terminate();
  }

  #next(): void {
    if (this.#working >= AT_ONCE) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const { entry, job } = next;
    const { list } = entry;
    this.#working += 1;
    this.#number += 1;
    const folder = join(list.folder, String(this.#number));
    // What an earlier look or run made is not kept beside what comes now.
    for (const name of readdirSync(list.folder).filter((entry) => /^\d+$/.test(entry)))
      rmSync(join(list.folder, name), { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const asked: ListJob = {
      kind: job,
      file: list.file,
      name: list.name,
      folder,
      wishes: list.wishes,
      language: list.language,
    };
    list.state = { kind: "working", job, progress: null };
    const worker = new Worker(this.#program, {
      workerData: { ...this.#given, job: asked },
      resourceLimits: LIMITS,
    });
    entry.worker = worker;
    const isOwn = (): boolean => entry.worker === worker;
    worker.on("message", (answer: ListAnswer) => {
      if (isOwn()) take(list, answer, job, folder);
    });
    worker.on("error", (error) => {
      this.#logger.error({ err: error }, "a list could not be worked on");
      if (isOwn()) list.state = { kind: "refused", words: words.failed };
    });
    worker.on("exit", () => {
      if (isOwn() && list.state.kind === "working") list.state = { kind: "refused", words: words.failed };
      // A thread that was ended may have written into its folder after the list was removed.
      if (!this.#entries.has(list.id)) rmSync(list.folder, { recursive: true, force: true });
      this.#working -= 1;
      this.#next();
    });
  }
}

const RESULTS = new WeakMap<KeptList, string>();

/** The folder that holds the results of a list that is done. */
export function resultsOf(list: KeptList): string | null {
  return list.state.kind === "done" ? (RESULTS.get(list) ?? null) : null;
}

function take(list: KeptList, answer: ListAnswer, job: ListJob["kind"], folder: string): void {
  if (answer.kind === "progress") list.state = { kind: "working", job, progress: answer.progress };
  else if (answer.kind === "previewed") list.state = answer;
  else if (answer.kind === "refused") list.state = { kind: "refused", words: answer.words };
  else {
    RESULTS.set(list, folder);
    list.state = { kind: "done", counts: answer.counts };
  }
}

/** A folder that is this user's alone. Throws where somebody else has made it. */
function ownFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== userInfo().uid || (found.mode & 0o077) !== 0)
    throw new Error(`${path} is not a folder of this user alone`);
  return path;
}

/** The folders of this process; another one of its number was made by a process that is no more. */
const OWN = new Set<string>();

/** Whether the server that made a folder still runs. */
function isAlive(name: string): boolean {
  const number = Number.parseInt(name, 10);
  if (Number.isNaN(number)) return false;
  if (number === process.pid) return OWN.has(name);
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
