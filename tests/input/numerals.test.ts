import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRational } from "../../src/exact/rational.ts";
import { readChineseInteger } from "../../src/input/chinese-numerals.ts";
import { plainText, readNumeral } from "../../src/input/numerals.ts";

function read(text: string): string | null {
  const value = readNumeral(plainText(text));
  return value === null ? null : formatRational(value);
}

describe("numbers as people write them", () => {
  it.each([
    ["200,000,000", "200000000"],
    ["200 000 000", "200000000"],
    ["２００００", "20000"],
    ["66.9999", "66.9999"],
    ["2亿", "200000000"],
    ["2亿3000万", "230000000"],
    ["3万5000", "35000"],
    ["1.5 million", "1500000"],
    ["0.2bn", "200000000"],
    ["6百万", "6000000"],
    ["六十七", "67"],
    ["六十七点五", "67.5"],
    ["一点五亿", "150000000"],
    ["两亿三千万", "230000000"],
    ["一亿零五百万", "105000000"],
    ["一万零十五", "10015"],
    ["壹佰贰拾叁万", "1230000"],
  ])("%s is %s", (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    "3万5",
    "三万五",
    "一百五",
    "六七",
    "1,23",
    "1.000.000",
    "-5",
    "1e6",
    "",
    "约2亿",
    "2-3亿",
    "万",
  ])("%s is not read: it is no number, or can mean two", (text) => {
    expect(read(text)).toBeNull();
  });

  it("reads a number grouped by thousands as the same number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        expect(read(value.toLocaleString("en-US"))).toBe(value.toString());
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it("reads every number up to 100,000 from its Chinese form by another writer", () => {
    for (let value = 0; value <= 100_000; value += 37)
      expect(readChineseInteger(inChinese(value))).toBe(BigInt(value));
  });
});

const DIGITS = Array.from("零一二三四五六七八九");
const PLACES: readonly (readonly [size: number, name: string])[] = [
  [10_000, "万"],
  [1_000, "千"],
  [100, "百"],
  [10, "十"],
];

/** A whole number in Chinese numerals. */
function inChinese(value: number): string {
  const place = PLACES.find(([size]) => value >= size);
  if (place === undefined) return DIGITS[value] ?? "";
  const [size, name] = place;
  const head = Math.floor(value / size);
  const first = head === 1 && size === 10 ? "" : inChinese(head);
  return first + name + afterPlace(value % size, size);
}

/** What follows the place of a size: nothing, or the rest, with a zero where the next place is empty. */
function afterPlace(rest: number, size: number): string {
  if (rest === 0) return "";
  const tail = rest < size / 10 ? `零${inChinese(rest)}` : inChinese(rest);
  return rest >= 10 && rest < 20 ? tail.replace("十", "一十") : tail;
}
