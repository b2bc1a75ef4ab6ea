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
  /** Throws the Failure `busy` for a visitor who would find no place, before anything of the request was read. */
  admit(visitor: string): void;
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
  const busy = (): Failure => new Failure("busy", { retryAfter: Math.ceil(patience / 1000) });
  const turns = new Turns({ atOnce: threads, atOnceEach: Math.max(1, threads - 1), waiting });
  /** Answers, or fails once the time is over; the turn ends when the thread, or the one in its place, is free. */
  const compute = async (asked: Asked, endTurn: () => void): Promise<Answered> => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), patience);
    try {
      const answered = (await piscina.run(asked, { signal: limit.signal })) as Answered;
      endTurn();
      return answered;
    } catch (error) {
      if (isClosing) throw busy();
      if (limit.signal.aborted) {
        piscina.once("workerCreate", endTurn);
        throw new Failure("too-slow");
      }
      endTurn();
      logger.error({ err: error, id: asked.id }, "a thread failed");
      throw new Failure("internal");
    } finally {
      clearTimeout(timer);
    }
  };
  const turnFor = async (visitor: string, gone: AbortSignal): Promise<() => void> => {
    const waited = new AbortController();
    const giveUp = (): void => waited.abort();
    const timer = setTimeout(giveUp, patience);
    gone.addEventListener("abort", giveUp);
    try {
      return await turns.take(visitor, waited.signal);
    } catch (error) {
      if (!(error instanceof NoTurn)) throw error;
      throw busy();
    } finally {
      clearTimeout(timer);
      gone.removeEventListener("abort", giveUp);
    }
  };
  return {
    ready: async () => {
      await Promise.all(Array.from({ length: threads }, () => piscina.run(FIRST)));
    },
    admit: (visitor) => {
      if (turns.isFullFor(visitor)) throw busy();
    },
    answer: async (asked, visitor, gone) => compute(asked, await turnFor(visitor, gone)),
    close: () => {
      isClosing = true;
      return piscina.destroy();
    },
  };
}
