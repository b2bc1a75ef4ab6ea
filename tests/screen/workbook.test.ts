import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import {
  bookScreening,
  COMPANY,
  HEAD,
  type MadeWorkbook,
  workbookOf,
  workbookParts,
  zipOf,
} from "./package.ts";
import { byTheLaw, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const ROWS = [HEAD, COMPANY];

const { screenBook, gapOf } = bookScreening(folder);

describe("a workbook that is whole", () => {
  const utf16 =
    (mark: boolean, swapped: boolean) =>
    (xml: string): Buffer => {
      const bytes = Buffer.from(
        `${mark ? "\ufeff" : ""}<?xml version="1.0" encoding="UTF-16"?>${xml}`,
        "utf16le",
      );
      return swapped ? bytes.swap16() : bytes;
    };

  it.each<[string, MadeWorkbook]>([
    ["as its makers say", {}],
    [
      "with a workbook part of another name",
      { names: { book: "other/book.xml", sheet: "tables/first%20one.xml" } },
    ],
    ["with a workbook part at the top", { names: { book: "book.xml" } }],
    ["in UTF-16 with its mark", { encode: utf16(true, false) }],
    ["in UTF-16 of the other order", { encode: utf16(true, true) }],
    ["in UTF-16 without a mark", { encode: utf16(false, false) }],
    [
      "in UTF-8 with its mark",
      { encode: (xml) => Buffer.from(`\ufeff<?xml version='1.0' encoding='utf-8'?>${xml}`) },
    ],
    [
      "with '>' in an attribute",
      {
        rows: [
          HEAD,
          ["甲公司", "jingwan", "star-survey", { xml: `<c x='a>b' y="c > d" t="s"><v>0</v></c>` }, "CN"],
        ],
        strings: "<si><t>60%</t></si>",
      },
    ],
    [
      "with prefixes, comments, instructions and CDATA",
      {
        encode: (xml) =>
          Buffer.from(
            xml
              .replaceAll(/<(\/?)(?=[a-z])/g, "<$1x:")
              .replaceAll("xmlns=", "xmlns:x=")
              .replace("<x:sheetData>", "<!-- <row> --><?go on?><x:sheetData>")
              .replace("60%", "<![CDATA[60%]]>"),
          ),
      },
    ],
    [
      "with strings of several runs, with how they are pronounced",
      {
        rows: [HEAD, ["甲公司", "jingwan", "star-survey", { xml: '<c t="s"><v>1</v></c>' }, "CN"]],
        strings:
          "<si><t>no</t></si><si><r><t>6</t></r><r><t>0%</t></r><rPh sb='0' eb='1'><t>liushi</t></rPh></si>",
      },
    ],
  ])("is read %s", async (_name, made) => {
    const parts = workbookParts({ rows: ROWS, ...made });
    const renamed = Object.entries(parts).map(([name, bytes]) => [name.replace("%20", " "), bytes]);
    expect(await gapOf(await zipOf(Object.fromEntries(renamed)))).toBe("chinese-share: 7 %");
  });

  it("is read in ZIP64 and without compression", async () => {
    const parts = workbookParts({ rows: ROWS });
    expect(await gapOf(await zipOf(parts, { isZip64: true }))).toBe("chinese-share: 7 %");
    expect(await gapOf(await zipOf(parts, { isStored: true }))).toBe("chinese-share: 7 %");
  });

  it("is read whatever the case of its parts' names", async () => {
    const parts = workbookParts({ rows: ROWS });
    const loud = Object.entries(parts).map(([name, bytes]) => [name.replace("sheet1", "Sheet1"), bytes]);
    expect(await gapOf(await zipOf(Object.fromEntries(loud)))).toBe("chinese-share: 7 %");
  });

  it("keeps names as they are: entities, spelt-out characters, blanks", async () => {
    const name = "=甲 &amp; 乙_x0009_&#38;_x005F_x0009_";
    const cell = { xml: `<c t="inlineStr"><is><t xml:space="preserve">${name}</t></is></c>` };
    const ended = await screenBook(await workbookOf({ rows: [HEAD, [cell, ...COMPANY.slice(1)]] }));
    expect(ended.table("companies.csv")[0]?.name).toBe("'=甲 & 乙\t&_x0009_");
  });

  it("is named in the summary by its own size and hash", async () => {
    const ended = await screenBook(await workbookOf({ rows: ROWS }));
    const { input } = JSON.parse(readFileSync(join(ended.out, "summary.json"), "utf8"));
    const sha256 = createHash("sha256").update(readFileSync(ended.file)).digest("hex");
    expect(input).toMatchObject({ bytes: statSync(ended.file).size, sha256, sheet: "企业" });
  });
});

describe("workbooks as programs write them", () => {
  const read = async (name: string) => {
    const out = join(folder, name);
    const ended = await byTheLaw.screenFileAt(join(ROOT, "tests/screen/fixtures", name), out);
    const companies = tableIn(join(out, "companies.csv"));
    const rejects = tableIn(join(out, "rejects.csv"));
    const all = tableIn(join(out, "results.csv"));
    const results = all.filter(({ provision }) => provision === "gz-2022-212/1-12");
    return {
      said: ended.stdout.replace(out, "FOLDER").replace(`; ${all.length} findings`, "; ALL findings"),
      companies: companies.map(({ line, name, understood, warnings }) =>
        [line, name, understood, warnings].join(" | "),
      ),
      gaps: results.map(({ line, gaps }) => `${line}: ${gaps}`),
      rejects: rejects.map(({ line, column, value }) => [line, column, value].join(" | ")),
    };
  };

  it("openpyxl: formulas without results, merged cells, percent, a chart before the sheet", async () => {
    expect(await read("openpyxl.xlsx")).toMatchInlineSnapshot(`
      {
        "companies": [
          "2 | percent |  | ",
          "3 | shown otherwise | chineseShare: 66.66% (the sheet shows 67%) | shown-otherwise",
          "6 | merged |  | ",
          "7 | merged too |  | ",
          "8 | plain |  | ",
          "9 | text |  | ",
          "10 | only a name |  | ",
        ],
        "gaps": [
          "2: ",
          "3: chinese-share: 0.34 %",
          "6: ",
          "7: ",
          "8: chinese-share: 0.0001 %",
          "9: chinese-share: 1/3 %",
          "10: ",
        ],
        "rejects": [
          "4 | chineseShare | 0.67",
          "5 | chineseShare | '=60+7",
        ],
        "said": "9 rows in = 7 companies + 2 rejects + 0 left out; ALL findings in FOLDER
      ",
      }
    `);
  });

  it("XlsxWriter: formulas with a stand-in for their result, merged cells, ZIP64", async () => {
    expect(await read("xlsxwriter.xlsx")).toMatchInlineSnapshot(`
      {
        "companies": [
          "2 | percent |  | ",
          "6 | rich text |  | ",
        ],
        "gaps": [
          "2: ",
          "6: ",
        ],
        "rejects": [
          "3 | chineseShare | '=60+7",
          "4 | name | A4:A5",
          "5 | name | A4:A5",
        ],
        "said": "5 rows in = 2 companies + 3 rejects + 0 left out; ALL findings in FOLDER
      ",
      }
    `);
  });
});

describe("a sheet with hidden columns", () => {
  it("tells which answers stand in them, and reads them", async () => {
    const cols =
      '<cols><col min="1" max="1" hidden="0"/><col min="2" max="3" width="9" hidden="1"/><col min="6" max="16384" hidden="true"/></cols>';
    const ended = await screenBook(await workbookOf({ rows: ROWS, before: cols }));
    expect(ended.table("companies.csv")).toEqual([
      expect.objectContaining({
        understood: expect.stringMatching(
          /city: jingwan \(its column is hidden in the sheet\); activities: star-survey \(its/,
        ),
        warnings: "hidden-column",
      }),
    ]);
    const open = await screenBook(await workbookOf({ rows: ROWS, before: cols.replace('hidden="1"', "") }));
    expect(open.table("companies.csv").map(({ warnings }) => warnings)).toEqual([""]);
  });
});
