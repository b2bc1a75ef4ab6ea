import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../support/root.ts";
import { type CutDocument, cutDocument, sentencesOf } from "../../../src/rules/authoring/cut-document.ts";

/** Each piece with its id or kind, in the order of the text. */
function tell({ items, headings, numberMarks, pageNumbers }: CutDocument): string[] {
  const pieces = [
    ...items.map((item) => ({ ...item, kind: `${item.section}-${item.number}` })),
    ...headings.map((piece) => ({ ...piece, kind: "heading" })),
    ...numberMarks.map((piece) => ({ ...piece, kind: "mark" })),
    ...pageNumbers.map((piece) => ({ ...piece, kind: "page" })),
  ];
  return pieces
    .sort((a, b) => (a.ranges[0]?.[0] ?? 0) - (b.ranges[0]?.[0] ?? 0))
    .map(({ kind, text }) => `${kind} ${text}`);
}

describe("a text is cut", () => {
  test("by brackets under headings, a page number inside an item left out of it", () => {
    const text =
      "某市若干措施\n\n为推动服务贸易，\n制定本措施。\n一、扩大开放\n（一）放宽准入。允许外商投资\n第1页\n社会调查。\n（二）支持离岸贸易。\n";
    const cut = cutDocument(text, "某市若干措施", null);
    expect(tell(cut)).toEqual([
      "heading 某市若干措施",
      "0-0 为推动服务贸易，制定本措施。",
      "heading 一、扩大开放",
      "mark （一）",
      "1-1 放宽准入。允许外商投资社会调查。",
      "page 第1页",
      "mark （二）",
      "1-2 支持离岸贸易。",
    ]);
    expect(cut.numbered).toEqual([2]);
    expect(cut.items[1]?.ranges).toHaveLength(2);
  });

  test("by articles, whatever else is numbered inside them", () => {
    const text = "第一条　目的。\n（一）甲；\n（二）乙。\n（三）丙。\n第十二条　附则。";
    expect(tell(cutDocument(text, null, null))).toEqual([
      "mark 第一条",
      "1-1 目的。（一）甲；（二）乙。（三）丙。",
      "mark 第十二条",
      "1-12 附则。",
    ]);
  });

  test("into sections where the numbers begin again, the cells before a number being headings", () => {
    const text = "类别\t试点任务\n金融 领域\t1. 开展试点。\n\t2. 支持3.5亿元项目。\n\t1. 探索 GMS 通关。";
    const cut = cutDocument(text, null, null);
    expect(tell(cut)).toEqual([
      "heading 类别",
      "heading 试点任务",
      "heading 金融领域",
      "mark 1.",
      "1-1 开展试点。",
      "mark 2.",
      "1-2 支持3.5亿元项目。",
      "mark 1.",
      "2-1 探索GMS通关。",
    ]);
    expect(cut.numbered).toEqual([2, 1]);
  });

  test("by the numbering that was chosen", () => {
    const text = "一、总则\n1. 甲。\n2. 乙。\n二、附则";
    expect(tell(cutDocument(text, null, "chinese"))).toEqual([
      "mark 一、",
      "1-1 总则1.甲。2.乙。",
      "mark 二、",
      "1-2 附则",
    ]);
  });

  test("into sentences", () => {
    const text = "1. 放宽准入。允许外商\n-2-\n投资。";
    const [item] = cutDocument(text, null, null).items;
    if (item === undefined) throw new Error("no item");
    expect(sentencesOf(item, text)).toEqual([
      { text: "放宽准入。", ranges: [[3, 8]] },
      {
        text: "允许外商投资。",
        ranges: [
          [8, 12],
          [17, 20],
        ],
      },
    ]);
  });
});

test.each([
  ["guangzhou-plan-2022", [19, 57, 17, 24, 14, 18]],
  ["chengdu-plan-2022", [16, 55, 19, 13, 15, 21]],
  ["guangzhou-measures-2025", [22]],
])("%s is cut into the items that it counts, in its body and in its tables", (name, numbered) => {
  const text = readFileSync(`${ROOT}seeds/documents/${name}.txt`, "utf8");
  expect(cutDocument(text, null, null).numbered).toEqual(numbered);
});

test("every character that is no white space lies in exactly one piece", () => {
  const line = fc.constantFrom(
    "一、总则",
    "（一）甲。乙",
    "1. 丙，",
    "第二条 丁",
    "第3页",
    "戊\t2、己",
    "\u3000庚。",
    "",
    "\ufeff",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join("\n");
      const { items, headings, numberMarks, pageNumbers } = cutDocument(text, null, null);
      const taken = new Array<number>(text.length).fill(0);
      for (const { ranges } of [...items, ...headings, ...numberMarks, ...pageNumbers]) {
        for (const [start, end] of ranges) {
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          for (let offset = start; offset < end; offset += 1) taken[offset] = (taken[offset] ?? 0) + 1;
        }
      }
      for (const [offset, count] of taken.entries())
        if (/\S/.test(text[offset] ?? "")) expect(count, `${offset} of ${JSON.stringify(text)}`).toBe(1);
    }),
    { numRuns: 200 },
  );
});
