import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, zhunru, zhunruInThread } from "../../support/program.ts";
import { IN_FORCE } from "../../support/rulebook.ts";

/** The folder of what the conversations of a file of tests save. */
export const folder = mkdtempSync(join(tmpdir(), "zhunru-plain-"));

/** Runs a program in a folder of its own, where it may save what it was not told to save elsewhere. */
export function inFolder(given: readonly string[], input: string, run = zhunru): Ended {
  return run(given, { input, cwd: mkdtempSync(join(folder, "run-")) });
}

/** What somebody types, line by line. */
export function typed(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** Answers the questions line by line, on a day on which every plan is in force. */
export function ask(lines: readonly string[], ...options: string[]): Ended {
  return inFolder(["--plain", "--as-of", IN_FORCE, ...options], typed(lines), zhunruInThread);
}

/** A profile as a file. */
export function saved(name: string, profile: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(profile));
  return file;
}
