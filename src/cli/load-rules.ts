import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RenamedFacts } from "../analyse/difference/versions.ts";
import { renamedFactsSchema } from "../interview/renamed-facts.ts";
import { fillWords, inEach, type Language, type Words } from "../language/language.ts";
import { formatFault, RulebookError } from "../rules/fault.ts";
import {
  DATA_FOLDERS,
  type DataFiles,
  readDataFiles,
  readSoundHash,
  SOUND_HASH,
  textOf,
} from "../rules/files.ts";
import { loadRulebook, type Rulebook } from "../rules/rulebook.ts";
import type { Environment } from "./terminal.ts";
import { UsageError } from "./usage.ts";
import words from "./words.json" with { type: "json" };

/** The program's own folder, and the one that its rules are read from. */
export type Folders = Pick<Environment, "root" | "rules">;

/** Where on the command line a folder of rules was named. */
export type PlaceOfRules = keyof typeof words.placeOfRules;

/**
 * The rules in force for this run; those that the build found sound are not put through the schemas again. Throws a
 * RulebookError for faults in the program's own rules, a UsageError for a folder of others that cannot be used.
 */
export function loadRules(folders: Folders): Rulebook {
  return loadData(folders).rulebook;
}

/** Rules, and the files that they were read from. */
export interface LoadedData {
  readonly files: DataFiles;
  readonly rulebook: Rulebook;
}

/** The rules, and the files that they were read from. Throws as loadRules does. */
export function loadData({ root, rules }: Folders, place: PlaceOfRules = "rules"): LoadedData {
  const sound = readSoundHash(root);
  if (rules === root) {
    const files = readDataFiles(root);
    return { files, rulebook: loadRulebook(files, sound) };
  }
  const files = readDataFiles(checkedFolder(rules, place));
  try {
    return { files, rulebook: loadRulebook(files, sound) };
  } catch (error) {
    if (!(error instanceof RulebookError)) throw error;
    const told = (language: Language): string =>
      error.faults.map((fault) => formatFault(fault, language)).join("\n");
    throw unusableRules(rules, inEach(told), place);
  }
}

const RENAMED = "rules/renamed-facts.json";

/** The renamed facts that a folder of rules tells of. Throws a UsageError where its file does not fit its schema. */
export function renamedIn(files: DataFiles, folder: string, place: PlaceOfRules): RenamedFacts {
  if (!files.has(RENAMED)) return [];
  const read = renamedFactsSchema.safeParse(JSON.parse(textOf(files, RENAMED)));
  if (read.success) return read.data.renamed;
  const faults = read.error.issues.map(({ path, message }) => `${RENAMED}: ${path.join(".")}: ${message}`);
  throw unusableRules(folder, { "zh-CN": faults.join("\n"), en: faults.join("\n") }, place);
}

/** The error for a folder of rules that cannot be used, with its faults. */
export function unusableRules(folder: string, faults: Words, place: PlaceOfRules): UsageError {
  return new UsageError(fillWords(words.rulesFaultIn, { place: words.placeOfRules[place], folder, faults }));
}

/** A folder in which rules can be looked for. Throws a UsageError that says which of its two folders is not there. */
export function checkedFolder(folder: string, place: PlaceOfRules = "rules"): string {
  for (const part of DATA_FOLDERS) {
    if (statSync(join(folder, part), { throwIfNoEntry: false })?.isDirectory() === true) continue;
    throw new UsageError(
      fillWords(words.rulesFolder, { place: words.placeOfRules[place], folder, part: `${part}/` }),
    );
  }
  return folder;
}

/** Checks all rules and writes down the hash of the sound ones; with faults none is left, and they are named. */
export function writeSoundHash(root: string): readonly string[] {
  rmSync(join(root, SOUND_HASH), { force: true });
  try {
    writeFileSync(join(root, SOUND_HASH), loadRulebook(readDataFiles(root)).sha256);
    return [];
  } catch (error) {
    if (error instanceof RulebookError) return error.message.split("\n");
    throw error;
  }
}
