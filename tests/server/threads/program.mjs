import { threadId, workerData } from "node:worker_threads";

/** Answers with its thread, or never, or not at all. */
export default function answer({ url }) {
  if (url === "/for-ever") for (;;);
  if (url === "/ends") process.exit(3);
  if (url === "/fails") throw new Error("the answer was Secret Ltd");
  return { status: 200, headers: {}, body: JSON.stringify({ threadId, given: workerData }) };
}
