import { describe, expect, it } from "vitest";
import { mapWholeNumbers } from "../../src/language/whole-numbers.ts";

const marked = (text: string): string => mapWholeNumbers(text, (whole) => `[${whole}]`);

describe("a number and its unit", () => {
  it.each([
    ["short by 50,000,000 USD.", "short by [50,000,000 USD]."],
    ["还差50,000,000 USD", "还差[50,000,000 USD]"],
    ["USD 200,000,000; and", "[USD 200,000,000]; and"],
    ["at least 67 %, and 7 percentage points more", "at least [67 %], and [7 percentage points] more"],
    ["不低于67%；还差7个百分点", "不低于[67%]；还差[7个百分点]"],
    ["≈ 33.333333333333 % (exactly 100/3 %)", "[≈ 33.333333333333 %] (exactly [100/3 %])"],
    ["from 1,501 m² to 1,499.98 m²: 1.02 m²", "from [1,501 m²] to [1,499.98 m²]: [1.02 m²]"],
    ["2亿美元、48,000平方米", "[2亿美元]、[48,000平方米]"],
    ["at least 3 years", "at least [3 years]"],
    ["holders 1, 2 and 3,000", "holders [1], [2] and [3,000]"],
    ["-7 %", "[-7 %]"],
  ])("%s", (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it.each(["gz-2022-212/1-12", "2024-06-30", "v1.2.3", "127.0.0.1:3000", "a1"])("%s is none", (text) => {
    expect(marked(text)).toBe(text);
  });
});
