import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/screen/source/csv.ts";
import { RecordBoundaries } from "../../src/screen/source/split-records.ts";

const cell = fc.string({ unit: fc.constantFrom("a", "甲", ",", '"', "\n", "\r\n", " ", "1") });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
const SEED = 20_240_630;

function write(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return rows.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
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
    const rows = [...parseCsv('a,b\n"one\ntwo",3\r\n\n4,5\r6,7', 10)];
    expect(rows).toEqual([
      { line: 10, cells: ["a", "b"] },
      { line: 11, cells: ["one\ntwo", "3"] },
      { line: 14, cells: ["4", "5"] },
      { line: 15, cells: ["6", "7"] },
    ]);
  });

  it("cuts anywhere and still finds whole records with their lines", () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 3 }),
        (rows, step, most) => {
          const text = write(rows);
          const bytes = new TextEncoder().encode(text);
          const boundaries = new RecordBoundaries(1, true);
          const found: unknown[] = [];
          let held = "";
          let line = 1;
          const decoder = new TextDecoder();
          for (let at = 0; at < bytes.length; at += step) {
            const piece = bytes.subarray(at, at + step);
            for (let rest = piece, isFull = true; isFull; ) {
              const cut = boundaries.advance(rest, most);
              held += decoder.decode(rest.subarray(0, cut.end), { stream: true });
              if (cut.end > 0) {
                found.push(...parseCsv(held, line));
                held = "";
                line = cut.line;
              }
              rest = rest.subarray(cut.end);
              isFull = cut.isFull;
              if (!isFull) held += decoder.decode(rest, { stream: true });
            }
          }
          found.push(...parseCsv(held, line));
          expect(found).toEqual([...parseCsv(text, 1)]);
        },
      ),
      { seed: SEED },
    );
  });

  it.each([
    ['a,b\n1,"2\n', "line 2, column 2: a quote that is never closed"],
    ['a,b\n1,"2"3\n', "line 2, column 2: text follows the closing quote on line 2"],
    ['a,b\n1,2"3\n', "line 2, column 2: a quote inside a cell"],
    ['a,b\n"1\n\n",2\n"3,4\n5,"6"\n', "line 5, column 1: text follows the closing quote on line 6"],
  ])("refuses %j at its place", (text, said) => {
    expect(() => [...parseCsv(text, 1)]).toThrow(said);
  });
});
