import { describe, expect, it } from "vitest";
import { NoTurn, Turns } from "../../../src/server/threads/turns.ts";

/** Asks for turns, and writes down in which order they come or are refused. */
function record(turns: Turns): {
  readonly log: string[];
  ask(visitor: string, work: string, signal?: AbortSignal): Promise<void>;
  end(work: string): Promise<void>;
} {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    log,
    ask: async (visitor, work, signal = new AbortController().signal) => {
      turns.take(visitor, signal).then(
        (end) => {
          log.push(work);
          ends.set(work, end);
        },
        (error: unknown) => log.push(error instanceof NoTurn ? `no ${work}` : String(error)),
      );
      await Promise.resolve();
    },
    end: async (work) => {
      ends.get(work)?.();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe("turns", () => {
  it("leave room for another visitor, whatever one asks for", async () => {
    const { log, ask } = record(new Turns({ atOnce: 3, atOnceEach: 2, waiting: 10 }));
    for (const work of ["a1", "a2", "a3", "a4"]) await ask("a", work);
    expect(log).toEqual(["a1", "a2"]);
    await ask("b", "b1");
    expect(log).toEqual(["a1", "a2", "b1"]);
  });

  it("go round between visitors, and within one in the order of asking", async () => {
    const { log, ask, end } = record(new Turns({ atOnce: 1, atOnceEach: 1, waiting: 10 }));
    for (const work of ["a1", "a2", "a3", "a4"]) await ask("a", work);
    for (const work of ["b1", "b2"]) await ask("b", work);
    await ask("c", "c1");
    for (const work of ["a1", "b1", "c1", "a2", "b2", "a3"]) await end(work);
    expect(log).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
  });

  it("are refused to the newest of whoever waits with most once too many wait", async () => {
    const { log, ask, end } = record(new Turns({ atOnce: 1, atOnceEach: 1, waiting: 3 }));
    for (const work of ["a1", "a2", "a3", "a4", "a5"]) await ask("a", work);
    expect(log).toEqual(["a1", "no a5"]);
    await ask("b", "b1");
    expect(log).toEqual(["a1", "no a5", "no a4"]);
    await end("a1");
    expect(log).toEqual(["a1", "no a5", "no a4", "b1"]);
  });

  it("are refused where nobody may wait and all are taken, and given again once one ends", async () => {
    const { log, ask, end } = record(new Turns({ atOnce: 1, atOnceEach: 1, waiting: 0 }));
    await ask("a", "a1");
    await ask("b", "b1");
    await end("a1");
    await ask("b", "b2");
    expect(log).toEqual(["a1", "no b1", "b2"]);
  });

  it("are known to be refused before they are asked for", async () => {
    const turns = new Turns({ atOnce: 1, atOnceEach: 1, waiting: 2 });
    const { ask } = record(turns);
    for (const work of ["a1", "a2"]) await ask("a", work);
    expect(turns.isFullFor("a")).toBe(false);
    await ask("a", "a3");
    expect([turns.isFullFor("a"), turns.isFullFor("b")]).toEqual([true, false]);
  });

  it("end when patience does, and nothing of them stays", async () => {
    const { log, ask, end } = record(new Turns({ atOnce: 1, atOnceEach: 1, waiting: 10 }));
    const gone = new AbortController();
    await ask("a", "a1");
    await ask("b", "b1", gone.signal);
    await ask("b", "b2");
    gone.abort();
    await ask("c", "c1", gone.signal);
    await Promise.resolve();
    await end("a1");
    expect(log).toEqual(["a1", "no b1", "no c1", "b2"]);
  });
});
