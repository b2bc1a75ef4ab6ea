import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import type { Streams } from "../../../src/cli/ask/streams.ts";
import { type AskRequest, runAsk } from "../../../src/cli/commands/ask.ts";
import { ROOT } from "../../support/root.ts";
import { IN_FORCE } from "../../support/rulebook.ts";

export const ENTER = "\r";
export const DOWN = "\u001b[B";
export const SPACE = " ";
export const CTRL_C = "\u0003";
export const CTRL_D = "\u0004";

/** Somebody at a terminal: sees what is written, and types when something is there to answer. */
export class Typist {
  readonly #input = new PassThrough();
  /** Like the output of a process it is not ended by what is piped into it. */
  readonly #output = Object.assign(new PassThrough(), { _isStdio: true });
  readonly ended: Promise<number>;
  #seen = "";
  #read = 0;
  #look: () => void = () => undefined;

  constructor(request: Partial<AskRequest> = {}, terminal: Partial<Streams> = {}) {
    this.#output.setEncoding("utf8").on("data", (text: string) => {
      this.#seen += text;
      this.#look();
    });
    const streams: Streams = {
      input: this.#input,
      output: this.#output,
      drawsMenus: true,
      echoes: true,
      columns: 80,
      rows: 40,
      onInterrupt: () => () => undefined,
      ...terminal,
    };
    const outside = {
      root: ROOT,
      rules: ROOT,
      version: "0.1.0",
      today: IN_FORCE,
      language: "en" as const,
      width: 80,
      colour: false,
      isTerminal: true,
      write: (text: string) => void this.#output.write(text),
      complain: (text: string) => void this.#output.write(text),
    };
    const asked = { resume: null, plain: false, asOf: IN_FORCE, language: "en" as const, save: null };
    this.ended = runAsk({ ...asked, ...request }, outside, streams);
  }

  /** Everything that was written so far, without the terminal's codes. */
  get transcript(): string {
    return stripVTControlCharacters(this.#seen);
  }

  /** Waits until the text is written after what was seen before. */
  async sees(text: string): Promise<void> {
    for (;;) {
      const at = this.transcript.indexOf(text, this.#read);
      if (at !== -1) {
        this.#read = at + text.length;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }

  /** Types keys one after the other, each when the one before it has been taken in. */
  async types(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.#input.write(key);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  endInput(): void {
    this.#input.end();
  }
}
