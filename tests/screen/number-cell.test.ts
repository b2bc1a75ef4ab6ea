import { describe, expect, it } from "vitest";
import { formOfFormat, textOfNumber } from "../../src/screen/workbook/number-cell.ts";

describe("numbers of a workbook", () => {
  it.each([
    ["7.0000000000000007E-2", "percent", "7%"],
    ["0.66666666666666663", "percent", "66.66666666666666%"],
    ["66.999899999999997", "plain", "66.9999"],
    ["200000000", "plain", "200000000"],
    ["2E+21", "plain", "2000000000000000000000"],
    ["1.5E-7", "plain", "0.00000015"],
    ["45473", "date", "2024-06-30"],
    ["45473.5", "date", "2024-06-30T12:00:00"],
    ["1", "date", "1900-01-01"],
  ] as const)("reads %s, shown as %s, as it was typed: %s", (raw, form, text) => {
    expect(textOfNumber(raw, form, false)).toBe(text);
  });

  it("knows formats by their ids and codes", () => {
    expect([formOfFormat(9, undefined), formOfFormat(14, undefined), formOfFormat(0, undefined)]).toEqual([
      "percent",
      "date",
      "plain",
    ]);
    expect(formOfFormat(166, "0.00%")).toBe("percent");
    expect(formOfFormat(167, "yyyy-mm-dd")).toBe("date");
    expect(formOfFormat(168, '#,##0.00 "days"')).toBe("plain");
    expect(formOfFormat(169, "General")).toBe("plain");
  });
});
