import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DataFiles, readDataFiles } from "../../../src/rules/files.ts";

/** How a program ended, and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project in a folder of its own. */
export interface Project {
  readonly folder: string;
  /** Runs a program in the copy's folder, with a text as its input. */
  run(program: string, given: readonly string[], input?: string): Ended;
  remove(): void;
}

/** A copy of the project's own files, its law changed. `root` ends in a slash. */
export function copyWith(change: (law: DataFiles) => DataFiles, root: string): Project {
  const folder = mkdtempSync(join(tmpdir(), "zhunru-changed-law-"));
  const put = (path: string, write: (to: string) => void): void => {
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    write(to);
  };
  for (const path of filesOf(root)) put(path, (to) => copyFileSync(join(root, path), to));
  for (const [path, bytes] of change(readDataFiles(root))) put(path, (to) => writeFileSync(to, bytes));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    run: (program, given, input = "") => {
      const options = { cwd: folder, encoding: "utf8", input, maxBuffer: 64 << 20 } as const;
      const { status, stdout, stderr } = spawnSync(program, given, options);
      return { status, stdout, stderr };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What the project consists of, committed or not yet. */
function filesOf(root: string): string[] {
  const given = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", given, { cwd: root, encoding: "utf8" });
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}
