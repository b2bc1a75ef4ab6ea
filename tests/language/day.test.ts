import { expect, it } from "vitest";
import { showDay } from "../../src/language/day.ts";

it("writes a day in the form of each language", () => {
  expect(showDay("2024-06-30", "en")).toBe("30 June 2024");
  expect(showDay("2023-12-09", "zh-CN")).toBe("2023年12月9日");
  expect(showDay("2023-01-10", "en")).toBe("10 January 2023");
});
