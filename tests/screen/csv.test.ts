import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOf } from "../../src/screen/source/chunks.ts";
import { type CsvRow, parseCsv, RecordScanner } from "../../src/screen/source/csv.ts";
import { byTheLaw, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();
const cell = fc.string({ unit: fc.constantFrom("a", "甲", ",", '"', "\n", "\r\n", " ", "1") });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
/** Any text, with quotes where none belong. */
const anyText = fc.string({
  unit: fc.constantFrom("a", "甲", ",", '"', '""', "\n", "\r", "\r\n"),
  maxLength: 60,
});
const SEED = 20_240_630;

function write(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return rows.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** The records of a text that comes in pieces of so many bytes, cut as a file is cut and read as a chunk is read. */
function inPieces(text: string, step: number): CsvRow[] {
  const bytes = Buffer.from(text);
  const rows: CsvRow[] = [];
  let rest = Buffer.alloc(0);
  let line = 1;
  for (let at = 0; at <= bytes.length; at += step) {
    const isWhole = at + step > bytes.length;
    const piece = Buffer.concat([rest, bytes.subarray(at, at + step)]);
    const scanner = new RecordScanner(piece.toString("latin1"), line, { isWhole, quotes: true });
    for (let record = scanner.next(); record !== null; record = scanner.next()) {
      rows.push(...parseCsv(piece.toString("utf8", record.start, record.next), record.line));
    }
    rest = piece.subarray(scanner.position);
    line = scanner.line;
  }
  return rows;
}

describe("reading a CSV", () => {
  it("gives back what was written", () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(Array.from(parseCsv(write(rows), 1), ({ cells }) => cells)).toEqual(rows);
      }),
      { seed: SEED },
    );
  });

  it("counts lines as an editor does", () => {
    const rows = Array.from(parseCsv('a,b\n"one\ntwo",3\r\n\n4,5\r6,7', 10), ({ line, cells }) => [
      line,
      cells,
    ]);
    expect(rows).toEqual([
      [10, ["a", "b"]],
      [11, ["one\ntwo", "3"]],
      [14, ["4", "5"]],
      [15, ["6", "7"]],
    ]);
  });

  it("finds the same records, sound and broken, wherever a text is cut", () => {
    fc.assert(
      fc.property(fc.oneof(table.map(write), anyText), fc.integer({ min: 1, max: 7 }), (text, step) => {
        expect(inPieces(text, step)).toEqual([...parseCsv(text, 1)]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("loses no character: records and the line breaks between them are the whole text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rows = [...parseCsv(text, 1)];
        expect(
          rows
            .map((row) => row.text)
            .join("")
            .replace(/[\r\n]/g, ""),
        ).toBe(text.replace(/[\r\n]/g, ""));
        expect(
          rows.every(({ text: own, cells, broken }) => broken === null || (own !== "" && cells.length === 0)),
        ).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it.each([
    [
      "is never closed",
      'a,b\n1,"2\n3,4\n',
      { line: 2, text: '1,"2', broken: { column: 2, code: "openQuote" } },
    ],
    [
      "has text behind it",
      '1,"2"3\n4,5\n',
      { line: 1, text: '1,"2"3', broken: { column: 2, code: "openQuote" } },
    ],
    [
      "stands inside a cell",
      'a,b\n1,2"3\n',
      { line: 2, text: '1,2"3', broken: { column: 2, code: "strayQuote" } },
    ],
    [
      "is closed by one of a later line",
      'a,b\n"甲,1\n乙,2\n"丙, 丁",3\n',
      { line: 2, text: '"甲,1', broken: { column: 1, code: "openQuote" } },
    ],
  ])("a quote that %s breaks its line alone", (_what, text, broken) => {
    const rows = [...parseCsv(text, 1)];
    expect(rows.filter((row) => row.broken !== null)).toMatchObject([broken]);
    const lines = text.trimEnd().split("\n").length;
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: lines }, (_, index) => index + 1));
  });

  it("takes up to a thousand line breaks into a cell in quotes, and no more", () => {
    const rows = (breaks: number): CsvRow[] => [...parseCsv(`"${"\n".repeat(breaks)}",1\n`, 1)];
    expect(rows(1_000)).toMatchObject([{ line: 1, cells: ["\n".repeat(1_000), "1"] }]);
    expect(rows(1_001).map(({ line, broken }) => [line, broken?.code])).toEqual([
      [1, "openQuote"],
      [1_002, "openQuote"],
    ]);
  });

  it("cuts a file into the same chunks from every chunk's end on", () => {
    const file = join(folder, "chunks.csv");
    const row = (index: number): string =>
      index % 90 === 7 ? `"broken ${index},1\n` : `"name\n${index}",${index}\n`;
    writeFileSync(file, Array.from({ length: 4_000 }, (_, index) => row(index)).join(""));
    const chunks = [...chunksOf(file, { offset: 0, line: 1 }, true)];
    expect(chunks.length).toBeGreaterThan(7);
    const [, second] = chunks;
    const again = [...chunksOf(file, { offset: second?.nextOffset ?? 0, line: second?.nextLine ?? 0 }, true)];
    expect(again).toEqual(chunks.slice(2));
    const whole = Buffer.concat(chunks.map(({ bytes }) => bytes));
    const rows = (bytes: Uint8Array, line: number): CsvRow[] => [
      ...parseCsv(Buffer.from(bytes).toString(), line),
    ];
    expect(chunks.flatMap(({ bytes, line }) => rows(bytes, line))).toEqual(rows(whole, 1));
  });

  it("chunks of long records hold fewer of them", () => {
    const file = join(folder, "long.csv");
    writeFileSync(file, `${"x".repeat(20_000)}\n`.repeat(100));
    const chunks = [...chunksOf(file, { offset: 0, line: 1 }, true)];
    expect(chunks.map(({ line }) => line)).toEqual(Array.from({ length: 25 }, (_, index) => 1 + index * 4));
  });
});

describe("zhunru screen, lines of a CSV that are no rows", () => {
  const head = "name,city";

  it("go to rejects.csv with their lines, and the run goes on", async () => {
    const ended = await screen(
      folder,
      `${head}\nA,guangzhou\nB\nC,guangzhou,x,\nD,chengdu\n"E,guangzhou\nF "F",chengdu\n"G\nG",guangzhou\n"H"H,other\n"I, J",guangzhou\n`,
    );
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain("9 rows in = 4 companies + 5 rejects");
    expect(ended.table("companies.csv").map(({ line, name }) => [line, name])).toEqual([
      ["2", "A"],
      ["5", "D"],
      ["8", "G\nG"],
      ["11", "I, J"],
    ]);
    const rejects = ended.table("rejects.csv");
    expect(rejects.map(({ line, column, value, name, city }) => [line, column, value, name, city])).toEqual([
      ["3", "", "B", "B", ""],
      ["4", "", "C,guangzhou,x,", "C", "guangzhou"],
      ["6", "name", '"E,guangzhou', "", ""],
      ["7", "name", 'F "F",chengdu', "", ""],
      ["10", "name", '"H"H,other', "", ""],
    ]);
    expect(rejects.map(({ expected }) => expected)).toMatchInlineSnapshot(`
      [
        "1 cells in this row; expected 2, as in the header",
        "4 cells in this row; expected 2, as in the header",
        "a cell that opens with a quote does not close with one; expected a closing quote before the next comma or line break, and quotes inside the cell doubled",
        "a quote inside a cell that does not begin with one; expected the whole cell in quotes, and quotes inside it doubled",
        "a cell that opens with a quote does not close with one; expected a closing quote before the next comma or line break, and quotes inside the cell doubled",
      ]
    `);
  });

  it("keep a file from being screened only where they are its headings", async () => {
    for (const [text, said] of [
      ['name,"city\nA,guangzhou\n', "line 1, column 2: a cell that opens with a quote"],
      ['name,ci"ty\nA,guangzhou\n', "line 1, column 2: a quote inside a cell"],
      [`name,${"city".repeat(300_000)}\nA,guangzhou\n`, "line 1, column 1: no end of a row within 1 MB"],
    ] as const) {
      const ended = await screen(folder, text);
      expect([ended.status, ended.stdout, ended.files()]).toEqual([2, "", []]);
      expect(ended.stderr).toContain(said);
    }
  });
});
