import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { type MadeWorkbook, workbookOf, workbookParts, zipOf } from "./package.ts";
import { byTheLaw, screen, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const HEAD = ["name", "city", "activities", "chineseShare", "legalRepresentativeNationality"];
const COMPANY = ["甲公司", "jingwan", "star-survey", "60%", "CN"];
const ROWS = [HEAD, COMPANY];

/** Screens the bytes of a workbook. */
async function screenBook(book: Buffer) {
  return screen(folder, book, { ending: ".xlsx" });
}

/** What a workbook of one company came to: its gap to 67 %, or what was said. */
async function gapOf(book: Buffer): Promise<string | undefined> {
  const ended = await screenBook(book);
  return ended.status === 0 ? ended.table("results.csv")[0]?.gaps : ended.stderr;
}

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

describe("a workbook that is not whole, or none", () => {
  it("is refused where a share was changed from 60 to 70 behind its checksum", async () => {
    const book = await zipOf(workbookParts({ rows: ROWS }), { isStored: true });
    const at = book.indexOf("60%");
    book.write("70%", at);
    const ended = await screenBook(book);
    expect([ended.status, ended.files()]).toEqual([2, []]);
    expect(ended.stderr).toContain(
      "the file is damaged, xl/worksheets/sheet1.xml is not what its checksum says",
    );
  });

  it("is refused where a bit was changed, in whatever part", async () => {
    const parts = workbookParts({
      rows: ROWS,
      styles: '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>',
      strings: "<si><t>x</t></si>",
    });
    const book = await zipOf(parts, { isStored: true });
    const refused: string[] = [];
    for (const bytes of Object.values(parts)) {
      const at = book.indexOf(bytes) + bytes.length - 20;
      const damaged = Buffer.from(book);
      damaged[at] = (damaged[at] as number) ^ 1;
      const ended = await screenBook(damaged);
      refused.push(`${ended.status} ${/damaged|not a sound/.exec(ended.stderr)}`);
    }
    expect(new Set(refused)).toEqual(new Set(["2 damaged", "2 not a sound"]));
  });

  const parts = workbookParts({ rows: ROWS });
  const without = (part: string) =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => name !== part));
  const sheet = (sheetData: string) => workbookParts({ sheetData });
  const latin = (xml: string): Buffer =>
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`, "latin1");

  it.each<[string, Record<string, Buffer>, string]>([
    ["without relations", without("_rels/.rels"), "(_rels/.rels)"],
    ["without its workbook", without("xl/workbook.xml"), "(_rels/.rels)"],
    ["without its sheet", without("xl/worksheets/sheet1.xml"), "(xl/worksheets/sheet1.xml)"],
    [
      "with a document type",
      { ...parts, "xl/workbook.xml": Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>') },
      "(xl/workbook.xml)",
    ],
    [
      "with an entity of its own",
      sheet('<row><c t="str"><v>&b;</v></c></row>'),
      "(xl/worksheets/sheet1.xml)",
    ],
    [
      "that ends within a tag",
      { ...parts, "xl/worksheets/sheet1.xml": Buffer.from("<worksheet><sheetData") },
      "sheet1.xml)",
    ],
    [
      "with tags that do not match",
      { ...parts, "xl/workbook.xml": Buffer.from("<a><b></a></b>") },
      "(xl/workbook.xml)",
    ],
    ["in another encoding", workbookParts({ rows: ROWS, encode: latin }), "(_rels/.rels)"],
    [
      "with bytes that are no UTF-8",
      { ...parts, "xl/workbook.xml": Buffer.from([0x3c, 0x61, 0xff, 0x2f, 0x3e]) },
      "(xl/workbook.xml)",
    ],
    ["with a tag of two megabytes", sheet(`<row ${"a".repeat(2 << 20)}="1"/>`), "(xl/worksheets/sheet1.xml)"],
    ["with tags without end", sheet("<a>".repeat(1_000)), "(xl/worksheets/sheet1.xml)"],
    ["with a row twice", sheet('<row r="2"/><row r="2"/>'), "(xl/worksheets/sheet1.xml)"],
    [
      "with a cell twice",
      sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      "sheet1.xml)",
    ],
    [
      "with a cell of another row",
      sheet('<row r="1"><c r="A2"><v>1</v></c></row>'),
      "(xl/worksheets/sheet1.xml)",
    ],
    [
      "with a string that is not there",
      sheet('<row r="1"><c t="s"><v>7</v></c></row>'),
      "(xl/worksheets/sheet1.xml)",
    ],
    [
      "with merged cells that are no place",
      workbookParts({ rows: ROWS, behind: '<mergeCells><mergeCell ref="?"/></mergeCells>' }),
      "sheet1.xml)",
    ],
  ])("is refused %s", async (_name, made, said) => {
    const ended = await screenBook(await zipOf(made));
    expect([ended.status, ended.stdout, ended.files()]).toEqual([2, "", []]);
    expect(ended.stderr).toContain("not a sound XLSX file");
    expect(ended.stderr).toContain(said);
  });

  it("is refused where two parts have one name", async () => {
    const twice = await zipOf({ ...parts, "xl/Workbook.xml": Buffer.from("<workbook/>") });
    expect((await screenBook(twice)).stderr).toContain("not a sound XLSX file (directory)");
  });

  it("is told as what it is: encrypted, old, of another program", async () => {
    const compound = (stream: string): Buffer => {
      const file = Buffer.alloc(2048);
      file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      file.write("Root Entry", 1024, "utf16le");
      file.write(stream, 1024 + 128, "utf16le");
      return file;
    };
    const said = async (content: Buffer) => (await screen(folder, content, { ending: ".xls" })).stderr;
    expect(await said(compound("EncryptedPackage"))).toContain("protected with a password (encrypted)");
    expect(await said(compound("Workbook"))).toContain("this is the old XLS format; expected XLSX or CSV");
    const ods = { "content.xml": Buffer.from("<a/>"), "META-INF/manifest.xml": Buffer.from("<a/>") };
    expect(await said(await zipOf(ods))).toContain("this is the ODS format; expected XLSX or CSV");
    const binary = workbookParts({ names: { book: "xl/workbook.bin" } });
    expect(await said(await zipOf(binary))).toContain("this is the XLSB format; expected XLSX or CSV");
    const zh = await screen(folder, compound("EncryptedPackage"), {
      ending: ".xlsx",
      more: { language: "zh-CN" },
    });
    expect(zh.status).toBe(2);
  });

  it("is refused for its headings before any row is kept", async () => {
    const wide = Array.from({ length: 2_001 }, (_, index) => `investors.${index}.share`);
    expect((await screenBook(await workbookOf({ rows: [wide] }))).stderr).toContain(
      "line 1, column 2001: more than 2000 headings",
    );
    const row = '<row r="1"><c t="str"><v>citty</v></c></row>';
    const more = Array.from({ length: 30 }, (_, index) => row.replace('r="1"', `r="${index + 2}"`)).join("");
    const brokenBehind = await workbookOf({ sheetData: `${row}${more}${row}` });
    expect((await screenBook(brokenBehind)).stderr).toContain(
      "the heading citty matches nothing that is asked",
    );
  });

  it("keeps no more of a row than stands in it", async () => {
    const far = `<row r="1"><c t="str"><v>name</v></c></row>${Array.from({ length: 3_000 }, (_, index) => `<row r="${index + 2}"><c r="XFD${index + 2}"><v>1</v></c></row>`).join("")}`;
    const ended = await screenBook(await workbookOf({ sheetData: far }));
    expect(ended.stdout).toContain("3000 rows in = 0 companies + 3000 rejects");
    expect(statSync(join(ended.out, "rejects.csv")).size).toBeLessThan(1 << 20);
  });
});

describe("cells of a sheet that are not simply what stands in them", () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="0%"/><numFmt numFmtId="165" formatCode="0.0000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="1"/></cellXfs>';
  const number = (value: string, style = 0) => ({ xml: `<c s="${style}"><v>${value}</v></c>` });
  const formula = (text: string, value: string) => ({ xml: `<c><f>${text}</f>${value}</c>` });
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

  const merge = (...references: string[]): string =>
    `<mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join("")}</mergeCells>`;

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
