import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Logger } from "pino";
import { Failure } from "../failure.ts";
import type { Asked, Answered } from "./asked.ts";
import { NoTurn, Turns } from "./turns.ts";

/** How much the threads take on. */
export interface PoolLimits {
  readonly threads: number;
  /** How many requests may wait for a thread. */
  readonly waiting: number;
  /** Milliseconds that a request may wait, and then as many that it may compute. */
  readonly patience: number;
}

/** Answers requests in other threads, so that this one stays free. */
export interface AnswerPool {
  /** Resolves when every thread has begun. Rejects where one cannot. */
  ready(): Promise<void>;
  /**
   * Rejects with a Failure: `busy` where no thread comes free, `too-slow` where the answer takes too long (its thread
   * is ended, and another one begins), `internal` where the thread fails. `gone` says that nobody waits any more.
   */
  answer(asked: Asked, visitor: string, gone: AbortSignal): Promise<Answered>;
  /** Ends every thread, whatever it is at. */
  close(): Promise<void>;
}

const FIRST: Asked = {
  id: "first",
  method: "GET",
  url: "/",
  headers: { host: "localhost" },
  from: undefined,
  body: new Uint8Array(),
};

/** More than any case takes; a thread that needs more is ended, and not the whole program. */
const MEMORY = { maxOldGenerationSizeMb: 512 };

/**
 * Threads of a program whose default export answers what is asked; `given` is handed to each at its start. One
 * visitor may keep all threads busy but one.
 */
export function createAnswerPool(
  program: URL,
  given: unknown,
  { threads, waiting, patience }: PoolLimits,
  logger: Logger,
): AnswerPool {
  const piscina = new Piscina({
    filename: fileURLToPath(program),
    minThreads: threads,
    maxThreads: threads,
    workerData: given,
    resourceLimits: MEMORY,
  });
  piscina.on("error", (error) => logger.error({ err: error }, "a thread failed"));
  let isClosing = false;
  const turns = new Turns({ atOnce: threads, atOnceEach: Math.max(1, threads - 1), waiting });
  const compute = async (asked: Asked): Promise<Answered> => {
    const limit = AbortSignal.timeout(patience);
    try {
      return (await piscina.run(asked, { signal: limit })) as Answered;
    } catch (error) {
      if (limit.aborted) throw new Failure("too-slow");
      if (isClosing) throw new Failure("busy");
      logger.error({ err: error, id: asked.id }, "a thread failed");
      throw new Failure("internal");
    }
  };
  return {
    ready: async () => {
      await Promise.all(Array.from({ length: threads }, () => piscina.run(FIRST)));
    },
    answer: async (asked, visitor, gone) => {
      const waited = AbortSignal.any([gone, AbortSignal.timeout(patience)]);
      try {
        const end = await turns.take(visitor, waited);
        return await compute(asked).finally(end);
      } catch (error) {
        if (!(error instanceof NoTurn)) throw error;
        throw new Failure("busy", { retryAfter: Math.ceil(patience / 1000) });
      }
    },
    close: () => {
      isClosing = true;
      return piscina.destroy();
    },
  };
}
