import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, zhunru } from "../../support/program.ts";
import { IN_FORCE } from "../../support/rulebook.ts";

/** The folder of what the conversations of a file of tests save. */
export const folder = mkdtempSync(join(tmpdir(), "zhunru-plain-"));

/** Runs the program in a folder of its own, where it may save what it was not told to save elsewhere. */
export function inFolder(given: readonly string[], input: string): Ended {
  return zhunru(given, { input, cwd: mkdtempSync(join(folder, "run-")) });
}

/** Answers the questions line by line, on a day on which every plan is in force. */
export function ask(lines: readonly string[], ...options: string[]): Ended {
  const input = lines.map((line) => `${line}\n`).join("");
  return inFolder(["--plain", "--as-of", IN_FORCE, ...options], input);
}

/** A profile as a file. */
export function saved(name: string, profile: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(profile));
  return file;
}
