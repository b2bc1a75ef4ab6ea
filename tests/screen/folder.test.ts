import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { FILES, inputsIn, row, WORK } from "./inputs.ts";
import { bytesIn, filesIn, screen, screenFileAt, stopAfter, TABLE, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const { table, register } = inputsIn(folder);

/** A folder in which a screening of the register was stopped after some chunks. */
async function unfinished(name: string): Promise<string> {
  const out = join(folder, name);
  expect(String(await stopAfter(2, register, out))).toContain("stopped");
  return out;
}

/** Ends the process where it would give the second of its results a final name. */
const DIE_AT_THE_SECOND = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const { renameSync } = fs;
let published = 0;
fs.renameSync = (from, to) => {
  if (!to.includes("${WORK}") && (published += 1) === 2) process.exit(9);
  renameSync(from, to);
};
syncBuiltinESMExports();
`;

describe("publishing", () => {
  it.each(["results", "companies", "rejects"])("fails when the part %s is not there", async (part) => {
    for (const form of ["csv", "xlsx"] as const) {
      const out = join(folder, `without-${part}-${form}`);
      const ended = await stopAfter(Number.POSITIVE_INFINITY, register, out, {
        table: form,
        during: () => rmSync(join(out, WORK, `${part}.part`), { force: true }),
      });
      expect(String(ended)).toContain(
        `${part}.part); nothing was published: repeat the command with --force instead of --resume`,
      );
      expect(filesIn(out)).toEqual([WORK]);
    }
  });

  it("is taken up again where it was cut off, and fails where a file was lost meanwhile", async () => {
    const whole = await screen(folder, TABLE);
    const cut = (name: string) => {
      const out = join(folder, name);
      const ended = zhunru(
        ["screen", table, "--rules", FROZEN_ROOT, "--out", out, "--as-of", "2024-06-30", "--lang", "en"],
        {
          env: { NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(DIE_AT_THE_SECOND)}"` },
        },
      );
      expect(ended.status).toBe(9);
      expect(filesIn(out)).toEqual([WORK, "results.csv"]);
      return out;
    };
    const out = cut("cut");
    expect(await screenFileAt(table, out, { resume: true })).toMatchObject({ status: 0, stderr: "" });
    expect({ ...bytesIn(out), "summary.json": "", "summary.html": "" }).toEqual({
      ...bytesIn(whole.out),
      "summary.json": "",
      "summary.html": "",
    });
    const lost = cut("cut-and-lost");
    rmSync(join(lost, "results.csv"));
    writeFileSync(join(lost, "results.csv"), "of another day");
    const ended = await screenFileAt(table, lost, { resume: true });
    expect([ended.status, ended.stderr]).toEqual([1, expect.stringContaining("missing or cut short")]);
    expect(filesIn(lost)).toEqual([WORK, "results.csv"]);
  });

  it.each([
    "companies.csv",
    "profiles.jsonl",
    "results.xlsx",
  ])("refuses a list in the folder for the results that bears their name %s, which they would replace", async (name) => {
    const out = join(folder, `own-${name}`);
    mkdirSync(out);
    const list = join(out, name);
    const rows = "name,city\nInvented,jingwan\n";
    writeFileSync(list, rows);
    const { status, stderr } = await screenFileAt(list, join(out, "."), { force: true });
    expect([status, bytesIn(out)]).toEqual([2, { [name]: rows }]);
    expect(stderr).toContain("bears the name of one of them");
  });

  it("leaves no results of an earlier run in another form", async () => {
    const out = join(folder, "forms");
    for (const form of ["csv", "jsonl", "xlsx", "csv"] as const) {
      expect((await screenFileAt(table, out, { table: form, force: true })).status).toBe(0);
      expect(filesIn(out).filter((name) => name.startsWith("results"))).toEqual([`results.${form}`]);
    }
  });
});

describe("--resume", () => {
  it.each<[string, Parameters<typeof screenFileAt>[2], string]>([
    ["another file", {}, "is another one"],
    ["no file", { file: "missing.csv" }, "there is no such file"],
    ["another day", { asOf: "2025-06-30" }, "is another one"],
    ["another form", { table: "jsonl" }, "is another one"],
    ["another option", { byteOrderMark: true }, "is another one"],
    ["a sheet of what has none", { sheet: "A" }, "is no XLSX file"],
    ["a heading that is not there", { ignored: ["Phone"] }, "there is no heading"],
  ])("of %s is refused and leaves the unfinished work to be taken up", async (what, more, said) => {
    const out = await unfinished(`resumed-with-${what.replaceAll(" ", "-")}`);
    const before = bytesIn(join(out, WORK));
    const file = what === "another file" ? table : register;
    const wrong = await screenFileAt(file, out, { ...more, resume: true });
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(bytesIn(join(out, WORK))).toEqual(before);
    expect((await screenFileAt(register, out, { resume: true })).status).toBe(0);
    const whole = join(folder, "whole");
    await screenFileAt(register, whole);
    expect(bytesIn(out)).toEqual(bytesIn(whole));
  });

  it("says that a journal is damaged, and what to do", async () => {
    for (const [name, content] of [
      ["torn", '{"signature":"'],
      ["empty", ""],
      ["foreign", '{"signature":"x","asOf":"2024-06-30"}'],
    ] as const) {
      const out = await unfinished(`journal-${name}`);
      const journal = join(out, WORK, "journal.json");
      writeFileSync(journal, content);
      const ended = await screenFileAt(register, out, { resume: true });
      expect([ended.status, ended.stdout, ended.stderr]).toEqual([
        2,
        "",
        `the journal of the unfinished screening in ${out} is damaged (${journal}), so it cannot be taken up again; repeat the command with --force instead of --resume to begin anew`,
      ]);
      expect((await screenFileAt(register, out, { force: true })).status).toBe(0);
      expect(filesIn(out)).toEqual(FILES);
    }
  });

  it("says that a part is shorter than the journal has it", async () => {
    const out = await unfinished("short-part");
    truncateSync(join(out, WORK, "companies.part"), 10);
    const ended = await screenFileAt(register, out, { resume: true });
    expect([ended.status, ended.stderr]).toEqual([
      1,
      expect.stringContaining("companies.part); nothing was published"),
    ]);
  });
});

it("a new run that is refused leaves the unfinished work of an earlier one alone", async () => {
  const out = await unfinished("refused-anew");
  const before = bytesIn(join(out, WORK));
  expect((await screenFileAt(join(folder, "nothing.csv"), out)).status).toBe(2);
  expect(bytesIn(join(out, WORK))).toEqual(before);
});

describe("an input that changes while it is read", () => {
  const change: Record<string, (file: string) => void> = {
    grows: (file) => appendFileSync(file, row(1)),
    shrinks: (file) => truncateSync(file, 30_000),
    "is written anew": (file) => writeFileSync(file, readFileSync(file, "utf8").replaceAll("CN", "GB")),
    "is removed": (file) => rmSync(file),
  };

  it.each(Object.keys(change))("is noticed when it %s", async (how) => {
    const file = join(folder, `changes-${how.replaceAll(" ", "-")}.csv`);
    writeFileSync(file, readFileSync(register));
    const out = join(folder, `out-${how.replaceAll(" ", "-")}`);
    let done = false;
    const ended = await stopAfter(Number.POSITIVE_INFINITY, file, out, {
      during: () => {
        if (!done) change[how]?.(file);
        done = true;
      },
    });
    expect(String(ended)).toContain("changed while it was read");
    expect(filesIn(out)).toEqual([]);
  });
});
