import { Readable } from "node:stream";
import { workerData } from "node:worker_threads";

/** Runs the built program as often as it is asked to, each time with arguments, an environment and streams of its own. */
const { program, port, ended } = workerData;
let runs = 0;

port.on("message", async ({ given, env, input }) => {
  const [stdout, stderr] = [collected("stdout"), collected("stderr")];
  const stdin = Readable.from(input.length === 0 ? [] : [Buffer.from(input)]);
  Object.defineProperty(process, "stdin", { configurable: true, value: stdin });
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, program, ...given];
  process.exitCode = undefined;
  runs += 1;
  try {
    // The address is another each time, so that the command line is read anew; what it imports is loaded once.
    await import(`${program}?${runs}`);
  } catch (error) {
    process.exitCode = 1;
    stderr.push(Buffer.from(String(error.stack)));
  }
  const text = (chunks) => Buffer.concat(chunks).toString();
  port.postMessage({ status: process.exitCode ?? 0, stdout: text(stdout), stderr: text(stderr) });
  process.exitCode = undefined;
  process.stdout.removeAllListeners("error");
  Atomics.store(ended, 0, 1);
  Atomics.notify(ended, 0);
});

/** What is written to a stream from now on. */
function collected(name) {
  const chunks = [];
  process[name].write = (chunk) => {
    chunks.push(Buffer.from(chunk));
    return true;
  };
  return chunks;
}
