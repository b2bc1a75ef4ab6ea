import { describe, expect, it } from "vitest";
import { layLines } from "../../src/dossier/pdf/lines.ts";
import type { Run } from "../../src/dossier/runs.ts";

const TEXTS = [
  [
    "企业的资产总额为199,999,999.99美元，低于下限0.01美元（不低于2亿美元），还差7个百分点。",
    ["199,999,999.99美元", "0.01美元", "2亿美元", "7个百分点"],
  ],
  [
    "Total assets EUR 182,345,678, at least USD 200 million; 7 percentage points short, 1,501 m² of 48,000 m².",
    ["EUR 182,345,678", "USD 200 million", "7 percentage points", "1,501 m²", "48,000 m²"],
  ],
] as const;

/** Han and Latin as runs of their own, as on a page. */
function runsOf(text: string): Run[] {
  return (text.match(/[\p{Script=Han}，。（）、；]+|[^\p{Script=Han}，。（）、；]+/gu) ?? []).map((part) => ({
    text: part,
    script: /\p{Script=Han}|[，。（）、；]/u.test(part) ? "han" : "latin",
    language: "zh-CN",
    strong: false,
  }));
}

describe("lines of a printed page", () => {
  it.each(TEXTS)("end inside no number, nor between it and its unit: %s", (text, numbers) => {
    for (let width = 20; width <= 45; width += 1) {
      const lines = layLines(runsOf(text), width, 1, (part) => part.length, false).map(({ segments }) =>
        segments.map((segment) => segment.text).join(""),
      );
      expect(lines.length).toBeGreaterThan(1);
      for (const number of numbers)
        expect(
          lines.some((line) => line.includes(number)),
          `${number} at ${width}`,
        ).toBe(true);
    }
  });
});
