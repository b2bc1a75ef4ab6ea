import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { plainName } from "../../free-text/names.ts";
import { showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import { plainIdentifier } from "../../profile/identifiers.ts";
import { ScreenError } from "../screen-error.ts";
import words from "./words.json" with { type: "json" };

/** A file of a folder, as it was when the folder was looked at. */
export interface OwnershipEntry {
  readonly name: string;
  /** null where it is too long to be read. */
  readonly sha256: string | null;
  /** The companies whose ownership it declares, each with its record and its identifiers as they are compared. */
  readonly companies: readonly { readonly recordId: string; readonly identifiers: readonly string[] }[];
}

/** A folder of files in the standard's form, by company; it travels to the threads. */
export interface OwnershipFolder {
  readonly path: string;
  /** Of all names and files. */
  readonly sha256: string;
  /** In the order of their names. */
  readonly entries: readonly OwnershipEntry[];
}

const MEGABYTE = 1024 * 1024;
const MOST_FILES = 10_000;
/** Of one file, and of all together, in MB. */
export const LONGEST_OWNERSHIP_FILE = 16;
const MOST_OF_ALL = 1_024;

/**
 * Looks at every file of a folder once, for its hash and for the identifiers of the companies that it is about. Files
 * whose names begin with a dot are none; folders inside are listed and not read. Throws a ScreenError for what is no
 * folder, or too much.
 */
export function lookAtOwnershipFolder(path: string): OwnershipFolder {
  const folder = showFound(path);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new ScreenError(fillWords(words.noFolder, { folder }));
  const names = readdirSync(path)
    .filter((name) => !name.startsWith("."))
    .sort();
  if (names.length > MOST_FILES)
    throw new ScreenError(fillWords(words.tooManyFiles, { folder, most: String(MOST_FILES) }));
  let size = 0;
  const entries = names.map((name): OwnershipEntry => {
    const found = statSync(join(path, name));
    if (found.isDirectory()) return { name: `${name}/`, sha256: null, companies: [] };
    if (found.size > LONGEST_OWNERSHIP_FILE * MEGABYTE) return { name, sha256: null, companies: [] };
    size += found.size;
    if (size > MOST_OF_ALL * MEGABYTE)
      throw new ScreenError(fillWords(words.tooMuch, { folder, most: String(MOST_OF_ALL) }));
    const bytes = readFileSync(join(path, name));
    return { name, sha256: hashOf(bytes), companies: companiesIn(bytes.toString("utf8")) };
  });
  const told = entries.map(({ name, sha256 }) => [name, sha256]);
  return { path, sha256: hashOf(Buffer.from(JSON.stringify(told))), entries };
}

/** The hash by which a file is known again. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

interface RawStatement {
  readonly recordType?: unknown;
  readonly recordId?: unknown;
  readonly declarationSubject?: unknown;
  readonly recordDetails?: { readonly identifiers?: unknown } | null;
}

/**
 * The companies in whose declarations the statements of a file were made, with all identifiers of any register. What
 * cannot be read here has none; whoever reads the file says why.
 */
function companiesIn(text: string): OwnershipEntry["companies"] {
  let statements: unknown;
  try {
    statements = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return [];
  }
  const found = new Map<string, Set<string>>();
  for (const statement of Array.isArray(statements) ? statements : []) {
    const { recordType, recordId, declarationSubject, recordDetails } = (statement ?? {}) as RawStatement;
    if (recordType !== "entity" || typeof recordId !== "string" || recordId !== declarationSubject) continue;
    const own = found.get(recordId) ?? new Set();
    found.set(recordId, own);
    const listed = recordDetails?.identifiers;
    for (const identifier of Array.isArray(listed) ? listed : []) {
      const id: unknown = identifier?.id;
      if (typeof id === "string" && plainIdentifier(id) !== "") own.add(plainIdentifier(id));
    }
  }
  return Array.from(found, ([recordId, identifiers]) => ({ recordId, identifiers: [...identifiers] }));
}

/** A file that fits a row, and which of its companies the row is; null where the file's name alone says so. */
export interface FittingFile {
  readonly entry: OwnershipEntry;
  readonly recordId: string | null;
}

/** What identifies a row, in the order in which a file is looked for. */
export interface RowIdentity {
  /** The unified social credit code, the LEI, and the cells of columns with numbers of companies. */
  readonly identifiers: readonly string[];
  readonly name: string;
}

/** Finds the files of companies. */
export class FileFinder {
  readonly #byIdentifier = new Map<string, FittingFile[]>();
  readonly #byName = new Map<string, FittingFile[]>();

  constructor({ entries }: Pick<OwnershipFolder, "entries">) {
    for (const entry of entries) {
      const stem = entry.name.replace(/(\.bods)?\.json$/i, "");
      for (const { recordId, identifiers } of entry.companies)
        for (const identifier of identifiers) add(this.#byIdentifier, identifier, { entry, recordId });
      const fits = this.#byIdentifier.get(plainIdentifier(stem)) ?? [];
      if (fits.every((fit) => fit.entry !== entry))
        add(this.#byIdentifier, plainIdentifier(stem), { entry, recordId: null });
      add(this.#byName, plainName(stem), { entry, recordId: null });
    }
  }

  /**
   * The files by the first of what identifies a row that any file has: its identifiers, in the file or as its name;
   * then the row's name, as the file's name.
   */
  filesOf({ identifiers, name }: RowIdentity): {
    readonly key: string;
    readonly files: readonly FittingFile[];
  } {
    for (const key of identifiers) {
      const files = this.#byIdentifier.get(plainIdentifier(key));
      if (files !== undefined && plainIdentifier(key) !== "") return { key, files };
    }
    return { key: name, files: name.trim() === "" ? [] : (this.#byName.get(plainName(name)) ?? []) };
  }
}

function add(map: Map<string, FittingFile[]>, key: string, fit: FittingFile): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [fit]);
  else known.push(fit);
}
