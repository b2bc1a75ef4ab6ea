import { describe, expect, it } from "vitest";
import { PLAIN_COLUMN } from "../../../src/free-text/column-context.ts";
import { readCell } from "../../../src/free-text/read-cell.ts";
import { describeProblem } from "../../../src/input/problem.ts";
import { canonicalAnswer } from "../../../src/situation/canonical.ts";
import { readTyped } from "../../../src/fact-types/read-typed.ts";
import { rulebook } from "../../support/rulebook.ts";

function factOf(id: string) {
  const fact = rulebook.vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  return fact;
}

function typed(id: string, text: string): unknown {
  const read = readTyped(factOf(id), text);
  return read.kind === "understood" ? canonicalAnswer(read.answer) : read.problem.code;
}

describe("the range of a share, as people write it", () => {
  it.each([
    ["25-50%", { atLeast: "25", atMost: "50" }],
    ["25%–50%", { atLeast: "25", atMost: "50" }],
    ["25%至50%", { atLeast: "25", atMost: "50" }],
    ["25% 到 50%（不含25%）", { moreThan: "25", atMost: "50" }],
    ["介于25%至50%之间", { atLeast: "25", atMost: "50" }],
    ["超过25%", { moreThan: "25" }],
    ["超过25%、不超过50%", { moreThan: "25", atMost: "50" }],
    ["超过25%至50%", { moreThan: "25", atMost: "50" }],
    ["more than 25 % to 50 %", { moreThan: "25", atMost: "50" }],
    ["more than 25% and at most 50%", { moreThan: "25", atMost: "50" }],
    ["between 25% and 50%", { atLeast: "25", atMost: "50" }],
    ["不足67%", { lessThan: "67" }],
    ["不满三分之一", { lessThan: "1/3" }],
    ["67%以上", { atLeast: "67" }],
    ["67%以下", { atMost: "67" }],
    ["50%以内", { atMost: "50" }],
    ["≥25%, <50%", { atLeast: "25", lessThan: "50" }],
    ["六成以上", { atLeast: "60" }],
    ["100%以上", "100"],
    ["50%至50%", "50"],
  ])("%s is understood", (text, canonical) => {
    expect(typed("foreignShare", text)).toEqual(canonical);
  });

  it.each([
    ["50/50", "split"],
    ["10-20", "not-understood"],
    ["50%-25%", "empty-band"],
    ["超过100%", "empty-band"],
    ["超过25%以上", "not-understood"],
    ["约25%", "not-understood"],
    ["25%、50%", "not-understood"],
    ["25%至150%", "out-of-range"],
    ["25%至50%（不含30%）", "not-understood"],
  ])("%s is refused", (text, code) => {
    expect(typed("foreignShare", text)).toBe(code);
  });

  it("is read back in words", () => {
    const read = readTyped(factOf("foreignShare"), "超过25%至50%");
    expect(read).toMatchObject({
      kind: "understood",
      isLiteral: false,
      readBack: { "zh-CN": "超过25%、至多50%", en: "more than 25% and at most 50%" },
    });
  });
});

describe("the range of an amount, as people write it", () => {
  it.each([
    ["2亿美元以上", { atLeast: "200000000", currency: "USD" }],
    ["不足2亿美元", { lessThan: "200000000", currency: "USD" }],
    ["超过200 million USD", { moreThan: "200000000", currency: "USD" }],
    ["at least USD 200 million", { atLeast: "200000000", currency: "USD" }],
    ["USD 500,000 to 1 million", { atLeast: "500000", atMost: "1000000", currency: "USD" }],
    ["1亿至2亿美元", { atLeast: "100000000", atMost: "200000000", currency: "USD" }],
    ["USD 100 million to USD 200 million", { atLeast: "100000000", atMost: "200000000", currency: "USD" }],
    ["≥200000000 USD, <300000000 USD", { atLeast: "200000000", lessThan: "300000000", currency: "USD" }],
  ])("%s is understood", (text, canonical) => {
    expect(typed("investorTotalAssets", text)).toEqual(canonical);
  });

  it.each([
    ["USD 200-300m", "not-understood"],
    ["1至2亿美元", "not-understood"],
    ["1亿美元至2亿欧元", "not-understood"],
    ["2亿以上", "not-understood"],
  ])("%s is refused", (text, code) => {
    expect(typed("investorTotalAssets", text)).toBe(code);
  });
});

describe("a cell of a list with a range", () => {
  const cell = (id: string, text: string): unknown => {
    const reading = readCell(factOf(id), text, PLAIN_COLUMN, { shares: null, meanings: {} });
    if (reading.kind === "answer") return reading.answer == null ? null : canonicalAnswer(reading.answer);
    return reading.kind === "refused" ? describeProblem(reading.problems[0] ?? never()).en : reading.kind;
  };
  it.each([
    ["foreignShare", "25-50%", { atLeast: "25", atMost: "50" }],
    ["foreignShare", "超过25%", { moreThan: "25" }],
    ["foreignShare", "不足50", { lessThan: "50" }],
    ["investorTotalAssets", "2亿美元以上", { atLeast: "200000000", currency: "USD" }],
    ["foreignShare", "约50%", null],
  ])("%s: %s", (id, text, canonical) => {
    expect(cell(id, text)).toEqual(canonical);
  });

  it.each([["40%-60%"], ["50/50"], ["10-20"], ["0.25以上"], ["超过100"]])("%s is refused", (text) => {
    expect(cell("foreignShare", text)).toEqual(expect.any(String));
  });
});

function never(): never {
  throw new Error("a refused cell has a problem");
}
