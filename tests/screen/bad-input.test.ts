import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { zhunru } from "../support/program.ts";
import { workbookOf } from "./package.ts";
import { bytesIn, screen, screenFileAt, TABLE, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const sound = join(folder, "sound.csv");
beforeAll(() => writeFileSync(sound, TABLE));

describe("zhunru screen, bad input", () => {
  /** Refused with exit status 2, a clear word and nothing under a final name. */
  async function refused(content: string | Uint8Array, said: string, ending = ".csv"): Promise<void> {
    const ended = await screen(folder, content, { ending });
    expect(ended.stderr).toContain(said);
    // A map of headings to be edited is no result.
    const files = ended.files().filter((name) => name !== "columns.json");
    expect([ended.status, ended.stdout, files]).toEqual([2, "", []]);
  }

  it.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "line 1, column 1: nothing is there"],
    ["nothing but empty lines", "\n\n\n", "line 1, column 1: the first line is empty"],
    [
      "no header",
      "Company A,jingwan\nCompany B,wudao\n",
      "line 1, column 1: the heading Company A matches nothing that is asked",
    ],
    [
      "a heading that is near a fact",
      "name,citty\n",
      "line 1, column 2: the heading citty matches nothing that is asked (nearest: City)",
    ],
    [
      "two columns of one fact",
      "name,City,city\n",
      "line 1, column 3: city is the same fact (city) as City in column 2",
    ],
    [
      "a fact and a part of it",
      "investorTotalAssets,investorTotalAssets.amount\n",
      "line 1, column 2: investorTotalAssets.amount is the same fact",
    ],
    [
      "UTF-16 without its mark",
      Buffer.from("name,city\nA,jingwan\n", "utf16le"),
      "line 1, column 1: neither UTF-8 nor GB18030",
    ],
    [
      "Latin-1",
      Buffer.from("name,city\nA,jingwan\nCaf\u00e9,jingwan\n", "latin1"),
      "line 3, column 1: neither",
    ],
    [
      "Latin-1 whose letters make Chinese characters with those behind them",
      Buffer.from("name,city\nA,jingwan\nMüller,jingwan\n", "latin1"),
      "line 3, column 1: neither UTF-8 nor GB18030 from here; expected one of the two encodings: save it",
    ],
    ["zero bytes", Buffer.from("name,city\nA,guang\u0000zhou\n"), "line 2, column 1: neither"],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old XLS format"],
    ["what only begins as a workbook", Buffer.from("PK\u0003\u0004 and no more"), "not a sound XLSX file"],
  ])("refuses %s", (_name, content, said) => refused(content, said));

  it("rejects one line for a broken quote at line 70,000", async () => {
    const many = Array.from({ length: 69_998 }, (_, index) => `Company ${index},other`);
    const text = ["name,city", ...many, '"Company,jingwan', "Company,jingwan"].join("\n");
    const ended = await screen(folder, text);
    expect(ended.stdout).toContain("70000 rows in = 69999 companies + 1 reject");
    expect(ended.table("rejects.csv")).toMatchObject([
      { line: "70000", column: "name", value: '"Company,jingwan' },
    ]);
    expect(ended.table("companies.csv").at(-1)).toMatchObject({ line: "70001", name: "Company" });
  });

  it("refuses a sheet that is empty, and a zip bomb", async () => {
    await refused(await workbookOf({}), "nothing is there", ".xlsx");
    await refused(await workbookOf({ rows: [["", " "]] }), "nothing is there", ".xlsx");
    const bomb = `<x${" ".repeat(1_000)}/>`.repeat(60_000);
    await refused(await workbookOf({ sheetData: bomb }), "grows beyond reason", ".xlsx");
  });

  it("refuses wishes that fit no heading, and options that cannot be used", async () => {
    const wished = await screen(folder, "name,city\n", { more: { ignored: ["Phone"] } });
    expect([wished.status, wished.stderr]).toEqual([2, expect.stringContaining("there is no heading Phone")]);
    for (const [more, said] of [
      [["--threads", "0"], "option --threads: found 0"],
      [["--table", "pdf"], "option --table: found pdf"],
    ] as const) {
      const ended = zhunru(["screen", wished.file, "--out", join(folder, "x"), ...more]);
      expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining(said)]);
    }
    expect(zhunru(["screen"]).stderr).toContain("the argument FILE is missing");
    expect(zhunru(["screen", join(folder, "nothing.csv"), "--out", join(folder, "x")])).toMatchObject({
      status: 2,
    });
  });

  it("refuses an output folder that is a file or lies below one", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    for (const out of [file, join(file, "below")]) {
      const ended = await screenFileAt(sound, out);
      expect([ended.status, ended.stdout]).toEqual([2, ""]);
      expect(ended.stderr).toContain("cannot be a folder");
    }
  });

  it("says that the folder is not writable", async () => {
    const ended = await screenFileAt(sound, "/proc/zhunru");
    expect([ended.status, ended.stdout]).toEqual([1, ""]);
    expect(ended.stderr).toContain("/proc/zhunru is not writable");
  });

  it("leaves the files of an earlier run alone where a later one is refused", async () => {
    const first = await screen(folder, TABLE);
    const before = bytesIn(first.out);
    const broken = join(folder, "broken.csv");
    writeFileSync(broken, 'name,"city\nA,jingwan\n');
    expect((await screenFileAt(broken, first.out)).status).toBe(2);
    expect(bytesIn(first.out)).toEqual(before);
    expect(tableIn(join(first.out, "companies.csv"))).toHaveLength(4);
  });
});
