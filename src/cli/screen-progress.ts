import { fillWords, type Language, textIn, type Words } from "../language/language.ts";
import type { Progress } from "../screen/run/screen-file.ts";
import words from "./screen-words.json" with { type: "json" };
import type { Environment } from "./terminal.ts";

/** Shows how far a screening has come: one line that changes on a terminal, a line now and then elsewhere. */
export interface ProgressWriter {
  show(progress: Progress): void;
  showReports(done: number, all: number): void;
  end(): void;
}

const ON_TERMINAL = 200;
const ELSEWHERE = 10_000;

export function createProgressWriter(environment: Environment, language: Language): ProgressWriter {
  const onTerminal = process.stderr.isTTY === true;
  const begun = performance.now();
  let last = begun;
  let isShown = false;
  const tell = (describeAfter: (seconds: number) => Words): void => {
    const now = performance.now();
    if (now - last < (onTerminal ? ON_TERMINAL : ELSEWHERE)) return;
    last = now;
    const text = textIn(describeAfter((now - begun) / 1000), language);
    environment.complain(onTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    isShown = true;
  };
  return {
    show: (progress) => tell((seconds) => describe(progress, seconds)),
    showReports: (done, all) =>
      tell(() => fillWords(words.reportsProgress, { done: String(done), all: String(all) })),
    end: () => {
      if (isShown && onTerminal) environment.complain("\r\u001b[K");
    },
  };
}

function describe({ rows, rowsBefore, done, doneBefore, size }: Progress, seconds: number) {
  const rate = (rows - rowsBefore) / seconds;
  const left = done > doneBefore ? ((size - done) * seconds) / (done - doneBefore) : 0;
  return fillWords(words.progress, {
    rows: String(rows),
    rate: String(Math.round(rate)),
    left: `${Math.floor(left / 60)}:${String(Math.round(left) % 60).padStart(2, "0")}`,
    percent: String(Math.floor((done * 100) / size)),
  });
}
