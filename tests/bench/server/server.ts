import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { ROOT } from "../../support/root.ts";

export interface BenchServer {
  readonly address: string;
  /** Its resident memory in kB, as Linux tells it. */
  memory(): number;
  stop(): void;
}

/** The built program on a free port, without a limit to its rate. */
export function startServer(): Promise<BenchServer> {
  const env = { ...process.env, PORT: "0", ZHUNRU_LOG_LEVEL: "warn", ZHUNRU_RATE_LIMIT: "1000000000" };
  const served = spawn(process.execPath, [`${ROOT}dist/zhunru.js`, "serve"], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    served.once("exit", () => reject(new Error(said)));
    served.stderr.on("data", (chunk) => {
      said += String(chunk);
      const address = /http:\/\/[\d.:]+/.exec(said)?.[0];
      if (address === undefined) return;
      resolve({
        address,
        memory: () =>
          Number.parseInt(
            /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${served.pid}/status`, "utf8"))?.[1] ?? "0",
            10,
          ),
        stop: () => served.kill("SIGTERM"),
      });
    });
  });
}
