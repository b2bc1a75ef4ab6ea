import { parentPort, workerData } from "node:worker_threads";
import { answerChunk, type ChunkMessage } from "../screen/run/pool.ts";
import type { ScreenPlan } from "../screen/run/plan.ts";
import { ChunkScreener } from "../screen/run/screen-chunk.ts";
import { speakAddedLanguages } from "./languages.ts";
import { type Folders, loadRules } from "./load-rules.ts";

/** What a thread of a screening is given at its start. */
export interface ScreenThreadData extends Folders {
  readonly plan: ScreenPlan;
}

const { plan, ...folders } = workerData as ScreenThreadData;
speakAddedLanguages(folders.root);
const screener = new ChunkScreener(loadRules(folders), plan);

parentPort?.on("message", (message: ChunkMessage) => {
  const { answer, moved } = answerChunk(screener, message);
  parentPort?.postMessage(answer, moved);
});
