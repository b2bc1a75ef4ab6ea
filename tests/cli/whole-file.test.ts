import { execFileSync } from "node:child_process";
import {
  closeSync,
  constants,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeWhole } from "../../src/cli/whole-file.ts";
import { zhunruInThread } from "../support/program.ts";

const folder = mkdtempSync(join(tmpdir(), "zhunru-whole-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("writes where a link leads, and leaves the link and nothing else", () => {
  const [file, link] = ["linked.pdf", "link.pdf"].map((name) => join(folder, name)) as [string, string];
  writeFileSync(file, "old");
  symlinkSync(file, link);
  writeWhole(link, "new");
  expect([lstatSync(link).isSymbolicLink(), readFileSync(file, "utf8")]).toEqual([true, "new"]);
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

it("gives the content to a pipe and leaves it one", () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  writeWhole(pipe, "content");
  const read = Buffer.alloc(100);
  const isPipe = statSync(pipe).isFIFO();
  expect([isPipe, isPipe && read.toString("utf8", 0, readSync(reader, read))]).toEqual([true, "content"]);
  closeSync(reader);
});

it("a dossier never takes the place of the answers or owners that it was made from", () => {
  const [profile, link, owners] = ["profile.json", "answers.json", "owners.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const answers = JSON.stringify({ name: "Invented", city: "guangzhou", investors: [{ rest: "foreign" }] });
  writeFileSync(profile, answers);
  symlinkSync(profile, link);
  writeFileSync(owners, zhunruInThread(["ownership", profile]).stdout);
  const bare = join(folder, "bare.json");
  writeFileSync(bare, '{"name":"Invented"}');
  for (const [given, output] of [
    [[profile], profile],
    [[profile], link],
    [[bare, "--ownership", owners], owners],
  ] as const) {
    const before = readFileSync(output, "utf8");
    const asked = ["check", ...given, "--format", "docx", "--output", output, "--lang", "en"];
    const { status, stderr } = zhunruInThread(asked);
    expect([status, readFileSync(output, "utf8")]).toEqual([2, before]);
    expect(stderr).toContain(`option --output: ${output} is the file that was read; expected another one\n`);
  }
});
