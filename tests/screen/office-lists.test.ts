import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { byTheLaw, tableIn, temporaryFolder } from "./support.ts";

const { screenFileAt } = byTheLaw;
const folder = temporaryFolder();
const LISTS = join(ROOT, "tests", "screen", "fixtures", "lists");

let runs = 0;

async function screened(file: string, more: Parameters<typeof screenFileAt>[2] = {}) {
  runs += 1;
  const out = join(folder, String(runs));
  const ended = await screenFileAt(join(LISTS, file), out, more);
  const isDone = ended.status === 0;
  return {
    ...ended,
    profiles: isDone ? profilesIn(out) : [],
    companies: isDone ? tableIn(join(out, "companies.csv")) : [],
    rejects: isDone
      ? tableIn(join(out, "rejects.csv")).map(({ column, value, expected }) => [column, value, expected])
      : [],
    leftOut: isDone ? tableIn(join(out, "left-out.csv")).map(({ line, reason }) => `${line} ${reason}`) : [],
  };
}

function profilesIn(out: string): unknown[] {
  return readFileSync(join(out, "profiles.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map(parsed);
}

/** A list of choices has no order. */
function parsed(line: string): unknown {
  const profile = JSON.parse(line);
  return Array.isArray(profile.activities)
    ? { ...profile, activities: profile.activities.toSorted() }
    : profile;
}

function meant(language: string): unknown[] {
  const profiles = JSON.parse(readFileSync(join(LISTS, `${language}.json`), "utf8")) as unknown[];
  return profiles.map((profile) => parsed(JSON.stringify(profile)));
}

const BOOK = ["1 above the headings", "2 above the headings", "45 a total", "47 a note"];

describe("a list of forty companies, written as offices write", () => {
  it.each([
    ["chinese.xlsx", "chinese", BOOK],
    ["libreoffice/chinese.xlsx", "chinese", BOOK],
    [
      "chinese.csv",
      "chinese",
      ["1 above the headings", "2 above the headings", "44 a total", "45 an empty row", "46 a note"],
    ],
    ["english.xlsx", "english", BOOK],
    ["libreoffice/english.xlsx", "english", BOOK],
    [
      "english.csv",
      "english",
      ["1 above the headings", "2 above the headings", "44 a total", "45 an empty row", "46 a note"],
    ],
  ])("%s comes out as forty companies with each word read right", async (file, language, leftOut) => {
    const list = await screened(file);
    expect(list.profiles).toEqual(meant(language));
    expect([list.profiles.length, list.rejects, list.leftOut]).toEqual([40, [], leftOut]);
    expect(list.stdout).toContain(`${40 + leftOut.length} rows in = 40 companies + 0 rejects`);
  });

  it("the columns that only describe a company are carried through to its row", async () => {
    const { companies } = await screened("chinese.xlsx");
    expect(companies[1]).toMatchObject({
      序号: "2",
      联系人: "联系人2",
      电话: "020-00000001",
      备注: "老客户",
    });
  });
});

describe("habits that decide what a cell means", () => {
  it("a comment, or a line through a cell, is asked about where a rule looks at the cell, and told elsewhere", async () => {
    const list = await screened("habits.xlsx", { sheet: "comments" });
    const COMMENT = "does the cell hold as it stands?";
    expect(list.rejects).toEqual([
      ["中方股比", "67%", expect.stringContaining(`“客户说其实是60%”: ${COMMENT}`)],
      ["所在地", "广州", expect.stringContaining(`“也可能在成都”: ${COMMENT}`)],
      ["中方股比", "67%", expect.stringContaining("this cell is struck through: does it still hold?")],
    ]);
    expect(list.companies.map(({ name, warnings }) => `${name} ${warnings}`)).toEqual([
      "丙 cell-not-read",
      "丁 deregistered-or-revoked",
    ]);
    const agreed = await screened("habits.xlsx", { sheet: "comments", read: ["comments=read"] });
    expect([agreed.companies.length, agreed.rejects]).toEqual([5, []]);
  });

  it("a unit or currency in a number format is applied, and what is shown in millions is read as shown", async () => {
    const list = await screened("habits.xlsx", { sheet: "formats" });
    expect(list.companies.map(({ understood = "" }) => understood.split("; ").at(-1))).toEqual([
      "investorTotalAssets: 250,000,000 USD",
      "investorTotalAssets: 200,000,000 USD",
      "investorTotalAssets: 200,000,000 USD",
    ]);
    expect(list.rejects).toEqual([["外方总资产", "$", expect.stringContaining("the currency itself")]]);
  });

  it("a day is the workbook's own calendar's, in a format of days and as a bare number", async () => {
    const daysIn = async (file: string): Promise<unknown[]> =>
      (await screened(file, { sheet: "days" })).profiles.map(
        (profile) => (profile as { investorTotalAssetsDate?: string }).investorTotalAssetsDate,
      );
    expect(await daysIn("habits.xlsx")).toEqual(["2025-12-31", "2025-12-31"]);
    expect(await daysIn("habits-1904.xlsx")).toEqual(["2025-12-31", "2030-01-01"]);
  });

  it("a first sheet that is no list is told with the others, which may be", async () => {
    const list = await screened("habits.xlsx", { headerRow: 2 });
    expect(list.stderr).toMatch(
      /the sheet that was read is the first, comments, and there are also .*hidden.*--sheet/,
    );
    expect((await screened("habits.xlsx", { headerRow: 2, sheet: "comments" })).stderr).not.toContain(
      "--sheet",
    );
  });

  it("hidden and struck-through rows are asked about, and read or left out as the run says", async () => {
    const asked = await screened("habits.xlsx", { sheet: "hidden" });
    expect(asked.rejects.map(([, , expected]) => expected)).toEqual([
      expect.stringContaining("this row is hidden or filtered out"),
      expect.stringContaining("this row is struck through"),
    ]);
    const read = await screened("habits.xlsx", { sheet: "hidden", read: ["hidden rows=read"] });
    expect([read.companies.length, read.rejects]).toEqual([4, []]);
    const left = await screened("habits.xlsx", { sheet: "hidden", read: ["隐藏行=略去"] });
    expect([left.companies.length, left.leftOut.length]).toEqual([2, 2]);
  });

  it("what has several meanings, or none, is refused with a sentence that its author understands", async () => {
    const list = await screened("habits.xlsx", { sheet: "cells" });
    expect(list.companies).toEqual([]);
    expect(list.rejects.map(([column, value, expected]) => `${column} ${value}: ${expected}`)).toEqual([
      "中方股比 #REF!: the value itself (the formula in the sheet failed and has no result)",
      "法人国籍 同上: the row's own entry (nothing is copied from the row above)",
      "中方股比 50/30/20: the share of one of them: this is a split between three or more, whose is meant?",
      "中方股比 三七开: the share of one of them: whose is meant, 30% or 70%?",
      "外方总资产 $: the currency itself: USD, HKD, SGD, AUD, CAD, NZD, TWD",
      "所在地 同上: the row's own entry (nothing is copied from the row above)",
      "中方股比 0.67: a share with its percent sign, 0.67% or 67%: a bare number up to 1 may be meant as either; or say once --shares percent or --shares fraction",
      "中方股比 2026-01-03: the share itself: the spreadsheet turned “1/3” into a date; set the column to text and fill it in again",
      "法人国籍 英国/加拿大: which one is meant: United Kingdom (GB), Canada (CA)",
      "法人国籍 美籍华人: the nationality itself (of the passport) and not descent or status, such as United States, China",
      "中方股比 见附件: the entry itself (what is attached or stands elsewhere is not in this list)",
    ]);
  });

  it("credit codes that became numbers are told with the way to keep them", async () => {
    const list = await screened("habits.xlsx", { sheet: "codes" });
    expect(list.companies.map(({ warnings }) => warnings)).toEqual(["cell-not-read", "cell-not-read"]);
    expect(list.companies[1]?.understood).toContain("set the column to text and fill it in again");
    const strict = await screened("habits.xlsx", { sheet: "codes", isStrict: true });
    expect(strict.rejects.map(([, value]) => value)).toEqual(["914401010000000000", "9.14E+17"]);
  });

  it.each([
    ["holders", "each row is a holder and not a company"],
    ["form", "the labels stand in the first column and the companies beside them"],
    ["columns", "the labels stand in the first column and the companies beside them"],
  ])("a sheet of another shape is refused as what it is: %s", async (sheet, told) => {
    const list = await screened("habits.xlsx", { sheet });
    expect([list.status, list.stderr]).toEqual([2, expect.stringContaining(told)]);
  });
});
