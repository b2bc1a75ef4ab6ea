import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { screen, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const HEAD = "city,activities,chineseShare,foreignShare,legalRepresentativeNationality";

/** The changes of a company in results.csv or a workbook's rows, and its gaps. */
async function changeOf(row: string): Promise<Record<string, string>> {
  const ended = await screen(folder, `${HEAD}\n${row}\n`);
  const [{ change = "", gaps = "" } = {}] = ended.table("results.csv");
  return { change, gaps };
}

describe("the change in a row of results", () => {
  it.each([
    ["2/3", "chineseShare: 200/3 % → 67 %", "chinese-share: 1/3 %"],
    ["1/2", "chineseShare: 50 % → 67 %", "chinese-share: 17 %"],
    ["60%", "chineseShare: 60 % → 67 %", "chinese-share: 7 %"],
    ["6/14", "chineseShare: 300/7 % → 67 %", "chinese-share: 169/7 %"],
  ])("of a share given as %s is in percent on both sides", async (share, change, gaps) => {
    expect(await changeOf(`jingwan,star-survey,${share},,CN`)).toEqual({ change, gaps });
  });

  it.each([
    ["不足50%", "chineseShare: < 50 % → 67 %", "chinese-share: 17 %", "17 percentage points away"],
    ["1/3至1/2", "chineseShare: ≥ 100/3 % ≤ 50 % → 67 %", "chinese-share: 17 %", "17 percentage points away"],
    ["低于67%", "chineseShare: < 67 % → 67 %", "", "given: at least 0% and less than 67%"],
  ])("of a share given as %s has its ends", async (share, change, gaps, told) => {
    const row = `jingwan,star-survey,${share},,CN`;
    expect(await changeOf(row)).toEqual({ change, gaps });
    const inWords = await screen(folder, `${HEAD}\n${row}\n`, { more: { isInWords: true } });
    expect(inWords.table("results.csv")[0]?.["Tests not met"]).toContain(told);
  });

  it("sets no place beside a nationality", async () => {
    const { change } = await changeOf("jingwan,star-survey,60,,TW");
    expect(change).toBe("chineseShare: 60 % → 67 %; legalRepresentativeNationality: – → CN");
  });

  it("keeps the form of a profile in JSON Lines", async () => {
    const table = `${HEAD}\njingwan,star-survey,2/3,,CN\n`;
    const ended = await screen(folder, table, { more: { table: "jsonl" } });
    const [line = ""] = readFileSync(join(ended.out, "results.jsonl"), "utf8").split("\n");
    expect(JSON.parse(line).change).toEqual([{ fact: "chineseShare", from: "2/3", to: "67" }]);
  });
});
