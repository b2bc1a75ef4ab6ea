import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RulebookError } from "../rules/fault.ts";
import { type DataFiles, readDataFiles } from "../rules/files.ts";
import { loadRulebook, type Rulebook } from "../rules/rulebook.ts";

const SEAL = "dist/rules.sha256";

/** The rules below the root folder; those that the build found sound are not put through the schemas again. */
export function loadRules(root: string): Rulebook {
  return loadData(root).rulebook;
}

/** The rules, and the files that they were read from. */
export function loadData(root: string): { readonly files: DataFiles; readonly rulebook: Rulebook } {
  const seal = join(root, SEAL);
  const files = readDataFiles(root);
  return { files, rulebook: loadRulebook(files, existsSync(seal) ? readFileSync(seal, "utf8") : null) };
}

/** Checks all rules and writes down the hash of the sound ones; with faults there is no seal, and they are named. */
export function sealRules(root: string): readonly string[] {
  rmSync(join(root, SEAL), { force: true });
  try {
    writeFileSync(join(root, SEAL), loadRulebook(readDataFiles(root)).sha256);
    return [];
  } catch (error) {
    if (error instanceof RulebookError) return error.message.split("\n");
    throw error;
  }
}
