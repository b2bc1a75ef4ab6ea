import { createInterface, type Interface } from "node:readline";
import type { Readable } from "node:stream";
import { Interrupted } from "./dialogue.ts";

interface Waiting {
  readonly resolve: (line: string | null) => void;
  readonly reject: (error: Error) => void;
}

/** The lines of an input one by one, as they are asked for; none is lost, however early it comes. */
export class LineReader {
  readonly #interface: Interface;
  readonly #lines: string[] = [];
  #waiting: Waiting | null = null;
  #ended = false;

  constructor(input: Readable) {
    this.#interface = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    this.#interface.on("line", (line) => {
      const waiting = this.#take();
      if (waiting === null) this.#lines.push(line);
      else waiting.resolve(line);
    });
    this.#interface.on("close", () => {
      this.#ended = true;
      this.#take()?.resolve(null);
    });
  }

  /** The next line, or null at the end of the input. Throws Interrupted. */
  next(): Promise<string | null> {
    const line = this.#lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.#ended) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  /** Makes the one who waits for a line throw Interrupted. */
  interrupt(): void {
    this.#take()?.reject(new Interrupted());
  }

  close(): void {
    this.#interface.close();
  }

  #take(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}
