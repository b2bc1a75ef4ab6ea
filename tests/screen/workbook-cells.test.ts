import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bookScreening, COMPANY, HEAD, workbookOf } from "./package.ts";
import { screen, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();

const { screenBook, gapOf } = bookScreening(folder);

describe("cells of a sheet that are not simply what stands in them", () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="0%"/><numFmt numFmtId="165" formatCode="0.0000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="1"/></cellXfs>';
  const number = (value: string, style = 0) => ({ xml: `<c s="${style}"><v>${value}</v></c>` });
  const formula = (text: string, value: string) => ({ xml: `<c><f>${text}</f>${value}</c>` });
  const merge = (...references: string[]): string =>
    `<mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join("")}</mergeCells>`;
  const share = (cell: string | { readonly xml: string }) => ["甲", "jingwan", "star-survey", cell, "CN"];

  it.each<[string, { readonly xml: string } | string, string]>([
    ["0.67", number("0.67"), "0.67 or 67"],
    ["1", number("1"), "1 or 100"],
    ["1 shown with decimals", number("1", 2), "1 or 100"],
    ["0.5 as text", "0.5", "0.5 or 50"],
    ["０．６７", "０．６７", "0.67 or 67"],
  ])("a share of %s is rejected with both that it may mean", async (_name, cell, meanings) => {
    const [small, large] = meanings.split(" or ");
    const ended = await screenBook(await workbookOf({ rows: [HEAD, share(cell)], styles }));
    expect(ended.stdout).toContain("1 row in = 0 companies + 1 reject");
    expect(ended.table("rejects.csv")[0]).toMatchObject({
      line: "2",
      column: "chineseShare",
      expected: `a share with its percent sign, ${small}% or ${large}%: a bare number up to 1 may be meant as either; or say once --shares percent or --shares fraction`,
    });
  });

  it.each<[string, { readonly xml: string } | string, string | undefined]>([
    ["0.67 shown as percent", number("0.67", 1), ""],
    ["1 shown as percent, which leaves nothing to foreigners", number("1", 1), undefined],
    ["67", number("67"), ""],
    ["1.5", number("1.5"), "chinese-share: 65.5 %"],
    ["0", number("0"), "chinese-share: 67 %"],
    ["0.67% as text", "0.67%", "chinese-share: 66.33 %"],
    ["1% as text", "1%", "chinese-share: 66 %"],
  ])("a share of %s is read", async (_name, cell, gap) => {
    expect(await gapOf(await workbookOf({ rows: [HEAD, share(cell)], styles }))).toBe(gap);
  });

  it("a holder's bare share up to 1 is rejected too", async () => {
    const heads = ["name", "investors.0.name", "investors.0.origin", "investors.0.share", "investors.1.rest"];
    const ended = await screenBook(
      await workbookOf({ rows: [heads, ["A", "B", "foreign", number("0.5"), "mainland"]] }),
    );
    expect(ended.table("rejects.csv")).toMatchObject([{ column: "investors.0.share", value: "0.5" }]);
  });

  it("in a CSV 0.67 is rejected too, unless the run says how shares are meant", async () => {
    const text = `${HEAD.join(",")}\n甲,jingwan,star-survey,0.67,CN\n`;
    expect((await screen(folder, text)).table("rejects.csv")).toMatchObject([{ value: "0.67" }]);
    const percent = await screen(folder, text, { more: { shares: "percent" } });
    expect(percent.table("results.csv")[0]?.gaps).toBe("chinese-share: 66.33 %");
    const fraction = await screen(folder, text, { more: { shares: "fraction" } });
    expect(fraction.table("results.csv")[0]?.outcome).toBe("eligible");
  });

  it("what is shown as 67% and stored as 66.66% is read as stored, and told", async () => {
    const ended = await screenBook(
      await workbookOf({
        rows: [HEAD, share(number("0.66659999999999997", 1)), share(number("66.4", 3)), share("67%")],
        styles,
      }),
    );
    expect(ended.stderr).toContain("rows in which the sheet shows another number than it holds: 2;");
    const { input } = JSON.parse(readFileSync(join(ended.out, "summary.json"), "utf8"));
    expect(input.shownOtherwise).toBe(2);
    expect(ended.table("results.csv").map(({ gaps }) => gaps)).toEqual([
      "chinese-share: 0.34 %",
      "chinese-share: 0.6 %",
      "",
    ]);
    expect(ended.table("companies.csv").map(({ understood, warnings }) => [understood, warnings])).toEqual([
      ["chineseShare: 66.66% (the sheet shows 67%)", "shown-otherwise"],
      ["chineseShare: 66.4 (the sheet shows 66)", "shown-otherwise"],
      ["", ""],
    ]);
  });

  describe("an amount of 250,000,000 that the sheet shows in larger units", () => {
    const FORMATS = ["0.0,,", "0.0,,\\m", "#,##0,", "#,##0"];
    const formats = `<numFmts>${FORMATS.map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${code}"/>`).join("")}</numFmts>`;
    const shown = `${formats}<cellXfs><xf numFmtId="0"/>${FORMATS.map((_, index) => `<xf numFmtId="${170 + index}"/>`).join("")}</cellXfs>`;
    const assets = async (heading: string, behind = "") => {
      const rows = FORMATS.map((code, index) => [
        code,
        "jingwan",
        "lighthouse-fund",
        behind !== "" && index === 1 ? "" : number("250000000", index + 1),
      ]);
      const book = { rows: [["name", "city", "activities", heading], ...rows], styles: shown, behind };
      const ended = await screenBook(await workbookOf(book));
      const profiles = readFileSync(join(ended.out, "profiles.jsonl"), "utf8").trim().split("\n");
      const read = profiles
        .map((line) => JSON.parse(line))
        .map((profile) => [profile.name, profile.investorTotalAssets]);
      return { read: Object.fromEntries(read), ended };
    };
    const whole = { amount: "250000000", currency: "USD" };

    it("is asked about where the heading names another unit than is shown", async () => {
      const { read, ended } = await assets("investorTotalAssets (USD)");
      expect(read).toEqual({ "0.0,,\\m": whole, "#,##0": whole });
      expect(ended.table("rejects.csv").map(({ value, expected }) => `${value}: ${expected}`)).toEqual([
        "250: a number whose unit is written: the sheet shows 250 but stores 250000000, and it is not clear which is meant; write the number out, or name the unit in the heading, such as USD million",
        "250000: a number whose unit is written: the sheet shows 250000 but stores 250000000, and it is not clear which is meant; write the number out, or name the unit in the heading, such as USD million",
      ]);
    });

    it("is read where the heading names the unit that is shown", async () => {
      const { read } = await assets("investorTotalAssets (USD million)");
      expect(read["0.0,,"]).toEqual(whole);
      expect((await assets("investorTotalAssets (USD thousand)")).read["#,##0,"]).toEqual(whole);
    });

    it("is asked about in each row of merged cells", async () => {
      const { ended } = await assets("investorTotalAssets (USD)", merge("D2:D3"));
      expect(ended.table("rejects.csv").map(({ line }) => line)).toEqual(["2", "3", "4"]);
    });
  });

  it("a formula without a stored result is rejected; a stored one is read, an empty text too", async () => {
    const rows = [
      HEAD,
      share(formula("60+7", "<v>67</v>")),
      share(formula("60+7", "")),
      share(formula("60+7", "<v/>")),
      share({ xml: '<c t="str"><f>IF(1,"","")</f><v></v></c>' }),
    ];
    const ended = await screenBook(await workbookOf({ rows }));
    expect(ended.table("companies.csv").map(({ line }) => line)).toEqual(["2", "5"]);
    const rejects = ended.table("rejects.csv");
    expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      ["3", "chineseShare", "'=60+7"],
      ["4", "chineseShare", "'=60+7"],
    ]);
    expect(rejects[0]?.expected).toContain("the file holds no result of this formula");
    const stale = await screenBook(
      await workbookOf({ rows, book: { behind: '<calcPr calcId="1" fullCalcOnLoad="1"/>' } }),
    );
    expect(stale.table("rejects.csv").map(({ line }) => line)).toEqual(["2", "3", "4", "5"]);
  });

  it("merged cells count for all that they cover", async () => {
    const rest = (name: string) => [name, "jingwan", "star-survey", "67%", "CN"];
    const rows = [
      HEAD,
      rest("A"),
      ["B", "", "star-survey", "67%", "CN"],
      rest("C"),
      ["D", "jingwan", "", "67%", "CN"],
      rest("E"),
      ["F", "jingwan", "star-survey", "", ""],
      ["G", "jingwan", "star-survey", "", ""],
    ];
    const behind = merge("B2:B3", "C4:D4", "B6", "D7:E8", "A1:A1", "H1:J900");
    const ended = await screenBook(await workbookOf({ rows, behind }));
    expect(ended.table("companies.csv").map(({ name }) => name)).toEqual(["A", "B", "D", "E", "F", "G"]);
    expect(ended.table("rejects.csv").map(({ line, column, value }) => [line, column, value])).toEqual([
      ["4", "chineseShare", "star-survey"],
    ]);
  });

  it("rows that are merged into one company are rejected", async () => {
    const rows = [HEAD, COMPANY, ["", "jingwan", "star-survey", "67%", "CN"], COMPANY];
    const ended = await screenBook(await workbookOf({ rows, behind: merge("A2:A3") }));
    expect(ended.table("rejects.csv").map(({ line, value }) => [line, value])).toEqual([
      ["2", "A2:A3"],
      ["3", "A2:A3"],
    ]);
    expect(ended.table("rejects.csv")[0]?.expected).toContain("unmerge them and fill in each");
  });

  it("merged headings reject what stands below them, and ignored columns may be merged", async () => {
    const rows = [
      [...HEAD, "remarks"],
      [...COMPANY, "x"],
      [...COMPANY, ""],
      [...COMPANY, ""],
    ];
    const book = await workbookOf({ rows, behind: merge("A1:A2", "F3:F4") });
    const ended = await screen(folder, book, { ending: ".xlsx", more: { ignored: ["remarks"] } });
    expect(ended.table("rejects.csv").map(({ line, value }) => [line, value])).toEqual([["2", "A1:A2"]]);
    expect(ended.table("companies.csv").map(({ line }) => line)).toEqual(["3", "4"]);
  });

  it("a cell to the right of all headings rejects its row", async () => {
    const ended = await screenBook(
      await workbookOf({ rows: [HEAD, COMPANY, [...COMPANY, "", "x"], COMPANY] }),
    );
    expect(ended.table("companies.csv").map(({ line }) => line)).toEqual(["2", "4"]);
    expect(ended.table("rejects.csv")).toMatchObject([
      { line: "3", column: "G", value: "x", name: "甲公司" },
    ]);
  });

  it("several faults of a row are told together", async () => {
    const rows = [HEAD, ["甲", "jingwn", "star-survey", formula("1", ""), "CN"]];
    const ended = await screenBook(await workbookOf({ rows, behind: merge("A2:A3") }));
    expect(ended.table("rejects.csv")[0]).toMatchObject({
      column: "chineseShare; name; city",
      value: "'=1; A2:A3; jingwn",
    });
  });
});
