import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { ROOT } from "./root.ts";

/** The built program, serving on a free port of this machine. */
export interface Served {
  readonly address: URL;
  readonly process: ChildProcess;
  /** Its exit status. */
  readonly ended: Promise<number | null>;
  /** Its resident memory in MB, as Linux tells it. */
  memory(): number;
}

/** Starts `zhunru serve` with an environment of its own, from another checkout where told, and waits until it listens. */
export function serve(env: Record<string, string> = {}, root = ROOT): Promise<Served> {
  const started = spawn(process.execPath, [`${root}dist/zhunru.js`, "serve", "--lang", "en"], {
    cwd: root,
    env: { ...process.env, PORT: "0", ZHUNRU_LOG_LEVEL: "silent", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => started.once("exit", resolve));
  return new Promise((resolve, reject) => {
    let said = "";
    started.once("exit", () => reject(new Error(said)));
    started.stderr.on("data", (chunk) => {
      said += String(chunk);
      const address = /http:\/\/[\d.:]+/.exec(said)?.[0];
      if (address === undefined) return;
      const status = `/proc/${started.pid}/status`;
      const memory = (): number => {
        const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1];
        return Math.round(Number.parseInt(kilobytes ?? "0", 10) / 1024);
      };
      resolve({ address: new URL(address), process: started, ended, memory });
    });
  });
}
