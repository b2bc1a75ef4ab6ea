import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "zhunru-register-"));
let open: Terminal | null = null;

afterEach(() => {
  open?.close();
  open = null;
  rmSync(folder, { recursive: true, force: true });
});

const ROWS = 60_000;

test("a screening shows rows, rate and time left in one line; Ctrl-C says how to go on, and --resume does", async () => {
  const file = join(folder, "register.csv");
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `Company ${index},guangzhou,social-survey,${2 + (index % 98)}\n`,
  );
  writeFileSync(file, `name,city,activities,chineseShare\n${rows.join("")}`);
  const given = ["screen", file, "--out", join(folder, "out"), "--lang", "en", "--as-of", "2024-06-30"];
  open = new Terminal(given, 120, 12);
  const running = await open.passes(/\d+ rows \(\d+%\), \d+ rows\/s, \d+:\d\d left/);
  expect(running.trimEnd().split("\n")).toHaveLength(1);
  open.presses("C-c");
  expect(await open.shows("status 1")).toMatch(
    /^stopped; \d+ rows are kept; to go on, repeat it with the same options: .*--resume/s,
  );
  open.close();
  open = new Terminal([...given, "--resume"], 120, 12);
  const ended = await open.shows("status 0");
  expect(ended.replaceAll(folder, "")).toMatchSnapshot();
});
