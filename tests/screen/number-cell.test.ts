import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "../../src/screen/workbook/number-cell.ts";
import { builtInFormat, readFormat } from "../../src/screen/workbook/number-format.ts";

const SEED = 66;

describe("numbers of a workbook", () => {
  it.each([
    ["7.0000000000000007E-2", "0%", "7%"],
    ["0.66666666666666663", "0%", "66.6666666666667%"],
    ["-0.5", "0%", "-50%"],
    ["66.999899999999997", "General", "66.9999"],
    ["200000000", "General", "200000000"],
    ["2E+21", "General", "2000000000000000000000"],
    ["1.5E-7", "General", "0.00000015"],
    ["1.25e21", "0", "1250000000000000000000"],
    ["45473", "yyyy-mm-dd", "2024-06-30"],
    ["45473.5", "yyyy-mm-dd", "2024-06-30T12:00:00"],
    ["1", "yyyy-mm-dd", "1900-01-01"],
    ["0x10", "General", "0x10"],
    ["1e999", "General", "1e999"],
    ["", "0%", ""],
  ] as const)("reads %s, shown as %s, as it was typed: %s", (raw, code, text) => {
    expect(readNumber(raw, readFormat(code), false).text).toBe(text);
  });

  it("counts the days of both calendars", () => {
    expect(readNumber("44011", readFormat("yyyy-mm-dd"), true).text).toBe("2024-06-30");
  });

  it.each([
    ["2.5", '0.0"亿美元"', "2.5亿美元"],
    ["200000000", "[$USD] #,##0", "USD 200000000"],
    ["200000000", '#,##0 "USD"', "200000000 USD"],
    ["200000000", "[$€-2] #,##0", "€200000000"],
    ["5", "0\\年", "5年"],
    ["200000000", '#,##0.0,,"M"', "200 M"],
    ["250000000", '"US$"#,##0.0,,"m"', "US$250 m"],
    ["1200000000", '0.0,,," bn USD"', "1.2 bn USD"],
    ["200000000", "0.0,,", "200"],
    ["200000000", "#,##0,", "200000"],
    ["200000000", '0!.0,"万元"', "20000万元"],
    ["200000000", "0!.0,", "20000"],
    ["200000000", "0!.0000", "20000"],
    ["200000000", '[>=100000000]0.0,,"M";0', "200 M"],
    ["99999999", '[>=100000000]0.0,,"M";0', "99999999"],
    ["200000000", '[>=100000000]0.0,,"M";[>=1000]0.0,"K";0', "200 M"],
    ["2000", '[>=100000000]0.0,,"M";[>=1000]0.0,"K";0', "2 K"],
    ["2", '[>=100000000]0.0,,"M";[>=1000]0.0,"K";0', "2"],
    ["1", "[<1]0%;0", "1"],
    ["0.4", "[<1]0%;0", "40%"],
    ["-2", '[>=100]0"+";0"-";0', "-2-"],
    ["0.67", '0%"左右"', "67%左右"],
    ["0.67", '"约"0.00%', "约67%"],
    ["0.67", "0%\\以\\上", "67%以上"],
    ["0.67", '[Red]"不足"0%;[Red]-0%', "不足67%"],
    ["0.67", '0%;-0%"左右"', "67%"],
    ["50", 'General"左右"', "50左右"],
    ["2", '"General"0', "General 2"],
    ["0.5", '# ?/?"左右"', "0.5"],
  ] as const)("reads %s with the unit that %s writes: %s", (raw, code, text) => {
    expect(readNumber(raw, readFormat(code), false).text).toBe(text);
  });

  it.each([
    ["0.66659999999999997", "0%", "66.66%", "67%"],
    ["0.4", '[>=0.5]0%;[<0.5]"under half"', "40%", "under half"],
    ["0.6", '[>=0.5]0%;[<0.5]"under half"', "60%", null],
    ["1", '[=1]"wholly owned";0%', "100%", "wholly owned"],
    ["0.66659999999999997", "0.0%", "66.66%", "66.7%"],
    ["0.66659999999999997", "0.00%", "66.66%", null],
    ["0.67", "0%", "67%", null],
    ["0.67", "0.00%", "67%", null],
    ["0.665", "0%", "66.5%", "67%"],
    ["66.66", "0", "66.66", "67"],
    ["66.9999", "0.00_ ", "66.9999", "67"],
    ["66.9999", "General", "66.9999", null],
    ["66.9999", "@", "66.9999", null],
    ["0.333", "# ?/?", "0.333", null],
    ["66.9999", "0.0E+0", "66.9999", null],
    ["199999999.6", "#,##0", "199999999.6", "200000000"],
    ["-0.5", "0", "-0.5", "-1"],
  ] as const)("tells of %s under %s that it is %s and is shown as %s", (raw, code, text, shown) => {
    expect(readNumber(raw, readFormat(code), false)).toEqual({ text, shown });
  });

  it.each([
    ["199999999.6", '#,##0.00,,"M"', "199.9999996 M", "200 M"],
    ["250000000", "0.0,,", "250", null],
    ["-250000000", "0,", "-250000", null],
  ] as const)("keeps what is stored of %s, which %s shows in larger units", (raw, code, text, shown) => {
    expect(readNumber(raw, readFormat(code), false)).toEqual({ text, shown, scaled: raw });
  });

  it("shows what a spreadsheet shows: the nearest number of so many places, halves upwards", () => {
    const thousandths = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(thousandths, (number) => {
        const whole = Math.floor((number + 500) / 1000);
        const { shown } = readNumber(`${number / 1000}`, readFormat("0"), false);
        expect(shown).toBe(number % 1000 === 0 ? null : String(whole));
      }),
      { seed: SEED },
    );
  });
});

