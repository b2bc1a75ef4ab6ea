import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/root.ts";

const BETWEEN_LOOKS = 50;
/** So many looks at the same screen say that it has come to rest: a list may follow what is typed a moment later. */
const LOOKS_AT_REST = 5;
const PATIENCE = 60_000;

/** The program in a terminal of tmux: a real pseudo-terminal, and a screen as people see it. */
export class Terminal {
  readonly #socket = `zhunru-${process.pid}-${Math.random().toString(36).slice(2)}`;
  /** The working folder of the program. */
  readonly folder = mkdtempSync(join(tmpdir(), "zhunru-terminal-"));

  constructor(given: readonly string[], columns: number, rows: number) {
    const program = `${process.execPath} ${ROOT}dist/zhunru.js ${given.join(" ")}`;
    const line = `cd ${this.folder} && NO_COLOR=1 ${program}; echo "status $?"; sleep 600`;
    const size = ["-x", String(columns), "-y", String(rows)];
    this.#tmux("-f", "/dev/null", "new-session", "-d", "-s", "test", ...size, line);
  }

  /** What stands on the screen, without the empty lines at its end and the number of all facts. */
  screen(): string {
    const screen = this.#tmux("capture-pane", "-p", "-t", "test").trimEnd();
    return `${screen.replace(/(at most |至多还有)\d{3}/g, "$1…")}\n`;
  }

  /** Waits until the text stands on a screen that has come to rest, and gives the screen. */
  async shows(text: string): Promise<string> {
    const end = Date.now() + PATIENCE;
    let [before, looks] = ["", 0];
    for (;;) {
      const screen = this.screen();
      looks = screen === before ? looks + 1 : 1;
      before = screen;
      if (looks >= LOOKS_AT_REST && screen.replace(/\s+/g, " ").includes(text)) return screen;
      if (Date.now() > end) throw new Error(`"${text}" did not come; the screen shows:\n${screen}`);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
    }
  }

  /** Waits until something like this stands on the screen, which may be changing, and gives the screen. */
  async passes(pattern: RegExp): Promise<string> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const screen = this.screen();
      if (pattern.test(screen)) return screen;
      if (Date.now() > end) throw new Error(`${pattern} did not come; the screen shows:\n${screen}`);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
    }
  }

  /** Types text as it stands. */
  types(text: string): void {
    this.#tmux("send-keys", "-t", "test", "-l", text);
  }

  /** Presses keys by tmux's names: Enter, Down, Space, C-c. */
  presses(...keys: readonly string[]): void {
    this.#tmux("send-keys", "-t", "test", ...keys);
  }

  resize(columns: number, rows: number): void {
    this.#tmux("resize-window", "-t", "test", "-x", String(columns), "-y", String(rows));
  }

  close(): void {
    this.#tmux("kill-server");
  }

  #tmux(...given: readonly string[]): string {
    return execFileSync("tmux", ["-L", this.#socket, ...given], { encoding: "utf8" });
  }
}
