import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bookScreening, COMPANY, HEAD, workbookOf, workbookParts, zipOf } from "./package.ts";
import { screen, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const ROWS = [HEAD, COMPANY];

const { screenBook } = bookScreening(folder);

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
