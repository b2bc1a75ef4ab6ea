import { parentPort, workerData } from "node:worker_threads";
import { answerChunk, type ChunkMessage } from "../screen/run/pool.ts";
import { ChunkScreener, type ScreenPlan } from "../screen/run/screen-chunk.ts";
import { type Folders, loadRules } from "./seal.ts";

/** What a thread of a screening is given at its start. */
export interface ScreenThreadData extends Folders {
  readonly plan: ScreenPlan;
}

const { plan, ...folders } = workerData as ScreenThreadData;
const screener = new ChunkScreener(loadRules(folders), plan);

parentPort?.on("message", (message: ChunkMessage) => {
  const { answer, moved } = answerChunk(screener, message);
  parentPort?.postMessage(answer, moved);
});
