import { afterEach, describe, expect, it } from "vitest";
import { Failure } from "../../../src/server/failure.ts";
import { createLogger } from "../../../src/server/http/logs.ts";
import type { Answered } from "../../../src/server/threads/asked.ts";
import { type AnswerPool, createAnswerPool } from "../../../src/server/threads/pool.ts";

const PROGRAM = new URL("program.mjs", import.meta.url);
const staying = new AbortController().signal;
const lines: string[] = [];
const logger = createLogger("info", { write: (line: string) => lines.push(line) });

let pool: AnswerPool;
afterEach(async () => {
  await pool.close();
  lines.length = 0;
});

function create(limits: { threads?: number; waiting?: number; patience?: number }): AnswerPool {
  pool = createAnswerPool(PROGRAM, "given", { threads: 1, waiting: 0, patience: 20_000, ...limits }, logger);
  return pool;
}

function ask(url: string, visitor = "a", gone = staying): Promise<Answered> {
  const nobody = { id: "1", method: "GET", headers: {}, from: undefined, body: new Uint8Array() };
  return pool.answer({ ...nobody, url }, visitor, gone);
}

async function kindOf(answer: Promise<Answered>): Promise<string> {
  try {
    return `${(await answer).status}`;
  } catch (error) {
    return error instanceof Failure ? error.kind : String(error);
  }
}

describe("a pool of threads", () => {
  it("answers off the main thread, with what its threads were given", async () => {
    await create({}).ready();
    const { threadId, given } = JSON.parse(String((await ask("/")).body));
    expect(threadId).toBeGreaterThan(0);
    expect(given).toBe("given");
  });

  it("ends an answer that takes too long, and goes on with another thread", async () => {
    await create({ patience: 2_000, waiting: 1 }).ready();
    expect(await kindOf(ask("/for-ever"))).toBe("too-slow");
    expect(await kindOf(ask("/"))).toBe("200");
  });

  it("turns visitors away while all threads are taken and nobody may wait, and says when to come again", async () => {
    await create({}).ready();
    const taken = kindOf(ask("/for-ever"));
    const error = await ask("/", "b").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "busy", status: 503, retryAfter: 20 });
    await pool.close();
    expect(await taken).toBe("busy");
  });

  it("keeps a thread for others while one visitor keeps all of its own busy", async () => {
    await create({ threads: 2, waiting: 4 }).ready();
    const taken = [kindOf(ask("/for-ever")), kindOf(ask("/for-ever")), kindOf(ask("/for-ever"))];
    expect(await kindOf(ask("/", "b"))).toBe("200");
    await pool.close();
    expect(await taken[0]).toBe("busy");
  });

  it("lets a place in the queue go when nobody waits for it any more", async () => {
    await create({ waiting: 1 }).ready();
    const taken = kindOf(ask("/for-ever"));
    const gone = new AbortController();
    const left = kindOf(ask("/", "b", gone.signal));
    gone.abort();
    expect(await left).toBe("busy");
    await pool.close();
    await taken;
  });

  it("fails for itself alone where a thread ends or throws, and logs nothing that was said", async () => {
    await create({}).ready();
    expect(await kindOf(ask("/fails"))).toBe("internal");
    expect(await kindOf(ask("/ends"))).toBe("internal");
    expect(await kindOf(ask("/"))).toBe("200");
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toContain("Secret");
  });

  it("ends while a thread computes without end", async () => {
    await create({}).ready();
    const taken = kindOf(ask("/for-ever"));
    await pool.close();
    expect(await taken).toBe("busy");
  });

  it("says so where a thread cannot begin", async () => {
    pool = createAnswerPool(
      new URL("no-such-program.mjs", import.meta.url),
      null,
      { threads: 1, waiting: 0, patience: 20_000 },
      logger,
    );
    await expect(pool.ready()).rejects.toThrow("no-such-program.mjs");
  });
});
