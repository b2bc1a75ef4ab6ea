import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";

/** How long the whole command took, and the most memory it ever had. */
export interface Measured {
  readonly seconds: number;
  /** Of the processor, all threads together. */
  readonly processorSeconds: number;
  readonly megabytes: number;
  /** The load of the machine at the end, this command's own share included. */
  readonly load: number;
  readonly said: string;
}

/** Runs `zhunru screen` on a file as a process of its own, bound to such cores. */
export async function runScreening(
  root: string,
  file: string,
  out: string,
  cores: string,
  threads: number,
  more: readonly string[] = [],
): Promise<Measured> {
  const begun = performance.now();
  const command = [
    `${root}dist/zhunru.js`,
    "screen",
    file,
    "--out",
    out,
    "--as-of",
    "2024-06-30",
    "--lang",
    "en",
    ...more,
  ];
  const child = spawn("taskset", ["-c", cores, process.execPath, ...command, "--threads", String(threads)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  let megabytes = 0;
  let processorSeconds = 0;
  const watching = setInterval(() => {
    megabytes = Math.max(megabytes, memoryOf(child.pid ?? 0));
    processorSeconds = Math.max(processorSeconds, processorOf(child.pid ?? 0));
  }, 200);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(watching);
  if (code !== 0) throw new Error(`the screening ended with ${String(code)}`);
  const [load = 0] = loadavg();
  return {
    seconds: (performance.now() - begun) / 1000,
    processorSeconds,
    megabytes,
    load,
    said: said.trim(),
  };
}

/** Ticks of the processor are hundredths of a second on Linux. */
const TICKS = 100;

/** The seconds of the processor that a process has had so far, in its own and in the system's code. */
function processorOf(process: number): number {
  try {
    const [, behind = ""] = readFileSync(`/proc/${process}/stat`, "utf8").split(") ");
    const fields = behind.split(" ");
    return (Number.parseInt(fields[11] ?? "0", 10) + Number.parseInt(fields[12] ?? "0", 10)) / TICKS;
  } catch {
    return 0;
  }
}

/** The high-water mark of a process, as Linux keeps it. */
function memoryOf(process: number): number {
  try {
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
    return Number.parseInt(kilobytes, 10) / 1024;
  } catch {
    return 0;
  }
}
