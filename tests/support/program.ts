import { spawnSync } from "node:child_process";
import { ROOT } from "./root.ts";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a process, with an English terminal-less environment unless told otherwise. */
export function zhunru(
  given: readonly string[],
  options: { input?: string | Uint8Array; env?: Record<string, string>; cwd?: string } = {},
): Ended {
  const { LANG: _lang, LC_ALL: _all, LC_MESSAGES: _messages, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}dist/zhunru.js`, ...given], {
    cwd: options.cwd ?? ROOT,
    env: { ...rest, ...options.env },
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
