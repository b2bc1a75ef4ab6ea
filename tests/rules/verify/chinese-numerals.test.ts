import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRational } from "../../../src/exact/rational.ts";
import { numbersIn } from "../../../src/rules/verify/chinese-numerals.ts";

function read(text: string): string[] {
  return numbersIn(text).map(formatRational);
}

describe("numbers of a Chinese text", () => {
  test.each([
    ["中方股比不低于67%", ["67"]],
    ["外资股比不超过50％", ["50"]],
    ["不低于两亿美元", ["200000000"]],
    ["资产总额2亿美元", ["200000000"]],
    ["一千万元", ["10000000"]],
    ["2000万元", ["20000000"]],
    ["1.5亿元", ["150000000"]],
    ["一亿二千万元", ["120000000"]],
    ["最高１００万元", ["1000000"]],
    ["得分３􀆰５分", ["3.5"]],
    ["每年1,000,000元", ["1000000"]],
    ["有效期五年", ["5"]],
    ["从业三年以上", ["3"]],
    ["百分之五十", ["50"]],
    ["百分之一百", ["100"]],
    ["十五年", ["15"]],
    ["二十三天", ["23"]],
    ["一百零五人", ["105"]],
    ["二〇二五年十二月三十一日", ["2025", "12", "31"]],
    ["2025年12月31日", ["2025", "12", "31"]],
    ["９０天至三年", ["90", "3"]],
    ["1，2，3", ["1", "2", "3"]],
    ["超过100年", ["100"]],
    ["万元", []],
    ["没有数字", []],
  ])("%s", (text, numbers) => {
    expect(read(text)).toEqual(numbers);
  });

  test("every number below a trillion reads back from its Chinese form", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
        expect(read(inChinese(number))).toEqual([String(number)]);
      }),
      { numRuns: 300 },
    );
  });
});

const DIGITS = "零一二三四五六七八九";

/** The plain Chinese form of a number, written from its decimal groups of four. */
function inChinese(number: number): string {
  if (number === 0) return "零";
  const parts: string[] = [];
  for (const [unit, size] of [
    ["亿", 100_000_000],
    ["万", 10_000],
    ["", 1],
  ] as const) {
    const group = Math.floor(number / size) % 10_000;
    if (group === 0) continue;
    const padded = parts.length > 0 && group < 1000 ? "零" : "";
    parts.push(`${padded}${groupInChinese(group)}${unit}`);
  }
  return parts.join("");
}

function groupInChinese(group: number): string {
  const digits = String(group).padStart(4, "0").split("").map(Number);
  return digits
    .map((digit, index) => (digit === 0 ? "零" : `${DIGITS[digit]}${["千", "百", "十", ""][index]}`))
    .join("")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "");
}
