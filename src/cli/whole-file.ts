import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all. Throws where it cannot be written. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.part`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
