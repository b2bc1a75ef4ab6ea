import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FaultCode, RulebookError, tell } from "./fault.ts";

/** The data files of the program by their path from the root, such as `rules/facts.json`. */
export type DataFiles = ReadonlyMap<string, Uint8Array>;

/** The folders of a rulebook, from its root. */
export const DATA_FOLDERS: readonly string[] = ["rules", "seeds/documents"];

/** Reads every file of rules/ and seeds/documents/ below the root folder. */
export function readDataFiles(root: string): DataFiles {
  const files = new Map<string, Uint8Array>();
  for (const folder of DATA_FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(root.length).replaceAll("\\", "/").replace(/^\//, ""), readFileSync(path));
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 over all data files: for each, in the order of paths, the path, its length in bytes, and its bytes. */
export function hashDataFiles(files: DataFiles): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of files) hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  return hash.digest("hex");
}

/** Where the build writes down the hash of the rules that it found sound. */
export const SOUND_HASH = "dist/rules.sha256";

/** The hash of the rules that the build found sound; null where it found a fault, or where nothing was built. */
export function readSoundHash(root: string): string | null {
  const file = join(root, SOUND_HASH);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A data file as text. Throws a RulebookError where there is none, or where it is not UTF-8. */
export function textOf(files: DataFiles, path: string): string {
  const bytes = files.get(path);
  const refuse = (code: FaultCode) =>
    new RulebookError([{ file: path, line: null, place: "", message: tell(code) }]);
  if (bytes === undefined) throw refuse("file-missing");
  try {
    return decoder.decode(bytes);
  } catch {
    throw refuse("file-not-utf-8");
  }
}
