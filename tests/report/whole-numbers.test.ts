import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepNumbersWholeIn } from "../../src/report/html/whole-numbers.ts";
import { displayWidth, hang, wrap } from "../../src/report/layout.ts";
import { plain } from "../../src/report/markdown-text.ts";
import { renderText } from "../../src/report/text.ts";
import { showGap } from "../../src/report/values.ts";
import { viewReport } from "../../src/report/view.ts";
import { showQuantity } from "../../src/vocabulary/quantities.ts";
import { answering, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const SEED = 16;
const UNITS = ["%", "m²", "years", "points", "USD", "CNY", "CHF", "TWD", "AFN"] as const;
const number = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.constantFrom("", ".5", ".000001", ".99"))
  .map(([whole, decimals]) => `${whole}${decimals}`);
const language = fc.constantFrom("en" as const, "zh-CN" as const);
const quantity = fc
  .tuple(number, fc.constantFrom(...UNITS), language, fc.boolean())
  .map(([text, unit, spoken, isGap]) => (isGap ? showGap : showQuantity)(text, unit, spoken));
const words = fc.constantFrom(
  "还差",
  "short by",
  "要求：不低于",
  "at least",
  "；",
  "; ",
  "（",
  "yours:",
  "企业情况：",
);
const sentence = fc.array(fc.tuple(words, quantity), { minLength: 1, maxLength: 12 }).map((parts) => ({
  quantities: parts.map(([, shown]) => shown),
  text: parts.map(([word, shown]) => `${word} ${shown}`).join(" "),
}));

describe("no line of text ends inside a number, or between it and its unit", () => {
  it("for every number, unit, language and width", () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 48, max: 120 }), ({ quantities, text }, width) => {
        const lines = hang("  - ", text, width);
        for (const shown of quantities) expect(lines.some((line) => line.includes(shown))).toBe(true);
        expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
        expect(lines.join(" ").replace(/\s+/g, "")).toBe(`-${text}`.replace(/\s+/g, ""));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("as in the shortfall that was broken at its comma", () => {
    const text = "企业情况：199,999,999.99美元；要求：不低于200,000,000 USD；还差0.01美元";
    for (let width = 40; width <= 80; width += 1) {
      const lines = wrap(text, width).join("\n");
      for (const whole of ["199,999,999.99美元", "200,000,000 USD", "0.01美元"])
        expect(lines).toContain(whole);
    }
  });

  it("in a whole report, at every width of a terminal", async () => {
    const profile = reader.fromText(
      JSON.stringify({
        city: "guangzhou",
        activities: ["investment-company", "social-survey"],
        foreignShare: "40",
        legalRepresentativeNationality: "GB",
        investorTotalAssets: { amount: "150000000", currency: "USD" },
      }),
    );
    const report = await answering.report(profile, IN_FORCE);
    for (const spoken of ["en", "zh-CN"] as const) {
      const view = viewReport(report, rulebook, spoken, false);
      for (let width = 40; width <= 80; width += 8) {
        const text = renderText(view, { language: spoken, width, colour: false }, true);
        expect(
          text.match(/\d,\n\s*\d{3}|USD\n|\d\n\s*(?:%|USD|million|[万亿美元个]|percentage)/g) ?? [],
        ).toEqual([]);
      }
    }
  });
});

describe("no page and no Markdown parts a number from its unit", () => {
  it("in a page each stands in one piece, and text is what it was", () => {
    fc.assert(
      fc.property(sentence, ({ quantities, text }) => {
        const page = keepNumbersWholeIn(`<p title="67 %">${text}</p>`);
        for (const shown of quantities) {
          const joined = escaped(shown.replaceAll(" ", "\u00a0"));
          expect(page).toMatch(new RegExp(`>[^<]*${escaped(shown)}[^<]*</span>|${joined}`));
        }
        const plainText = page.replace(/<\/?span[^>]*>/g, "").replaceAll("\u00a0", " ");
        expect(plainText).toBe(`<p title="67 %">${text}</p>`);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("leaves titles, scripts, fields and drawings alone", () => {
    const page =
      '<title>67 %</title><script>if (a > 67 && "7 years") b()</script><input value="> 67 %"><svg><text>67 %</text></svg><select><option>67 %</option></select>';
    expect(keepNumbersWholeIn(page)).toBe(page);
  });

  it("in Markdown they are joined by no-break spaces", () => {
    expect(plain("short by 7 percentage points, 1,501 m² or USD 200 million")).toBe(
      "short by 7\u00a0percentage\u00a0points, 1,501\u00a0m² or USD\u00a0200\u00a0million",
    );
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
