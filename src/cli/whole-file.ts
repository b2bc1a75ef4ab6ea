import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/**
 * Writes a file whole or not at all, where a link leads too; a pipe or a device gets the content and stays what it is.
 * Throws where it cannot be written.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) {
    writeFileSync(file, content);
    return;
  }
  const whole = there === undefined ? file : realpathSync(file);
  const beside = `${whole}.part`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, whole);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Whether two names are those of one file that is there. */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false, bigint: true }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}
