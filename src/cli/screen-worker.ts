import { parentPort, workerData } from "node:worker_threads";
import { answerChunk, type ChunkMessage } from "../screen/run/pool.ts";
import { ChunkScreener, type ScreenPlan } from "../screen/run/screen-chunk.ts";
import { loadRules } from "./seal.ts";

/** What a thread of a screening is given at its start. */
export interface ScreenThreadData {
  readonly root: string;
  readonly plan: ScreenPlan;
}

const { root, plan } = workerData as ScreenThreadData;
const screener = new ChunkScreener(loadRules(root), plan);

parentPort?.on("message", (message: ChunkMessage) => {
  const { answer, moved } = answerChunk(screener, message);
  parentPort?.postMessage(answer, moved);
});