describe("number formats", () => {
  it.each([
    ["0.00%", "percent", 2],
    ["0%", "percent", 0],
    ["0.0#%;[Red]-0.0#%", "percent", 2],
    ['0"%"', "plain", 0],
    ["0.0\\%", "plain", 1],
    ["0.0_%_)", "plain", 1],
    ["* 0%", "percent", 0],
    ["yyyy-mm-dd", "date", null],
    ['[$-804]yyyy"年"m"月"d"日"', "date", null],
    ["yyyy年m月d日", "date", null],
    ["[h]:mm", "date", null],
    ["[ss]", "date", null],
    ['#,##0.00 "days"', "plain", 2],
    ["General", "plain", null],
    ['General"天"', "plain", null],
    ["_-* #,##0.00\\ _€_-", "plain", 2],
    ['0!.0,"万"', "plain", 1],
    ["", "plain", null],
    ['"', "plain", null],
    ["[", "plain", null],
  ] as const)("reads %s as %s with %s decimals", (code, form, places) => {
    expect(readFormat(code)).toMatchObject({ form, places });
  });

  it("knows those without a code, Chinese dates among them", () => {
    const forms = (from: number, to: number): string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => builtInFormat(String(from + index)).form);
    expect([builtInFormat("0"), builtInFormat("9"), builtInFormat("10"), builtInFormat("4")]).toEqual([
      { form: "plain", places: null },
      { form: "percent", places: 0 },
      { form: "percent", places: 2 },
      { form: "plain", places: 2 },
    ]);
    for (const [from, to] of [
      [14, 22],
      [27, 36],
      [45, 47],
      [50, 58],
    ] as const)
      expect(new Set(forms(from, to))).toEqual(new Set(["date"]));
    expect(new Set([...forms(5, 8), ...forms(11, 13), ...forms(23, 26), ...forms(48, 49)])).toEqual(
      new Set(["plain"]),
    );
  });

  it("takes no longer for each character of a long code than for each of a short one", () => {
    // Where each quote is sought from every other one, one of these takes longer than a test may.
    for (const piece of ['"', "[", "[h", "\\", "_", '"a', "[a]", '"[', "0", ";", "%", "general"]) {
      expect(readFormat(piece.repeat(1_000_000)).places ?? 0).toBeGreaterThanOrEqual(0);
    }
    expect(readFormat(`${'"'.repeat(500_000)}0%`)).toEqual({ form: "percent", places: 0 });
  });
});
