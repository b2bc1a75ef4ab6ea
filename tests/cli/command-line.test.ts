import { spawnSync, type StdioOptions } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

/** What a command line says that cannot be used: exit status 2, nothing on standard output. */
function refused(...given: string[]): string {
  const { status, stdout, stderr } = zhunru(given);
  expect([status, stdout]).toEqual([2, ""]);
  return stderr;
}

describe("a command line", () => {
  it.each([
    [["check", "-", "two.json"], "more than is taken: two.json; expected check FILE"],
    [
      ["compare", "-", "two.json", "three.json"],
      "more than is taken: two.json three.json; expected compare FILE",
    ],
    [["sql", "profiles", "--dialect", "duckdb"], "more than is taken: profiles; expected sql"],
    [["serve", "8080"], "more than is taken: 8080; expected serve"],
    [["screen", "list.csv", "--template", "empty.xlsx"], "option --template reads no file, found list.csv"],
  ])("with more than the command takes is refused: %j", (given, said) => {
    expect(refused(...given)).toContain(said);
  });

  it("says so in the language asked for", () => {
    expect(refused("check", "-", "two.json", "--lang", "zh-CN")).toContain(
      "多余的参数：two.json；应为：check FILE",
    );
  });

  it("takes the first word that names a command for the command", () => {
    expect(refused("verify", "check", "--dialects")).not.toContain("--evidence");
  });

  it("names the command for which no help is found", () => {
    expect(refused("help", "chek")).toContain("unknown command chek; expected one of");
  });

  it.each([
    [["-", "--stream", "--out", "results"], "option --out does not go with --stream"],
    [["-", "--stream", "--table", "xlsx"], "option --table does not go with --stream"],
    [
      ["--merge", "one", "two", "--out", "all", "--reports", "html"],
      "option --reports does not go with --merge",
    ],
    [["--template", "empty.csv", "--read", "$=USD"], "option --read does not go with --template"],
    [["list.csv", "--out", "results", "--activity", "app-store"], "expected it together with --template"],
  ])("of screen is refused where an option would be left out in silence: %j", (given, said) => {
    expect(refused("screen", ...given)).toContain(said);
  });

  it("of sql is refused where a name is empty, or would stand twice in the result", () => {
    expect(refused("sql", "--dialect", "duckdb", "--table", "")).toContain(
      '--table: found ""; expected a name',
    );
    expect(refused("sql", "--dialect", "spark", "--key", "Status")).toContain("another name");
    const byName = zhunru(["sql", "--dialect", "duckdb", "--key", "name", "--outcomes-only"]).stdout;
    expect(byName).toContain('SELECT row_key AS "name", provision, outcome');
  });

  it("tells in words why a file cannot be read", () => {
    const missing = join(ROOT, "none/none.json");
    expect(refused("check", missing)).toContain("cannot be read (there is no such file or folder); expected");
    expect(refused("verify", missing)).toContain("cannot be read (there is no such file or folder)");
    expect(refused("verify", ROOT, "--lang", "zh-CN")).toContain("无法读取（是文件夹）");
  });

  it.skipIf(!existsSync("/dev/full"))("tells in words that the result cannot be written", () => {
    const full = openSync("/dev/full", "w");
    const stdio: StdioOptions = ["ignore", full, "pipe"];
    const { status, stderr } = spawnSync(
      process.execPath,
      [`${ROOT}dist/zhunru.js`, "rules", "list", "--lang", "en"],
      { stdio },
    );
    closeSync(full);
    expect([status, String(stderr)]).toEqual([
      1,
      "the result cannot be written to standard output (the disk is full)\n",
    ]);
  });

  it("shows that an option's value is empty", () => {
    expect(refused("check", "-", "--as-of", "")).toContain('option --as-of: found ""; expected');
  });
});
