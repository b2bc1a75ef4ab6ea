import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Words } from "../../language/language.ts";
import { type Blame, ScreenError } from "../screen-error.ts";
import type { ChunkResult, ChunkScreener } from "./screen-chunk.ts";

/** Screens chunks somewhere; answers may come in any order. */
export interface Pool {
  /** How many chunks it can have at work at once without one having to wait for long. */
  readonly width: number;
  screen(bytes: Uint8Array, line: number): Promise<ChunkResult>;
  close(): Promise<void>;
}

/** A chunk on its way to a thread. */
export interface ChunkMessage {
  readonly bytes: Uint8Array;
  readonly line: number;
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly result: ChunkResult }
  | { readonly refused: { readonly words: Words; readonly blame: Blame } }
  | { readonly failed: string };

/** Screens in this thread, one chunk after the other. */
export function createOwnPool(screener: ChunkScreener): Pool {
  return {
    width: 1,
    screen: async (bytes, line) => {
      await new Promise((resolve) => setImmediate(resolve));
      return screener.screen(bytes, line);
    },
    close: async () => undefined,
  };
}

const AHEAD = 2;

const MOST_OLD_MEGABYTES = 512;

/**
 * Most of what a chunk makes lives as long as the chunk; room for it spares the collector from moving it. A list of many
 * columns is about many rules, and what is remembered of these needs the room.
 */
const YOUNG_MEGABYTES = { narrow: 32, wide: 12 };
const NARROW_COLUMNS = 64;

interface Waiting {
  readonly resolve: (result: ChunkResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Screens a list of so many columns in threads of a program that answers ChunkMessages; `given` is handed to each at its
 * start.
 */
export function createThreadPool(program: URL, threads: number, columns: number, given: unknown): Pool {
  // With a thread on each core, helpers of one thread's collector only take their time from the other threads.
  if (threads > 1 && threads >= availableParallelism()) setFlagsFromString("--no-parallel-scavenge");
  const resourceLimits = {
    maxYoungGenerationSizeMb: columns > NARROW_COLUMNS ? YOUNG_MEGABYTES.wide : YOUNG_MEGABYTES.narrow,
    maxOldGenerationSizeMb: MOST_OLD_MEGABYTES,
  };
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(program, { workerData: given, resourceLimits });
    const waiting: Waiting[] = [];
    worker.on("message", (answer: ThreadAnswer) => {
      const next = waiting.shift();
      if ("result" in answer) next?.resolve(answer.result);
      else if ("refused" in answer) {
        next?.reject(new ScreenError(answer.refused.words, answer.refused.blame));
      } else next?.reject(new Error(answer.failed));
    });
    worker.on("error", (error) => {
      for (const next of waiting.splice(0)) next.reject(error);
    });
    return { worker, waiting };
  });
  return {
    width: threads * AHEAD,
    screen: (bytes, line) => {
      const least = workers.reduce((best, other) =>
        other.waiting.length < best.waiting.length ? other : best,
      );
      return new Promise((resolve, reject) => {
        least.waiting.push({ resolve, reject });
        const message: ChunkMessage = { bytes, line };
        least.worker.postMessage(message, [bytes.buffer as ArrayBuffer]);
      });
    },
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

/** What a thread answers to a chunk, and the memory that moves with the answer. */
export function answerChunk(
  screener: ChunkScreener,
  { bytes, line }: ChunkMessage,
): { answer: ThreadAnswer; moved: ArrayBuffer[] } {
  try {
    const result = screener.screen(bytes, line);
    const moved = Object.values(result.parts).map((part) => part.buffer as ArrayBuffer);
    return { answer: { result }, moved };
  } catch (error) {
    if (error instanceof ScreenError) {
      return { answer: { refused: { words: error.words, blame: error.blame } }, moved: [] };
    }
    return { answer: { failed: error instanceof Error ? error.message : String(error) }, moved: [] };
  }
}
