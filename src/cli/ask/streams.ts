import type { Readable, Writable } from "node:stream";

/** The streams that a conversation is held over, and what is known of the terminal behind them. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether both ends are a terminal that can draw menus. */
  readonly drawsMenus: boolean;
  /** Whether people see what they type without our help. */
  readonly echoes: boolean;
  readonly columns: number;
  readonly rows: number;
  /** Calls the listener on Ctrl-C until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
}

const USUAL_COLUMNS = 80;
const USUAL_ROWS = 24;

/** The streams of this process. */
export function processStreams(): Streams {
  const { stdin, stdout, env } = process;
  return {
    input: stdin,
    output: stdout,
    drawsMenus: stdin.isTTY === true && stdout.isTTY === true && env.TERM !== "dumb",
    echoes: stdin.isTTY === true,
    columns: stdout.columns || USUAL_COLUMNS,
    rows: stdout.rows || USUAL_ROWS,
    onInterrupt: (listener) => {
      process.on("SIGINT", listener);
      return () => process.off("SIGINT", listener);
    },
  };
}
