import { spawnSync } from "node:child_process";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { ROOT } from "./root.ts";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly input?: string | Uint8Array;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

const PROGRAM = `${ROOT}dist/zhunru.js`;

/** Runs the built program as a process, with an English terminal-less environment unless told otherwise. */
export function zhunru(given: readonly string[], { input = "", env = {}, cwd = ROOT }: Given = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...given], {
    cwd,
    env: environment(env),
    input,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const { LANG: _lang, LC_ALL: _all, LC_MESSAGES: _messages, ...rest } = process.env;
  return { ...rest, ...more };
}

/** How long a run may take, in milliseconds. */
const MOST = 300_000;
let thread: { ask(question: object): Ended } | null = null;

/**
 * Runs the built program in a thread that stays, so that only the first run pays for its start: for tests of what it
 * says. What is about processes (their streams, signals, folders in use) takes `zhunru`.
 */
export function zhunruInThread(
  given: readonly string[],
  { input = "", env = {}, cwd = ROOT }: Given = {},
): Ended {
  thread ??= startThread();
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return thread.ask({ given, env: environment(env), input });
  } finally {
    process.chdir(before);
  }
}

function startThread(): { ask(question: object): Ended } {
  const { port1, port2 } = new MessageChannel();
  const ended = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { program: PROGRAM, port: port2, ended };
  const options = { workerData, transferList: [port2], execArgv: [] };
  new Worker(`${ROOT}tests/support/program-thread.js`, options).unref();
  port1.unref();
  return {
    ask: (question) => {
      Atomics.store(ended, 0, 0);
      port1.postMessage(question);
      if (Atomics.wait(ended, 0, 0, MOST) === "timed-out") {
        // What it says later would be taken for the answer to the next question.
        thread = null;
        throw new Error("the program has not ended");
      }
      return receiveMessageOnPort(port1)?.message;
    },
  };
}
